import type { Attributes, AttributeValue } from '@tokenledger/shared/otlp';

import { asObject, jsonObjectOf } from './attribute-reading';
import { countInside, countNamed } from './usage-leaves';

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

/** What else a table understands, beyond the names that it lists. */
export interface FurtherNames {
  /** Below these, a name is understood by its words (`countNamed`). */
  readonly prefixes: readonly string[];
  /** Attributes that hold counts in an object, by preference. */
  readonly objects: readonly string[];
}

/** A whole object, by its rank among objects. */
interface ObjectPlace {
  readonly name: string;
  readonly order: number;
}

/** Behind every name that is listed, and before every object. */
const RANK_OF_WORDS = 1_000;
const RANK_INSIDE = 2_000;
const RANKS_OF_AN_OBJECT = 100;
const MOST_LEVELS = 4;
/** Names by their words that are remembered: anybody's text may come as one. */
const MAX_REMEMBERED = 2_000;

/**
 * Attribute names of a dialect, compiled so that a record is read in one pass over what it has: a look-up for each of
 * its attributes instead of one for each name that any emitter ever used.
 */
export class FieldTable {
  private readonly slots = new Map<string, Slot | ObjectPlace>();
  private readonly byWords = new Map<string, Slot | undefined>();
  private readonly prefixes: readonly string[];

  /** @throws Error where one name is given to two fields: a token would be counted twice */
  constructor(names: FieldNames, { prefixes, objects }: FurtherNames = { prefixes: [], objects: [] }) {
    this.prefixes = prefixes;
    objects.forEach((name, order) => this.slots.set(name, { name, order }));
    for (const field of FIELDS) {
      (names[field] ?? []).forEach((name, rank) => {
        if (this.slots.has(name)) throw new Error(`the attribute ${name} is given to two fields: leave it in one`);
        this.slots.set(name, { name, index: INDEX[field], rank });
      });
    }
  }

  knows(name: string): boolean {
    return this.slots.has(name) || this.slotByWords(name) !== undefined;
  }

  /** The best-ranked value of each field; what is empty is not given, so that the next name is asked. */
  read(attributes: Attributes): FoundFields {
    const found = new FoundFields();
    for (const [name, value] of attributes) {
      const slot = this.slots.get(name) ?? this.slotByWords(name);
      if (slot === undefined || value === null || value === '') continue;
      if ('rank' in slot) found.offer(slot, value);
      else offerInside(found, slot, value);
    }
    return found;
  }

  private slotByWords(name: string): Slot | undefined {
    for (const prefix of this.prefixes) {
      if (!name.startsWith(prefix)) continue;
      if (this.byWords.has(name)) return this.byWords.get(name);
      const field = countNamed(name.slice(prefix.length));
      const slot = field === undefined ? undefined : { name, index: INDEX[field], rank: RANK_OF_WORDS };
      if (this.byWords.size < MAX_REMEMBERED) this.byWords.set(name, slot);
      return slot;
    }
    return undefined;
  }
}

/**
 * Every count in an object, by the words of its path; of several for one field the first by name stands, since an object
 * has no order: what carries it may write it in another one.
 */
function offerInside(found: FoundFields, { name, order }: ObjectPlace, value: AttributeValue): void {
  const object = asObject(value) ?? jsonObjectOf(value);
  if (object === undefined) return;
  let rank = RANK_INSIDE + order * RANKS_OF_AN_OBJECT;
  const visit = (part: unknown, path: string, level: number): void => {
    const inner = asObject(part);
    if (inner !== undefined) {
      if (level === MOST_LEVELS) return;
      for (const [key, entry] of Object.entries(inner).sort(byName))
        visit(entry, path === '' ? key : `${path}.${key}`, level + 1);
      return;
    }
    if (typeof part !== 'number' && typeof part !== 'bigint' && (typeof part !== 'string' || part === '')) return;
    const field = countInside(path);
    if (field !== undefined) found.offer({ name: `${name} > ${path}`, index: INDEX[field], rank: rank++ }, part);
  };
  visit(object, '', 0);
}

function byName([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : 1;
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
    return typeof first === 'string' && first !== '' ? unquoted(firstOfListed(first)) : undefined;
  }
}

/** Some write a list as the text of one: `["stop"]`. */
function firstOfListed(text: string): string {
  if (!text.startsWith('["')) return text;
  try {
    const [first] = JSON.parse(text) as readonly unknown[];
    return typeof first === 'string' ? first : text;
  } catch {
    return text;
  }
}

/** MLflow writes every attribute as JSON, texts in quotes. */
function unquoted(text: string): string {
  return text.length > 2 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}
