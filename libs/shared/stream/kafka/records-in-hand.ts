import type { StreamRecord } from '../stream';
import type { Membership } from './membership';

export interface HandLimits {
  readonly maxRecords: number;
  readonly maxBytes: number;
  readonly lingerMs: number;
  readonly maxBytesInHand: number;
}

/** Records that were read together under one membership. */
export interface RecordBatch {
  readonly membership: Membership;
  readonly records: readonly StreamRecord[];
  readonly bytes: number;
}

/**
 * Records that were fetched and are not committed yet, in bounded memory.
 *
 * Fetches come by partition and small; the hand gives them out together and large. Records of a membership that is
 * over are dropped: whoever has the partition now reads them again.
 */
export class RecordsInHand {
  readonly #limits: HandLimits;
  #waiting: StreamRecord[] = [];
  #waitingBytes = 0;
  #handlingBytes = 0;
  #membership: Membership | undefined;
  #closed = false;
  #wake: (() => void)[] = [];

  constructor(limits: HandLimits) {
    this.#limits = limits;
  }

  get isFull(): boolean {
    return this.#waitingBytes + this.#handlingBytes >= this.#limits.maxBytesInHand;
  }

  add(membership: Membership, records: readonly StreamRecord[]): void {
    if (membership.isOver || this.#closed) return;
    if (this.#membership !== membership) this.drop();
    this.#membership = membership;
    for (const record of records) {
      this.#waiting.push(record);
      this.#waitingBytes += record.value.byteLength;
    }
    this.#notify();
  }

  /** Forgets what waits. */
  drop(): void {
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#notify();
  }

  close(): void {
    this.#closed = true;
    this.drop();
  }

  /** @returns the next batch once it is large enough or its first record has lingered; undefined when closed */
  async take(): Promise<RecordBatch | undefined> {
    for (;;) {
      while (!this.#closed && this.#waiting.length === 0) await this.#change();
      if (this.#closed) return undefined;
      await this.#linger();
      const batch = this.#cut();
      if (batch !== undefined) return batch;
    }
  }

  /** The batch is done with: its memory is free. */
  release(batch: RecordBatch): void {
    this.#handlingBytes -= batch.bytes;
    this.#notify();
  }

  /** Resolves at the next change, or after the given time. */
  change(timeoutMs: number): Promise<void> {
    return this.#change(timeoutMs);
  }

  async #linger(): Promise<void> {
    const until = performance.now() + this.#limits.lingerMs;
    while (!this.#closed && !this.#isLargeEnough()) {
      const leftMs = until - performance.now();
      if (leftMs <= 0) return;
      await this.#change(leftMs);
    }
  }

  #isLargeEnough(): boolean {
    return (
      this.isFull || this.#waiting.length >= this.#limits.maxRecords || this.#waitingBytes >= this.#limits.maxBytes
    );
  }

  #cut(): RecordBatch | undefined {
    const membership = this.#membership;
    if (membership === undefined || membership.isOver || this.#waiting.length === 0) {
      this.drop();
      return undefined;
    }
    let count = 0;
    let bytes = 0;
    for (const { value } of this.#waiting) {
      if (count >= this.#limits.maxRecords || (count > 0 && bytes + value.byteLength > this.#limits.maxBytes)) break;
      count += 1;
      bytes += value.byteLength;
    }
    const records = this.#waiting.splice(0, count);
    this.#waitingBytes -= bytes;
    this.#handlingBytes += bytes;
    return { membership, records, bytes };
  }

  #change(timeoutMs?: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = timeoutMs === undefined ? undefined : setTimeout(resolve, timeoutMs);
      this.#wake.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  #notify(): void {
    const wake = this.#wake;
    this.#wake = [];
    for (const resolve of wake) resolve();
  }
}
