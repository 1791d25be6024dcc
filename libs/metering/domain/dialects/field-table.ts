import type { Attributes, AttributeValue } from '@tokenledger/shared/otlp';

/** Counts of a call, under the names that `RawTokens` gives them. */
export const COUNT_FIELDS = [
  'input',
  'output',
  'total',
  'cacheRead',
  'cacheWrite',
  'cacheWrite5m',
  'cacheWrite1h',
  'reasoning',
  'audioInput',
  'audioCacheRead',
  'imageInput',
  'imageCacheRead',
  'audioOutput',
  'imageOutput',
  'extraInput',
  'extraOutput',
] as const;

/** What else is read of a call. */
export const FACT_FIELDS = [
  'provider',
  'requestModel',
  'responseModel',
  'anyModel',
  'responseId',
  'providerRequestId',
  'serviceTier',
  'serverAddress',
  'finishReason',
  'errorType',
  'cost',
  'costCurrency',
] as const;

export type CountField = (typeof COUNT_FIELDS)[number];
export type FactField = (typeof FACT_FIELDS)[number];
type Field = CountField | FactField;

/** Attribute names by field, in order of preference. */
export type FieldNames = { readonly [F in Field]?: readonly string[] };

const FIELDS: readonly Field[] = [...COUNT_FIELDS, ...FACT_FIELDS];
const FIELD_INDEX = new Map<Field, number>(FIELDS.map((field, index) => [field, index]));
const NOT_FOUND = 255;

interface Slot {
  readonly index: number;
  readonly rank: number;
}

/**
 * Attribute names of a dialect, compiled so that a record is read in one pass over what it has: a look-up for each of
 * its attributes instead of one for each name that any emitter ever used.
 */
export class FieldTable {
  private readonly slots = new Map<string, Slot>();

  /** @throws Error where one name is given to two fields: a token would be counted twice */
  constructor(names: FieldNames) {
    for (const field of FIELDS) {
      (names[field] ?? []).forEach((name, rank) => {
        if (this.slots.has(name)) throw new Error(`the attribute ${name} is given to two fields: leave it in one`);
        this.slots.set(name, { index: FIELD_INDEX.get(field) ?? NOT_FOUND, rank });
      });
    }
  }

  knows(name: string): boolean {
    return this.slots.has(name);
  }

  /** The best-ranked value of each field; what is empty is not given, so that the next name is asked. */
  read(attributes: Attributes): FoundFields {
    const found = new FoundFields();
    for (const [name, value] of attributes) {
      const slot = this.slots.get(name);
      if (slot !== undefined && value !== null && value !== '') found.offer(slot.index, slot.rank, name, value);
    }
    return found;
  }
}

/** What a record says, by field. */
export class FoundFields {
  private readonly ranks = new Uint8Array(FIELDS.length).fill(NOT_FOUND);
  private readonly names: string[] = [];
  private readonly values: AttributeValue[] = [];

  offer(index: number, rank: number, name: string, value: AttributeValue): void {
    if (rank >= (this.ranks[index] ?? 0)) return;
    this.ranks[index] = rank;
    this.names[index] = name;
    this.values[index] = value;
  }

  value(field: Field): AttributeValue | undefined {
    const index = FIELD_INDEX.get(field) ?? NOT_FOUND;
    return this.ranks[index] === NOT_FOUND ? undefined : this.values[index];
  }

  /** The attribute that the field's value comes from. */
  nameOf(field: Field): string | undefined {
    const index = FIELD_INDEX.get(field) ?? NOT_FOUND;
    return this.ranks[index] === NOT_FOUND ? undefined : this.names[index];
  }

  /** Text, or the first text of a list; undefined where it is neither. */
  text(field: FactField): string | undefined {
    const value = this.value(field);
    const first: AttributeValue | undefined = Array.isArray(value) ? (value as readonly AttributeValue[])[0] : value;
    return typeof first === 'string' && first !== '' ? first : undefined;
  }
}
