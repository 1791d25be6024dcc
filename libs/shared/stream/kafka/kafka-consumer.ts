import type { RecordHandler, StreamConsumer, StreamHealth } from '../stream';
import { silentLog, type StreamLog } from '../stream-log';
import { requireZstd } from '../compression/zlib-codecs';
import { GroupLag } from './group-lag';
import { GroupMember, type MemberTimes } from './group-member';
import type { KafkaConsumerSettings } from './kafka-settings';
import { type RecordBatch, RecordsInHand } from './records-in-hand';

const DEFAULTS = {
  fromBeginning: true,
  maxRecords: 1_000,
  maxBytes: 16 * 1024 * 1024,
  lingerMs: 200,
  maxBytesInHand: 48 * 1024 * 1024,
  fetchBytes: 2 * 1024 * 1024,
  backOffMs: 250,
  maxBackOffMs: 15_000,
  sessionTimeoutMs: 15_000,
  readyWithinMs: 15_000,
  stallTimeoutMs: 90_000,
  stopGraceMs: 20_000,
};

/**
 * Reads until it is stopped: it joins its group again, with back-off, whatever ended the last stay.
 * @throws TokenLedgerError (NODE_TOO_OLD) before Node 22.15: it would stop at the first zstd batch
 */
export function createKafkaConsumer(settings: KafkaConsumerSettings): StreamConsumer {
  requireZstd('reading from Kafka');
  return new GroupConsumer(settings);
}

class GroupConsumer implements StreamConsumer {
  readonly #settings: KafkaConsumerSettings;
  readonly #times: MemberTimes & {
    readonly backOffMs: number;
    readonly maxBackOffMs: number;
    readonly stopGraceMs: number;
  };
  readonly #log: StreamLog;
  readonly #hand: RecordsInHand;
  readonly #lag: GroupLag;
  readonly #stopping = new AbortController();
  readonly #outOfGrace = new AbortController();
  #member: GroupMember | undefined;
  #membership: Promise<void> | undefined;
  #handling: Promise<void> | undefined;
  #trouble: string | undefined;

  constructor(settings: KafkaConsumerSettings) {
    const all = { ...DEFAULTS, ...settings };
    this.#settings = settings;
    this.#times = all;
    this.#log = settings.log ?? silentLog;
    this.#hand = new RecordsInHand(all);
    this.#lag = new GroupLag(settings, all.fromBeginning);
  }

  start(handle: RecordHandler): Promise<void> {
    if (this.#handling !== undefined) throw new Error('this consumer was started before');
    this.#handling = this.#handleBatches(handle);
    this.#membership = this.#stayInGroup();
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#hand.close();
    const grace = setTimeout(() => this.#outOfGrace.abort(), this.#times.stopGraceMs);
    await this.#handling;
    clearTimeout(grace);
    await this.#member?.leave();
    await this.#membership;
    await this.#lag.close();
  }

  health(): StreamHealth {
    if (this.#stopping.signal.aborted) return { ready: false, detail: 'stopped' };
    const { ready, detail } = this.#member?.health() ?? { ready: false, detail: 'not started' };
    return { ready, detail: this.#trouble === undefined ? detail : `${detail}; ${this.#trouble}` };
  }

  lag(): Promise<number | undefined> {
    return this.#lag.read();
  }

  async #stayInGroup(): Promise<void> {
    for (let failures = 0; !this.#stopping.signal.aborted;) {
      const formerId = this.#member?.memberId;
      const member = new GroupMember(this.#settings, this.#times, this.#hand, this.#log, formerId);
      this.#member = member;
      const joinedAt = Date.now();
      try {
        await member.takePart();
      } catch (error) {
        failures = Date.now() - joinedAt > this.#times.stallTimeoutMs ? 1 : failures + 1;
        this.#trouble = `Kafka: ${messageOf(error)}`;
        this.#log.warn('the consumer lost its group and joins again', { error: messageOf(error), failures });
        await member.leave();
        await this.#backOff(failures);
        this.#trouble = undefined;
      }
    }
  }

  async #handleBatches(handle: RecordHandler): Promise<void> {
    for (;;) {
      const batch = await this.#hand.take();
      if (batch === undefined) return;
      try {
        if (await this.#handle(batch, handle)) await this.#commit(batch);
      } finally {
        this.#hand.release(batch);
      }
    }
  }

  /** @returns false where the batch was left undone: its partitions are no longer ours, or we stop */
  async #handle(batch: RecordBatch, handle: RecordHandler): Promise<boolean> {
    const signal = AbortSignal.any([batch.membership.signal, this.#outOfGrace.signal]);
    for (let failures = 1; ; failures += 1) {
      try {
        await handle(batch.records, signal);
        this.#trouble = undefined;
        return true;
      } catch (error) {
        this.#trouble = `a batch failed ${failures} times: ${messageOf(error)}`;
        this.#log.warn('a batch failed and will be handled again', { failures, error: messageOf(error) });
      }
      await this.#backOff(failures, batch.membership.signal);
      if (batch.membership.isOver || this.#stopping.signal.aborted) return false;
    }
  }

  async #commit(batch: RecordBatch): Promise<void> {
    for (let failures = 1; !batch.membership.isOver && !this.#outOfGrace.signal.aborted; failures += 1) {
      try {
        await batch.membership.commit(batch.records);
        return;
      } catch (error) {
        this.#log.info('offsets could not be committed yet', { failures, error: messageOf(error) });
      }
      await this.#backOff(failures, batch.membership.signal);
    }
  }

  /** Waits longer after each failure; ends at once when we stop or the given signal aborts. */
  async #backOff(failures: number, signal?: AbortSignal): Promise<void> {
    const { backOffMs, maxBackOffMs } = this.#times;
    const pauseMs = Math.min(backOffMs * 2 ** (failures - 1), maxBackOffMs);
    const ends = signal === undefined ? this.#stopping.signal : AbortSignal.any([this.#stopping.signal, signal]);
    await pauseUnless(ends, pauseMs);
  }
}

function pauseUnless(ends: AbortSignal, pauseMs: number): Promise<void> {
  return new Promise((resolve) => {
    if (ends.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      ends.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, pauseMs);
    ends.addEventListener('abort', done);
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
