import { type Clock, systemClock } from '@tokenledger/shared/time';
import { murmur2 } from '../kafka/partition-of-key';
import type {
  OutgoingRecord,
  RecordHandler,
  StreamConsumer,
  StreamHealth,
  StreamProducer,
  StreamRecord,
} from '../stream';
import { RecordTooLargeError, StreamUnavailableError } from '../stream-errors';

export interface InProcessSettings {
  /** Of every topic. Default 4. */
  readonly partitions?: number;
  /** How long the first record waits for company. Default 5. */
  readonly lingerMs?: number;
  /** The handler gets at most this many records at once. Default 1,000. */
  readonly maxRecords?: number;
  /** The handler gets at most this many bytes of values at once (one larger send goes alone). Default 16 MiB. */
  readonly maxBytes?: number;
  /** Bytes waiting for the handler beyond which `send` rejects at once. Default 64 MiB. */
  readonly maxQueuedBytes?: number;
  /** Default 950,000, as with Kafka. */
  readonly maxRecordBytes?: number;
  /** After this long without the handler's word `send` rejects. Default 8,000. */
  readonly sendTimeoutMs?: number;
  /** How long `stop` lets the handler go on before its signal aborts. Default 20,000. */
  readonly stopGraceMs?: number;
  readonly clock?: Clock;
}

export interface InProcessStream {
  readonly producer: StreamProducer & { health(): StreamHealth };
  readonly consumer: StreamConsumer;
}

interface Sending {
  readonly records: readonly StreamRecord[];
  readonly bytes: number;
  /** Settles once; what comes later is ignored. */
  settle(error?: Error): void;
  readonly isGivenUp: () => boolean;
}

const DEFAULTS = {
  partitions: 4,
  lingerMs: 5,
  maxRecords: 1_000,
  maxBytes: 16 * 1024 * 1024,
  maxQueuedBytes: 64 * 1024 * 1024,
  maxRecordBytes: 950_000,
  sendTimeoutMs: 8_000,
  stopGraceMs: 20_000,
};

/**
 * The stream without a broker: producer and consumer of one process.
 *
 * Nothing is kept here: `send` resolves only after the handler has resolved for its records, so that what was
 * acknowledged is stored. Where the handler rejects, every send of that batch rejects with StreamUnavailableError and
 * its sender repeats it: the records "come again" through the sender.
 */
export function createInProcessStream(settings: InProcessSettings = {}): InProcessStream {
  const stream = new DirectStream(settings);
  return {
    producer: {
      maxRecordBytes: stream.maxRecordBytes,
      send: (records) => stream.send(records),
      close: () => stream.closeProducer(),
      health: () => stream.health(),
    },
    consumer: {
      start: (handle) => stream.start(handle),
      stop: () => stream.stop(),
      health: () => stream.health(),
      lag: () => Promise.resolve(stream.waitingRecords),
    },
  };
}

class DirectStream {
  readonly maxRecordBytes: number;
  readonly #limits: typeof DEFAULTS;
  readonly #clock: Clock;
  readonly #offsets = new Map<string, number>();
  readonly #outOfGrace = new AbortController();
  #queue: Sending[] = [];
  #queuedBytes = 0;
  #queuedRecords = 0;
  #turn = 0;
  #handle: RecordHandler | undefined;
  #draining: Promise<void> | undefined;
  #producerClosed = false;
  #stopped = false;
  #trouble: string | undefined;

  constructor(settings: InProcessSettings) {
    this.#limits = { ...DEFAULTS, ...settings };
    this.maxRecordBytes = this.#limits.maxRecordBytes;
    this.#clock = settings.clock ?? systemClock;
  }

  /** Records that wait or are being handled. */
  get waitingRecords(): number {
    return this.#queuedRecords;
  }

