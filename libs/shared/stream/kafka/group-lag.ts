import type { Admin } from 'kafkajs';
import { silentLog } from '../stream-log';
import { createKafkaClient } from './kafka-client';
import type { KafkaConsumerSettings } from './kafka-settings';

/** How far a group is behind the end of its topics, over a connection of its own. */
export class GroupLag {
  readonly #settings: KafkaConsumerSettings;
  readonly #fromBeginning: boolean;
  #admin: Promise<Admin> | undefined;
  #reading: Promise<number | undefined> | undefined;

  constructor(settings: KafkaConsumerSettings, fromBeginning: boolean) {
    this.#settings = settings;
    this.#fromBeginning = fromBeginning;
  }

  /** @returns undefined where the brokers do not tell */
  read(): Promise<number | undefined> {
    this.#reading ??= this.#measure().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async close(): Promise<void> {
    await this.#reading;
    await this.#disconnect();
  }

  async #measure(): Promise<number | undefined> {
    try {
      const admin = await this.#connected();
      const lags = await Promise.all(this.#settings.topics.map((topic) => this.#lagOf(admin, topic)));
      return lags.reduce((sum, lag) => sum + lag, 0);
    } catch (error) {
      (this.#settings.log ?? silentLog).debug('the lag is unknown', { error: String(error) });
      await this.#disconnect();
      return undefined;
    }
  }

  async #lagOf(admin: Admin, topic: string): Promise<number> {
    const [ends, [committed]] = await Promise.all([
      admin.fetchTopicOffsets(topic),
      admin.fetchOffsets({ groupId: this.#settings.groupId, topics: [topic] }),
    ]);
    const positions = new Map(committed?.partitions.map(({ partition, offset }) => [partition, BigInt(offset)]));
    let lag = 0n;
    for (const { partition, low, high } of ends) {
      const [oldest, end] = [BigInt(low), BigInt(high)];
      const position = positions.get(partition) ?? -1n;
      const start = position < 0n && !this.#fromBeginning ? end : position;
      const behind = end - (start > oldest ? start : oldest);
      if (behind > 0n) lag += behind;
    }
    return Number(lag);
  }

  #connected(): Promise<Admin> {
    this.#admin ??= this.#connect();
    return this.#admin;
  }

  async #connect(): Promise<Admin> {
    const kafka = createKafkaClient(this.#settings, {
      requestTimeoutMs: 5_000,
      retry: { initialRetryTime: 100, maxRetryTime: 500, retries: 2 },
    });
    const admin = kafka.admin();
    try {
      await admin.connect();
      return admin;
    } catch (error) {
      await admin.disconnect();
      throw error;
    }
  }

  async #disconnect(): Promise<void> {
    const connecting = this.#admin;
    this.#admin = undefined;
    await connecting?.then(
      (admin) => admin.disconnect(),
      () => undefined,
    );
  }
}
