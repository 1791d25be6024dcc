import type { Admin } from 'kafkajs';
import { partitionOfKey } from './partition-of-key';

interface KnownTopic {
  /** All partition numbers are 0 to count - 1. */
  readonly count: number;
  /** Partitions that have a leader now. */
  readonly led: readonly number[];
  readonly readAt: number;
}

/** Partitions of topics, as the brokers told lately. */
const FRESH_MS = 60_000;

/**
 * Chooses each record's partition once, before it is sent.
 *
 * kafkajs chooses anew at every retry of a request; a record without a key then moves to another partition, under the
 * sequence number of another record, and the broker drops it as a duplicate although the send succeeds.
 */
export class TopicPartitions {
  readonly #topics = new Map<string, KnownTopic>();
  readonly #reading = new Map<string, Promise<KnownTopic>>();
  readonly #admin: () => Promise<Admin>;
  #turn = 0;

  constructor(admin: () => Promise<Admin>) {
    this.#admin = admin;
  }

  /** @throws where the brokers cannot be asked or do not know the topic */
  async choose(topic: string, key: Uint8Array | undefined): Promise<number> {
    const known = this.#topics.get(topic);
    const { count, led } = known !== undefined && isFresh(known) ? known : await this.#read(topic);
    if (key !== undefined) return partitionOfKey(key, count);
    this.#turn = (this.#turn + 1) % led.length;
    return led[this.#turn] ?? 0;
  }

  /** After a failure the brokers are asked again. */
  forget(): void {
    this.#topics.clear();
  }

  #read(topic: string): Promise<KnownTopic> {
    const reading = this.#reading.get(topic) ?? this.#ask(topic).finally(() => this.#reading.delete(topic));
    this.#reading.set(topic, reading);
    return reading;
  }

  async #ask(topic: string): Promise<KnownTopic> {
    const admin = await this.#admin();
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
    const partitions = topics.find(({ name }) => name === topic)?.partitions ?? [];
    const led = partitions.filter(({ leader }) => leader >= 0).map(({ partitionId }) => partitionId);
    if (led.length === 0) throw new Error(`no partition of topic ${topic} has a leader`);
    const known = { count: partitions.length, led: led.sort((one, other) => one - other), readAt: Date.now() };
    this.#topics.set(topic, known);
    return known;
  }
}

function isFresh(topic: KnownTopic): boolean {
  return Date.now() - topic.readAt < FRESH_MS;
}
