import type { OutgoingRecord, StreamRecord } from '@tokenledger/shared/stream';
import {
  ARRIVED_HEADER,
  AT_HEADER,
  KEY_HEADER,
  PACKED_HEADERS_HEADER,
  PART_HEADER,
  REASON_HEADER,
  SOURCE_HEADER,
  unescapeHeaders,
} from './dead-letter-headers';

/** A dead letter as it can be shown and replayed. */
export interface DeadLetter {
  /** Topic, key, headers and value as they were: sending it again replays it. */
  readonly original: OutgoingRecord;
  readonly source: { readonly topic: string; readonly partition: number; readonly offset: string };
  readonly reason: string;
  readonly putAsideAt: Date;
  readonly arrivedAt: Date;
}

/** What a record of the dead-letter topic turned out to be. */
export type Assembled =
  | { readonly state: 'whole'; readonly letter: DeadLetter }
  | { readonly state: 'part'; readonly source: string; readonly missing: number }
  | { readonly state: 'foreign'; readonly reason: string };

/** Puts the parts of large letters together. Records may come twice and in any order. */
export class DeadLetterAssembler {
  readonly #parts = new Map<string, Map<number, StreamRecord>>();

  add(record: StreamRecord): Assembled {
    const source = record.headers[SOURCE_HEADER];
    if (source === undefined || readSource(source) === undefined) {
      return { state: 'foreign', reason: `no ${SOURCE_HEADER} header: not written as a dead letter` };
    }
    const part = readPart(record.headers[PART_HEADER]);
    if (part === undefined) return { state: 'foreign', reason: `the ${PART_HEADER} header is not number/count` };

    // A letter written twice may be cut differently: its parts are kept apart by the time of writing and the count.
    const letter = `${source} ${record.headers[AT_HEADER] ?? ''} ${part.count}`;
    const parts = this.#parts.get(letter) ?? new Map<number, StreamRecord>();
    parts.set(part.number, record);
    if (parts.size < part.count) {
      this.#parts.set(letter, parts);
      return { state: 'part', source, missing: part.count - parts.size };
    }
    this.#parts.delete(letter);
    const values = [...parts].sort(([one], [other]) => one - other).map(([, { value }]) => value);
    return toLetter(record, Buffer.concat(values));
  }
}

function toLetter(record: StreamRecord, value: Buffer): Assembled {
  const { headers } = record;
  const source = readSource(headers[SOURCE_HEADER] ?? '');
  const unpacked = unpackHeaders(headers, value);
  if (source === undefined || unpacked === undefined)
    return { state: 'foreign', reason: 'its headers are not readable' };
  const key = originalKey(record);
  return {
    state: 'whole',
    letter: {
      original: { topic: source.topic, ...(key === undefined ? {} : { key }), ...unpacked },
      source,
      reason: headers[REASON_HEADER] ?? '',
      putAsideAt: new Date(headers[AT_HEADER] ?? Number.NaN),
      arrivedAt: new Date(headers[ARRIVED_HEADER] ?? Number.NaN),
    },
  };
}

function unpackHeaders(
  headers: Readonly<Record<string, string>>,
  value: Buffer,
): Pick<OutgoingRecord, 'headers' | 'value'> | undefined {
  const packed = headers[PACKED_HEADERS_HEADER];
  if (packed === undefined) return { headers: unescapeHeaders(headers), value };
  const bytes = Number(packed);
  if (!Number.isInteger(bytes) || bytes <= 0 || bytes > value.length) return undefined;
  const originals = parseHeaders(value.subarray(0, bytes).toString());
  return originals === undefined ? undefined : { headers: originals, value: value.subarray(bytes) };
}

/** The topic may hold what others wrote. */
function parseHeaders(text: string): Record<string, string> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isTextByName(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function isTextByName(parsed: unknown): parsed is Record<string, string> {
  return (
    typeof parsed === 'object' && parsed !== null && Object.values(parsed).every((text) => typeof text === 'string')
  );
}

function originalKey({ key, headers }: StreamRecord): string | Uint8Array | undefined {
  if (headers[PART_HEADER] === undefined) return key;
  const own = headers[KEY_HEADER];
  return own === undefined ? undefined : Buffer.from(own, 'base64');
}

function readPart(text: string | undefined): { readonly number: number; readonly count: number } | undefined {
  if (text === undefined) return { number: 1, count: 1 };
  const match = /^(\d{1,6})\/(\d{1,6})$/.exec(text);
  const [number, count] = [Number(match?.[1]), Number(match?.[2])];
  return match !== null && number >= 1 && number <= count ? { number, count } : undefined;
}

/** Topic names hold no slash. */
function readSource(text: string): DeadLetter['source'] | undefined {
  const [topic, partition, offset, ...more] = text.split('/');
  if (!topic || !/^\d+$/.test(partition ?? '') || !/^\d+$/.test(offset ?? '') || more.length > 0) return undefined;
  return { topic, partition: Number(partition), offset: offset ?? '' };
}