  start(handle: RecordHandler): Promise<void> {
    if (this.#handle !== undefined) throw new Error('this consumer was started before');
    this.#handle = handle;
    this.#drainSoon();
    return Promise.resolve();
  }

  /** Lets the batch in hand finish; what waits behind it is refused, so that its sender knows. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const sending of this.#takeAll()) sending.settle(new StreamUnavailableError('the stream has stopped'));
    const grace = setTimeout(() => this.#outOfGrace.abort(), this.#limits.stopGraceMs);
    await this.#draining;
    clearTimeout(grace);
  }

  async closeProducer(): Promise<void> {
    this.#producerClosed = true;
    await this.#draining;
  }

  health(): StreamHealth {
    if (this.#stopped) return { ready: false, detail: 'stopped' };
    if (this.#handle === undefined) return { ready: false, detail: 'not started' };
    return { ready: true, detail: this.#trouble ?? 'handling records in process' };
  }

  send(records: readonly OutgoingRecord[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const bytes = this.#bytesWithinLimits(records);
      if (records.length === 0) return resolve();
      const given = { up: false };
      const timer = setTimeout(() => {
        given.up = true;
        sending.settle(
          new StreamUnavailableError(`the ledger did not take the records within ${this.#limits.sendTimeoutMs} ms`),
        );
      }, this.#limits.sendTimeoutMs);
      const sending: Sending = {
        records: records.map((record) => this.#place(record)),
        bytes,
        isGivenUp: () => given.up,
        settle: (error) => {
          clearTimeout(timer);
          if (error === undefined) resolve();
          else reject(error);
        },
      };
      this.#queue.push(sending);
      this.#queuedBytes += bytes;
      this.#queuedRecords += records.length;
      this.#drainSoon();
    });
  }

  /** @throws StreamUnavailableError, RecordTooLargeError */
  #bytesWithinLimits(records: readonly OutgoingRecord[]): number {
    if (this.#producerClosed || this.#stopped) throw new StreamUnavailableError('the stream has stopped');
    let bytes = 0;
    for (const { topic, value } of records) {
      if (value.byteLength > this.maxRecordBytes) {
        throw new RecordTooLargeError(topic, value.byteLength, this.maxRecordBytes);
      }
      bytes += value.byteLength;
    }
    if (this.#queuedBytes > 0 && this.#queuedBytes + bytes > this.#limits.maxQueuedBytes) {
      throw new StreamUnavailableError(
        `${this.#queuedBytes} bytes wait for the ledger already, no room for ${bytes} more`,
      );
    }
    return bytes;
  }

  #place(record: OutgoingRecord): StreamRecord {
    const partition = this.#partitionOf(record);
    const place = `${record.topic}/${partition}`;
    // Positions name records for ever (dead letters are kept by them), also across restarts: they start at the time.
    const offset = this.#offsets.get(place) ?? this.#clock.now().getTime() * 1_000;
    this.#offsets.set(place, offset + 1);
    return { ...record, partition, offset: String(offset), arrivedAt: this.#clock.now() };
  }

  #partitionOf({ key }: OutgoingRecord): number {
    if (key !== undefined) {
      return (murmur2(typeof key === 'string' ? Buffer.from(key) : key) & 0x7fffffff) % this.#limits.partitions;
    }
    this.#turn = (this.#turn + 1) % this.#limits.partitions;
    return this.#turn;
  }

  #drainSoon(): void {
    const handle = this.#handle;
    if (handle === undefined || this.#queue.length === 0) return;
    this.#draining ??= this.#drain(handle).finally(() => {
      this.#draining = undefined;
      this.#drainSoon();
    });
  }

  async #drain(handle: RecordHandler): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, this.#limits.lingerMs));
    while (this.#queue.length > 0) await this.#handleTogether(this.#takeBatch(), handle);
  }

  async #handleTogether(batch: readonly Sending[], handle: RecordHandler): Promise<void> {
    const wanted = batch.filter((sending) => !sending.isGivenUp());
    const records = wanted.flatMap((sending) => sending.records);
    try {
      if (records.length > 0) await handle(records, this.#outOfGrace.signal);
      this.#trouble = undefined;
      for (const sending of wanted) sending.settle();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#trouble = `the last batch failed: ${reason}`;
      for (const sending of wanted)
        sending.settle(new StreamUnavailableError('the ledger did not take the records', error));
    } finally {
      this.#forget(batch);
    }
  }

  /** Whole sends only: a send is acknowledged or refused as one. */
  #takeBatch(): readonly Sending[] {
    let records = 0;
    let bytes = 0;
    let count = 0;
    for (const sending of this.#queue) {
      records += sending.records.length;
      bytes += sending.bytes;
      if (count > 0 && (records > this.#limits.maxRecords || bytes > this.#limits.maxBytes)) break;
      count += 1;
    }
    return this.#queue.splice(0, count);
  }

  #takeAll(): readonly Sending[] {
    const all = this.#queue;
    this.#queue = [];
    this.#forget(all);
    return all;
  }

  #forget(sendings: readonly Sending[]): void {
    for (const { bytes, records } of sendings) {
      this.#queuedBytes -= bytes;
      this.#queuedRecords -= records.length;
    }
  }
}
