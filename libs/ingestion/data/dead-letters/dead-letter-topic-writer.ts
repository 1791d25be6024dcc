import type { OutgoingRecord, StreamProducer, StreamRecord } from '@tokenledger/shared/stream';
import { type Clock, systemClock } from '@tokenledger/shared/time';
import {
  ARRIVED_HEADER,
  AT_HEADER,
  escapeHeaders,
  KEY_HEADER,
  PACKED_HEADERS_HEADER,
  PART_HEADER,
  REASON_HEADER,
  SOURCE_HEADER,
} from './dead-letter-headers';

export const DEAD_LETTER_TOPIC = 'tokenledger.dead-letter';

/** A record that could not be booked, and why. */
export interface PutAside {
  readonly record: StreamRecord;
  /** For a person and for grouping; never content of the record. */
  readonly reason: string;
}

export interface DeadLetterTopicSettings {
  readonly producer: StreamProducer;
  /** Default `tokenledger.dead-letter`. */
  readonly topic?: string;
  readonly clock?: Clock;
}

const MOST_REASON_CHARACTERS = 500;
/** Headers over this go into the value: producers bound what goes into headers. */
const MOST_HEADER_BYTES = 16 * 1024;

/**
 * Puts records aside on a topic so that nothing of them is lost: `DeadLetterAssembler` gives back the original's topic,
 * key, headers and value, byte for byte. An original over the producer's limit is written in several parts.
 */
export class DeadLetterTopicWriter {
  readonly #producer: StreamProducer;
  readonly #topic: string;
  readonly #clock: Clock;

  constructor({ producer, topic = DEAD_LETTER_TOPIC, clock = systemClock }: DeadLetterTopicSettings) {
    this.#producer = producer;
    this.#topic = topic;
    this.#clock = clock;
  }

  /**
   * Resolves once all of them are durable.
   * @throws StreamUnavailableError (retriable): write all of them again; parts written twice do no harm
   */
  async write(letters: readonly PutAside[]): Promise<void> {
    const at = this.#clock.now();
    await this.#producer.send(letters.flatMap((letter) => this.#toRecords(letter, at)));
  }

  #toRecords({ record, reason }: PutAside, at: Date): readonly OutgoingRecord[] {
    const source = `${record.topic}/${record.partition}/${record.offset}`;
    const packed = packLargeHeaders(record);
    const headers = {
      ...packed.headers,
      [REASON_HEADER]: oneLine(reason),
      [SOURCE_HEADER]: source,
      [AT_HEADER]: at.toISOString(),
      [ARRIVED_HEADER]: record.arrivedAt.toISOString(),
      ...(packed.headerBytes === 0 ? {} : { [PACKED_HEADERS_HEADER]: String(packed.headerBytes) }),
    };
    const parts = cut(packed.value, this.#producer.maxRecordBytes);
    if (parts.length === 1 && isOrdinary(record.key)) {
      const key = record.key === undefined ? {} : { key: record.key };
      return [{ topic: this.#topic, ...key, value: packed.value, headers }];
    }
    // Parts share a key of their own, so that they lie in one partition, in order.
    const key = record.key === undefined ? {} : { [KEY_HEADER]: Buffer.from(record.key).toString('base64') };
    return parts.map((value, index) => ({
      topic: this.#topic,
      key: source,
      value,
      headers: { ...headers, ...key, [PART_HEADER]: `${index + 1}/${parts.length}` },
    }));
  }
}

interface Packed {
  readonly headers: Record<string, string>;
  readonly value: Uint8Array;
  /** Bytes at the front of the value that are headers. */
  readonly headerBytes: number;
}

function packLargeHeaders({ headers, value }: StreamRecord): Packed {
  const escaped = escapeHeaders(headers);
  const text = JSON.stringify(headers);
  if (Buffer.byteLength(text) <= MOST_HEADER_BYTES) return { headers: escaped, value, headerBytes: 0 };
  const front = Buffer.from(text);
  return { headers: {}, value: Buffer.concat([front, value]), headerBytes: front.length };
}

/** A huge key would not fit beside the value. */
function isOrdinary(key: string | Uint8Array | undefined): boolean {
  return key === undefined || Buffer.byteLength(key) <= 1024;
}

function cut(value: Uint8Array, maxBytes: number): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < value.byteLength; at += maxBytes) parts.push(value.subarray(at, at + maxBytes));
  return parts.length === 0 ? [value] : parts;
}

function oneLine(reason: string): string {
  return reason.replace(/\p{Cc}+/gu, ' ').slice(0, MOST_REASON_CHARACTERS);
}
