import { isUtf8 } from 'node:buffer';

import type { WireReader } from '@tokenledger/shared/otlp';

import type { RemovalReason } from '../admission/admission-reasons';

const TEXT = 0x0a;
const TRUTH = 0x10;
const INTEGER = 0x18;
const DOUBLE = 0x21;
const ARRAY = 0x2a;
const PAIRS = 0x32;

/** Longer text is no number that a count could be. */
const MAX_NUMBER_BYTES = 40;
/** The processor judges the number (negative, not a number, with a fraction); here it must only be one. */
const NUMBER = /^\s*[+-]?(?:\d+(?:\.\d*)?(?:[eE][+-]?\d{1,3})?|NaN|Infinity)\s*$/;

/**
 * Why an AnyValue may not pass as a label; undefined where it may. Reads up to the reader's limit.
 *
 * Exactly one value of the allowed types: what follows it would be hidden from a reader that takes the last.
 */
export function problemOfLabel(reader: WireReader, maxBytes: number): RemovalReason | undefined {
  const tag = reader.readTag();
  switch (tag) {
    case TEXT:
      return problemOfText(reader, maxBytes);
    case TRUTH:
    case INTEGER:
    case DOUBLE:
      return problemOfScalar(reader, tag);
    case ARRAY:
      return problemOfList(reader, maxBytes);
    default:
      reader.skip(tag);
      return 'wrong-type';
  }
}

/** As `problemOfLabel`, for a number or text that is one. */
export function problemOfCount(reader: WireReader): RemovalReason | undefined {
  const tag = reader.readTag();
  switch (tag) {
    case INTEGER:
    case DOUBLE:
      return problemOfScalar(reader, tag);
    case TEXT: {
      const end = reader.readEnd();
      const start = reader.position;
      reader.position = end;
      if (end !== reader.limit) return 'wrong-type';
      if (end - start > MAX_NUMBER_BYTES) return 'not-a-number';
      return NUMBER.test(reader.bytes.toString('latin1', start, end)) ? undefined : 'not-a-number';
    }
    default:
      reader.skip(tag);
      return 'wrong-type';
  }
}

/** Usage objects have a dozen keys; a longer one is something else. */
const MAX_NUMBERS_BYTES = 2048;
/** One token of JSON that can only be an object of numbers: a plain name with its colon, a number, a brace or comma. */
const NUMBERS_TOKEN =
  /\s*(?:"[A-Za-z0-9_.:-]{1,64}"\s*:\s*|-?\d{1,20}(?:\.\d{1,20})?(?:[eE][+-]?\d{1,3})?|null|[{},])\s*/y;

/** As `problemOfLabel`, for an object of numbers (and of such objects), as JSON text or as pairs. */
export function problemOfNumbers(reader: WireReader): RemovalReason | undefined {
  const tag = reader.readTag();
  if (tag === PAIRS) return problemOfPairs(reader, 0);
  if (tag !== TEXT) {
    reader.skip(tag);
    return 'wrong-type';
  }
  const end = reader.readEnd();
  const start = reader.position;
  reader.position = end;
  if (end !== reader.limit) return 'wrong-type';
  if (end - start > MAX_NUMBERS_BYTES) return 'too-long';
  return holdsNumbersOnly(reader.bytes.toString('latin1', start, end)) ? undefined : 'structured-text';
}

const PLAIN_KEY = /^[A-Za-z0-9_.:-]{1,64}$/;
const KEY = 0x0a;
const VALUE = 0x12;
/** Details of a count, and what they are made of. */
const MOST_LEVELS = 4;

