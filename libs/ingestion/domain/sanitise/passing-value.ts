import { isUtf8 } from 'node:buffer';

import type { WireReader } from '@tokenledger/shared/otlp';

import type { RemovalReason } from '../admission/admission-reasons';

const TEXT = 0x0a;
const TRUTH = 0x10;
const INTEGER = 0x18;
const DOUBLE = 0x21;
const ARRAY = 0x2a;

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

/** As `problemOfLabel`, for an object of numbers (and of such objects) as JSON text. */
export function problemOfNumbers(reader: WireReader): RemovalReason | undefined {
  const tag = reader.readTag();
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

function holdsNumbersOnly(json: string): boolean {
  if (!json.trimStart().startsWith('{')) return false;
  for (let at = 0; at < json.length; at = NUMBERS_TOKEN.lastIndex) {
    NUMBERS_TOKEN.lastIndex = at;
    if (!NUMBERS_TOKEN.test(json)) return false;
  }
  return true;
}

/** Metadata of a provider is longer than a usage object: it says more than counts. */
const MAX_MIXED_BYTES = 8192;
/** As above, or JSON that is beside numbers: a list's bracket, a truth value. */
const MIXED_TOKEN =
  /\s*(?:"[A-Za-z0-9_.:-]{1,64}"\s*:\s*|-?\d{1,20}(?:\.\d{1,20})?(?:[eE][+-]?\d{1,3})?|null|true|false|[{}[\],])\s*/y;
const TEXT_VALUE = /\s*("(?:[^"\\]|\\.)*")\s*/dy;

/**
 * As `problemOfNumbers`, for an object that holds texts, too: each is overwritten where it stands, so that what passes is
 * JSON of the same length with numbers only. Names that are not plain, and anything else that is no JSON, do not pass.
 */
export function blankTextsAmongNumbers(reader: WireReader): RemovalReason | undefined {
  const tag = reader.readTag();
  if (tag !== TEXT) {
    reader.skip(tag);
    return 'wrong-type';
  }
  const end = reader.readEnd();
  const start = reader.position;
  reader.position = end;
  if (end !== reader.limit) return 'wrong-type';
  if (end - start > MAX_MIXED_BYTES) return 'too-long';
  const texts = textsAmongNumbers(reader.bytes.toString('latin1', start, end));
  if (texts === undefined) return 'structured-text';
  for (const [from, to] of texts) blank(reader.bytes, start + from, start + to);
  return undefined;
}

/** Where texts stand as values; undefined where the whole is not an object of plain names, numbers and texts. */
function textsAmongNumbers(json: string): readonly (readonly [number, number])[] | undefined {
  if (!json.trimStart().startsWith('{')) return undefined;
  const texts: (readonly [number, number])[] = [];
  for (let at = 0; at < json.length;) {
    MIXED_TOKEN.lastIndex = at;
    if (MIXED_TOKEN.test(json)) {
      at = MIXED_TOKEN.lastIndex;
      continue;
    }
    TEXT_VALUE.lastIndex = at;
    const place = TEXT_VALUE.exec(json)?.indices?.[1];
    if (place === undefined) return undefined;
    at = TEXT_VALUE.lastIndex;
    // A name that is not plain could carry text itself.
    if (json[at] === ':') return undefined;
    texts.push(place);
  }
  return texts;
}

const EMPTY_OBJECT = Buffer.from('{}');
const SPACE = 0x20;

/** A text is two quotes at least: an empty object has room, and says nothing. */
function blank(bytes: Buffer, start: number, end: number): void {
  EMPTY_OBJECT.copy(bytes, start);
  bytes.fill(SPACE, start + EMPTY_OBJECT.length, end);
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
  if (start < end && (first === BRACE || first === BRACKET)) return 'structured-text';
  return isText(reader.bytes, start, end) ? undefined : 'not-text';
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
