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
  'workspace',
  'apiKey',
] as const;

export type CountField = (typeof COUNT_FIELDS)[number];
export type FactField = (typeof FACT_FIELDS)[number];
type Field = CountField | FactField;

/** Counts of what a model wrote; the others are of what it read, or of both (`total`). */
export const OUTPUT_COUNTS: ReadonlySet<CountField> = new Set([
  'output',
  'reasoning',
  'audioOutput',
  'imageOutput',
  'extraOutput',
]);

/** Attribute names by field, in order of preference. */
export type FieldNames = { readonly [F in Field]?: readonly string[] };

const FIELDS: readonly Field[] = [...COUNT_FIELDS, ...FACT_FIELDS];
const INDEX = Object.fromEntries(FIELDS.map((field, index) => [field, index])) as Readonly<Record<Field, number>>;

/** One name's place: whose value it is, and how it ranks among that field's names. */
interface Slot {
  readonly name: string;
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
        this.slots.set(name, { name, index: INDEX[field], rank });
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
      if (slot !== undefined && value !== null && value !== '') found.offer(slot, value);
    }
    return found;
  }
}

/** What a record says, by field. */
export class FoundFields {
  private readonly slots = new Array<Slot | undefined>(FIELDS.length).fill(undefined);
  private readonly values = new Array<AttributeValue | undefined>(FIELDS.length).fill(undefined);

  offer(slot: Slot, value: AttributeValue): void {
    const known = this.slots[slot.index];
    if (known !== undefined && known.rank <= slot.rank) return;
    this.slots[slot.index] = slot;
    this.values[slot.index] = value;
  }

  value(field: Field): AttributeValue | undefined {
    return this.values[INDEX[field]];
  }

  /** Calls back with the counts that are given, in the order of the fields. */
  eachCount(take: (field: CountField, name: string, value: AttributeValue) => void): void {
    for (let index = 0; index < COUNT_FIELDS.length; index++) {
      const slot = this.slots[index];
      const value = this.values[index];
      const field = COUNT_FIELDS[index];
      if (slot !== undefined && value !== undefined && field !== undefined) take(field, slot.name, value);
    }
  }

  /** Text, or the first text of a list; undefined where it is neither. */
  text(field: FactField): string | undefined {
    const value = this.value(field);
    const first: AttributeValue | undefined = Array.isArray(value) ? (value as readonly AttributeValue[])[0] : value;
    return typeof first === 'string' && first !== '' ? first : undefined;
  }
}
