import { type Admin, CompressionTypes, type Kafka, type Message } from 'kafkajs';
import type { OutgoingRecord, StreamHealth, StreamProducer } from '../stream';
import { RecordTooLargeError, StreamUnavailableError } from '../stream-errors';
import { silentLog } from '../stream-log';
import { requireZstd, zstdCodec } from '../compression/zlib-codecs';
import { createKafkaClient } from './kafka-client';
import type { Compression, KafkaProducerSettings } from './kafka-settings';
import { ProducerLane } from './producer-lane';
import { TopicPartitions } from './topic-partitions';

/** A producer that says whether its broker is in reach. */
export interface KafkaStreamProducer extends StreamProducer {
  /** Connects now rather than at the first record. @throws StreamUnavailableError */
  connect(): Promise<void>;
  /** Not ready after a failed send, until the brokers answer again; asking also looks for them. */
  health(): StreamHealth;
}

const DEFAULTS = {
  sendTimeoutMs: 8_000,
  lingerMs: 5,
  maxRecordBytes: 950_000,
  maxQueuedBytes: 64 * 1024 * 1024,
  lanes: 2,
};

/** Key and headers must fit between the largest value and the broker's limit. */
const MAX_EXTRAS_BYTES = 32 * 1024;

/** Without traffic, the brokers are asked at most this often whether they are there. */
const PROBE_EVERY_MS = 3_000;

const CODECS: Readonly<Record<Compression, CompressionTypes>> = {
  none: CompressionTypes.None,
  gzip: CompressionTypes.GZIP,
  snappy: CompressionTypes.Snappy,
  lz4: CompressionTypes.LZ4,
  zstd: CompressionTypes.ZSTD,
};

/**
 * Connects at the first record (or by `connect`), so that a process may start before its broker.
 * @throws TokenLedgerError (NODE_TOO_OLD) where zstd is asked for and Node has none
 */
export function createKafkaProducer(settings: KafkaProducerSettings): KafkaStreamProducer {
  if (settings.compression === 'zstd') requireZstd('compression "zstd"');
  return new BatchingKafkaProducer(settings);
}

class BatchingKafkaProducer implements KafkaStreamProducer {
  readonly maxRecordBytes: number;
  readonly #sendTimeoutMs: number;
  readonly #maxQueuedBytes: number;
  readonly #kafka: Kafka;
  readonly #lanes: readonly ProducerLane[];
  readonly #partitions: TopicPartitions;
  #admin: Promise<Admin> | undefined;
  #queuedBytes = 0;
  #closed = false;
  #contactAt: number | undefined;
  #failure: string | undefined = 'not connected yet';
  #isProbing = false;