/** A list of pairs of plain names and numbers, up to the end of the value; behind the tag. */
function problemOfPairs(reader: WireReader, level: number): RemovalReason | undefined {
  const end = reader.readEnd();
  if (end !== reader.limit || level === MOST_LEVELS) return 'wrong-type';
  if (end - reader.position > MAX_NUMBERS_BYTES) return 'too-long';
  while (reader.position < end) {
    if (reader.readTag() !== KEY) return 'wrong-type';
    const outer = reader.enter();
    const problem = problemOfPair(reader, level);
    reader.leave(outer);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** One name and one value, in either order, and nothing else. */
function problemOfPair(reader: WireReader, level: number): RemovalReason | undefined {
  const seen = new Set<number>();
  while (reader.position < reader.limit) {
    const tag = reader.readTag();
    if ((tag !== KEY && tag !== VALUE) || seen.has(tag)) return 'wrong-type';
    seen.add(tag);
    const outer = reader.enter();
    const problem = tag === KEY ? problemOfKey(reader) : problemOfNumber(reader, level);
    reader.leave(outer);
    if (problem !== undefined) return problem;
  }
  return seen.has(KEY) ? undefined : 'wrong-type';
}

function problemOfKey(reader: WireReader): RemovalReason | undefined {
  const name = reader.bytes.toString('latin1', reader.position, reader.limit);
  reader.position = reader.limit;
  return PLAIN_KEY.test(name) ? undefined : 'structured-text';
}

/** One without a value is null. */
function problemOfNumber(reader: WireReader, level: number): RemovalReason | undefined {
  if (reader.position === reader.limit) return undefined;
  const tag = reader.readTag();
  if (tag === PAIRS) return problemOfPairs(reader, level + 1);
  if (tag !== INTEGER && tag !== DOUBLE) {
    reader.skip(tag);
    return 'wrong-type';
  }
  return problemOfScalar(reader, tag);
}

function holdsNumbersOnly(json: string): boolean {
  if (!json.trimStart().startsWith('{')) return false;
  for (let at = 0; at < json.length; at = NUMBERS_TOKEN.lastIndex) {
    NUMBERS_TOKEN.lastIndex = at;
    if (!NUMBERS_TOKEN.test(json)) return false;
  }
  // The tokens in another order are names only, and names can carry text.
  return objectOf(json) !== undefined;
}

/** Metadata of a provider is longer than a usage object: it says more than counts. */
const MAX_METADATA_BYTES = 8192;
const SPACE = 0x20;

/**
 * As `problemOfLabel`, for an object as JSON text of which certain counts pass. It is overwritten where it stands by an
 * object of these alone: neither texts nor other numbers are left (probabilities and byte values of an answer tell the
 * answer), nor names that nobody knows.
 * @param paths each the names that lead to a count
 */
export function keepCountsWithin(reader: WireReader, paths: readonly (readonly string[])[]): RemovalReason | undefined {
  const tag = reader.readTag();
  if (tag !== TEXT) {
    reader.skip(tag);
    return 'wrong-type';
  }
  const end = reader.readEnd();
  const start = reader.position;
  reader.position = end;
  if (end !== reader.limit) return 'wrong-type';
  if (end - start > MAX_METADATA_BYTES) return 'too-long';
  const text = reader.bytes.toString('utf8', start, end);
  const whole = objectOf(text) ?? objectOf(asJson(text));
  const counts = whole === undefined ? undefined : countsWithin(whole, paths);
  if (counts === undefined) return 'structured-text';
  const kept = Buffer.from(JSON.stringify(counts));
  // 1e20 is longer once it is written out; no count is so large.
  if (kept.length > end - start) return 'structured-text';
  kept.copy(reader.bytes, start);
  reader.bytes.fill(SPACE, start + kept.length, end);
  return undefined;
}

/** A dictionary as Python prints it. What is no JSON then either does not pass. */
function asJson(printed: string): string {
  return printed
    .replaceAll("'", '"')
    .replace(/(?<=[:[,]\s*)None(?=\s*[,\]}])/g, 'null')
    .replace(/(?<=[:[,]\s*)(True|False)(?=\s*[,\]}])/g, (word) => word.toLowerCase());
}

type JsonObject = Readonly<Record<string, unknown>>;

function objectOf(json: string): JsonObject | undefined {
  try {
    return asObject(JSON.parse(json));
  } catch {
    return undefined;
  }
}

function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

/** @returns undefined where none of the counts is there */
function countsWithin(whole: JsonObject, paths: readonly (readonly string[])[]): JsonObject | undefined {
  const kept: Record<string, unknown> = {};
  for (const path of paths) {
    const count = path.reduce<unknown>((part, name) => ownValue(part, name), whole);
    if (typeof count !== 'number') continue;
    let place = kept;
    for (const name of path.slice(0, -1)) place = (place[name] ??= {}) as Record<string, unknown>;
    place[path.at(-1) ?? ''] = count;
  }
  return Object.keys(kept).length === 0 ? undefined : kept;
}

function ownValue(part: unknown, name: string): unknown {
  const object = asObject(part);
  return object !== undefined && Object.hasOwn(object, name) ? object[name] : undefined;
}

function problemOfScalar(reader: WireReader, tag: number): RemovalReason | undefined {
  reader.skip(tag);
  return reader.position === reader.limit ? undefined : 'wrong-type';
}

const BRACE = 0x7b;
const BRACKET = 0x5b;

function problemOfText(reader: WireReader, maxBytes: number): RemovalReason | undefined {
  const end = reader.readEnd();
  const start = reader.position;
  reader.position = end;
  if (end !== reader.limit) return 'wrong-type';
  if (end - start > maxBytes) return 'too-long';
  // JSON is how structured data, content included, travels in labels.
  const first = reader.bytes[start];
  if (start < end && (first === BRACE || (first === BRACKET && !isListOfWords(reader.bytes, start, end)))) {
    return 'structured-text';
  }
  return isText(reader.bytes, start, end) ? undefined : 'not-text';
}

/** `["stop","tool_calls"]`: a list of labels as some emitters write it. Words without spaces are no content. */
const LIST_OF_WORDS = /^\[\s*"[A-Za-z0-9_.:-]{1,64}"(?:\s*,\s*"[A-Za-z0-9_.:-]{1,64}")*\s*\]\s*$/;
const MAX_WORDS_BYTES = 512;

function isListOfWords(bytes: Buffer, start: number, end: number): boolean {
  return end - start <= MAX_WORDS_BYTES && LIST_OF_WORDS.test(bytes.toString('latin1', start, end));
}

function isText(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (bytes[at]! >= 0x80) return isUtf8(bytes.subarray(at, end));
  }
  return true;
}

function problemOfList(reader: WireReader, maxBytes: number): RemovalReason | undefined {
  const end = reader.readEnd();
  if (end !== reader.limit) return 'wrong-type';
  if (end - reader.position > maxBytes) return 'too-long';
  while (reader.position < end) {
    if (reader.readTag() !== TEXT) return 'wrong-type';
    const outer = reader.enter();
    const problem = problemOfListItem(reader, maxBytes);
    reader.leave(outer);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function problemOfListItem(reader: WireReader, maxBytes: number): RemovalReason | undefined {
  if (reader.position === reader.limit || reader.readTag() !== TEXT) return 'wrong-type';
  return problemOfText(reader, maxBytes);
}
