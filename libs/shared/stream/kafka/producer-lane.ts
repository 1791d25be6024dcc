import { setTimeout as pause } from 'node:timers/promises';
import {
  type CompressionTypes,
  type Kafka,
  KafkaJSError,
  type Producer,
  type RecordMetadata,
  type TopicMessages,
} from 'kafkajs';
import { RecordTooLargeError, StreamUnavailableError } from '../stream-errors';
import type { StreamLog } from '../stream-log';
import { type QueuedRecord, takeRequest } from './queued-record';

export interface LaneSettings {
  readonly kafka: Kafka;
  readonly compression: CompressionTypes;
  readonly lingerMs: number;
  readonly sendTimeoutMs: number;
  readonly log: StreamLog;
  readonly onContact: () => void;
  readonly onFailure: (error: Error) => void;
}

const FIRST_BACK_OFF_MS = 50;
const MAX_BACK_OFF_MS = 1_000;

/**
 * One connection to the cluster with one produce request under way at a time.
 *
 * Not more than one, and a new producer after every request that failed: kafkajs takes the sequence numbers of a
 * failed request back and gives them to the next one. Where the broker had stored the failed request after all, it takes
 * the next one for its repetition, acknowledges it and stores nothing.
 */
export class ProducerLane {
  readonly #settings: LaneSettings;
  readonly #queue: QueuedRecord[] = [];
  #producer: Promise<Producer> | undefined;
  #draining: Promise<void> | undefined;

  constructor(settings: LaneSettings) {
    this.#settings = settings;
  }

  add(record: QueuedRecord): void {
    this.#queue.push(record);
    this.#draining ??= this.#drain().finally(() => {
      this.#draining = undefined;
    });
  }

  async connect(): Promise<void> {
    await this.#connected();
  }

  /** Waits for what is queued, then disconnects. */
  async close(): Promise<void> {
    await this.#draining;
    await this.#discardProducer();
  }

  async #drain(): Promise<void> {
    await pause(this.#settings.lingerMs);
    while (this.#queue.length > 0) await this.#store(takeRequest(this.#queue));
  }

  /** Settles every record of the request, whatever happens. */
  async #store(records: readonly QueuedRecord[]): Promise<void> {
    let waiting = records;
    for (let backOffMs = FIRST_BACK_OFF_MS; waiting.length > 0; backOffMs = Math.min(backOffMs * 2, MAX_BACK_OFF_MS)) {
      try {
        waiting = await this.#produce(waiting);
        this.#settings.onContact();
      } catch (thrown) {
        const error = asError(thrown);
        void this.#discardProducer();
        if (isTooLarge(error)) return this.#storeInHalves(waiting, error);
        this.#settings.onFailure(error);
        waiting = giveUpLate(waiting, backOffMs, error);
        if (waiting.length > 0) await pause(backOffMs);
      }
    }
  }

  /** @returns the records that the answer does not confirm (their partition moved while kafkajs retried) */
  async #produce(records: readonly QueuedRecord[]): Promise<readonly QueuedRecord[]> {
    const producer = await within(timeLeft(records), this.#connected());
    const sending = producer.sendBatch({
      acks: -1,
      timeout: this.#settings.sendTimeoutMs,
      compression: this.#settings.compression,
      topicMessages: toTopicMessages(records),
    });
    const answer = await within(timeLeft(records), sending).catch((error: unknown) => {
      void this.#closeAfter(sending, producer);
      throw error;
    });
    const confirmed = new Set(answer.map(placeOf));
    const missing: QueuedRecord[] = [];
    for (const record of records) {
      if (confirmed.has(`${record.topic}/${record.partition}`)) record.stored();
      else missing.push(record);
    }
    return missing;
  }

  /** The broker's limit may lie below ours: smaller requests pass, and a record that is too large is alone at last. */
  async #storeInHalves(records: readonly QueuedRecord[], error: Error): Promise<void> {
    const [first] = records;
    if (records.length === 1 && first !== undefined) {
      first.failed(new RecordTooLargeError(first.topic, first.bytes, undefined, error));
      return;
    }
    const middle = Math.ceil(records.length / 2);
    await this.#store(records.slice(0, middle));
    await this.#store(records.slice(middle));
  }

  #connected(): Promise<Producer> {
    this.#producer ??= this.#connect();
    return this.#producer;
  }

  async #connect(): Promise<Producer> {
    const producer = this.#settings.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      metadataMaxAge: 60_000,
      createPartitioner: () => onGivenPartition,
    });
    try {
      await producer.connect();
      return producer;
    } catch (error) {
      await producer.disconnect();
      throw error;
    }
  }

  async #discardProducer(): Promise<void> {
    const connecting = this.#producer;
    this.#producer = undefined;
    if (connecting === undefined) return;
    await connecting.then(
      (producer) => this.#closeAfter(Promise.resolve(), producer),
      () => undefined,
    );
  }

  /** A send that goes on retrying connects its producer again: only after its end is closing it final. */
  async #closeAfter(sending: Promise<unknown>, producer: Producer): Promise<void> {
    await Promise.allSettled([sending]);
    try {
      await producer.disconnect();
    } catch (error) {
      this.#settings.log.debug('a Kafka producer could not be closed', { error: asError(error).message });
    }
  }
}

function onGivenPartition({ message }: { readonly message: { readonly partition?: number } }): number {
  if (message.partition === undefined) throw new Error('a record reached kafkajs without its partition');
  return message.partition;
}

function giveUpLate(records: readonly QueuedRecord[], pauseMs: number, error: Error): readonly QueuedRecord[] {
  const now = performance.now() + pauseMs;
  const [late, early] = [
    records.filter(({ deadline }) => deadline <= now),
    records.filter(({ deadline }) => deadline > now),
  ];
  for (const record of late) {
    record.failed(new StreamUnavailableError(`Kafka did not take the records in time: ${error.message}`, error));
  }
  return early;
}

function toTopicMessages(records: readonly QueuedRecord[]): TopicMessages[] {
  const topics = new Map<string, TopicMessages>();
  for (const { topic, message } of records) {
    const messages = topics.get(topic) ?? { topic, messages: [] };
    messages.messages.push(message);
    topics.set(topic, messages);
  }
  return [...topics.values()];
}

function placeOf({ topicName, partition }: RecordMetadata): string {
  return `${topicName}/${partition}`;
}

/** Milliseconds that the most patient of the senders still waits. */
function timeLeft(records: readonly QueuedRecord[]): number {
  return Math.max(1, ...records.map(({ deadline }) => deadline - performance.now()));
}

/** @throws once the time is over; what was begun goes on unobserved */
async function within<T>(timeoutMs: number, running: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), timeoutMs);
  });
  try {
    return await Promise.race([running, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

function isTooLarge(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if ('type' in cause && (cause.type === 'MESSAGE_TOO_LARGE' || cause.type === 'RECORD_LIST_TOO_LARGE')) return true;
  }
  return false;
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new KafkaJSError(String(thrown));
}