  constructor(settings: KafkaProducerSettings) {
    const { sendTimeoutMs, lingerMs, maxRecordBytes, maxQueuedBytes, lanes } = { ...DEFAULTS, ...defined(settings) };
    this.maxRecordBytes = maxRecordBytes;
    this.#sendTimeoutMs = sendTimeoutMs;
    this.#maxQueuedBytes = maxQueuedBytes;
    this.#kafka = createKafkaClient(settings, {
      requestTimeoutMs: Math.max(1_000, Math.floor(sendTimeoutMs / 2)),
      retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 6 },
    });
    this.#partitions = new TopicPartitions(() => this.#connectedAdmin());
    const compression = CODECS[settings.compression ?? (zstdCodec() === undefined ? 'gzip' : 'zstd')];
    const lane = {
      kafka: this.#kafka,
      compression,
      lingerMs,
      sendTimeoutMs,
      log: settings.log ?? silentLog,
      onContact: () => this.#reached(),
      onFailure: (error: Error) => this.#failed(error),
    };
    this.#lanes = Array.from({ length: lanes }, () => new ProducerLane(lane));
  }

  async connect(): Promise<void> {
    try {
      await Promise.all([this.#connectedAdmin(), ...this.#lanes.map((lane) => lane.connect())]);
      this.#reached();
    } catch (error) {
      this.#failed(error);
      throw new StreamUnavailableError('Kafka is out of reach', error);
    }
  }

  async send(records: readonly OutgoingRecord[]): Promise<void> {
    if (this.#closed) throw new StreamUnavailableError('the producer is closed');
    const deadline = performance.now() + this.#sendTimeoutMs;
    const sized = records.map((record) => ({ record, bytes: this.#sizeWithinLimits(record) }));
    const total = sized.reduce((sum, { bytes }) => sum + bytes, 0);
    if (this.#queuedBytes > 0 && this.#queuedBytes + total > this.#maxQueuedBytes) {
      throw new StreamUnavailableError(`${this.#queuedBytes} bytes wait for Kafka already, no room for ${total} more`);
    }
    this.#queuedBytes += total;
    try {
      const partitions = await this.#choosePartitions(records);
      await Promise.all(sized.map((one, index) => this.#enqueue(one, partitions[index] ?? 0, deadline)));
    } finally {
      this.#queuedBytes -= total;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#lanes.map((lane) => lane.close()));
    await (await this.#admin?.catch(() => undefined))?.disconnect();
    this.#admin = undefined;
  }

  health(): StreamHealth {
    const quietMs = Date.now() - (this.#contactAt ?? 0);
    if (!this.#closed && quietMs > PROBE_EVERY_MS) void this.#probe();
    if (this.#failure !== undefined) return { ready: false, detail: `Kafka: ${this.#failure}` };
    return { ready: true, detail: 'Kafka answers' };
  }

  #sizeWithinLimits({ topic, key, value, headers }: OutgoingRecord): number {
    if (value.byteLength > this.maxRecordBytes) {
      throw new RecordTooLargeError(topic, value.byteLength, this.maxRecordBytes);
    }
    let extras = key === undefined ? 0 : Buffer.byteLength(key);
    for (const [name, text] of Object.entries(headers)) extras += Buffer.byteLength(name) + Buffer.byteLength(text);
    if (extras > MAX_EXTRAS_BYTES) {
      throw new RecordTooLargeError(topic, value.byteLength + extras, value.byteLength + MAX_EXTRAS_BYTES);
    }
    return value.byteLength + extras;
  }

  async #choosePartitions(records: readonly OutgoingRecord[]): Promise<readonly number[]> {
    try {
      return await Promise.all(records.map(({ topic, key }) => this.#partitions.choose(topic, keyBytes(key))));
    } catch (error) {
      this.#failed(error);
      const reason = error instanceof Error ? error.message : String(error);
      throw new StreamUnavailableError(`Kafka does not say where the topic lies: ${reason}`, error);
    }
  }

  #enqueue(
    { record, bytes }: { readonly record: OutgoingRecord; readonly bytes: number },
    partition: number,
    deadline: number,
  ): Promise<void> {
    return new Promise((stored, failed) => {
      const message = toMessage(record, partition);
      const lane = this.#lanes[partition % this.#lanes.length];
      lane?.add({ topic: record.topic, partition, message, bytes, deadline, stored, failed });
    });
  }

  async #connectedAdmin(): Promise<Admin> {
    this.#admin ??= this.#connectAdmin();
    try {
      return await this.#admin;
    } catch (error) {
      this.#admin = undefined;
      throw error;
    }
  }

  async #connectAdmin(): Promise<Admin> {
    const admin = this.#kafka.admin({ retry: { initialRetryTime: 100, maxRetryTime: 500, retries: 3 } });
    try {
      await admin.connect();
      return admin;
    } catch (error) {
      await admin.disconnect();
      throw error;
    }
  }

  async #probe(): Promise<void> {
    if (this.#isProbing) return;
    this.#isProbing = true;
    try {
      const admin = await this.#connectedAdmin();
      await admin.describeCluster();
      this.#reached();
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#isProbing = false;
    }
  }

  #reached(): void {
    this.#contactAt = Date.now();
    this.#failure = undefined;
  }

  #failed(error: unknown): void {
    this.#failure = error instanceof Error ? error.message : String(error);
    this.#partitions.forget();
  }
}

function toMessage({ key, value, headers }: OutgoingRecord, partition: number): Message {
  return {
    partition,
    key: keyBytes(key) ?? null,
    value: Buffer.from(value.buffer, value.byteOffset, value.byteLength),
    headers: { ...headers },
  };
}

function keyBytes(key: string | Uint8Array | undefined): Buffer | undefined {
  if (key === undefined) return undefined;
  return typeof key === 'string' ? Buffer.from(key) : Buffer.from(key.buffer, key.byteOffset, key.byteLength);
}

/** Settings given as undefined count as not given. */
function defined<T extends object>(settings: T): { [Name in keyof T]: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]: Exclude<T[Name], undefined>;
  };
}
