import { TokenLedgerError } from '@tokenledger/shared/result';
import type { StreamRecord } from '@tokenledger/shared/stream';
import { bucketOf, type Clock, sliceOf } from '@tokenledger/shared/time';

import type { BucketChange, DeadLetter, DeadLetters, DirtyBuckets, LedgerWriter } from '../ledger/ports';
import { describeFailure } from './describe-failure';
import type { ProcessingObserver } from './processing-observer';
import type { RecordOutcome, RecordReader } from './record-reader';

export interface RecordProcessorPorts {
  readonly reader: RecordReader;
  readonly writer: LedgerWriter;
  readonly dirtyBuckets: DirtyBuckets;
  readonly deadLetters: DeadLetters;
  readonly observer: ProcessingObserver;
  readonly clock: Clock;
}

/** Large enough that the cost of an insert as such does not show; what is left of a batch is its last part. */
const ROWS_A_PART = 10_000;
/**
 * Reading is all CPU: after about 5 ms of it sockets get their turn (the insert that is under way, the group's heartbeat, the
 * roller of this process: a pass asks ClickHouse twenty times, and each answer would wait for the turn).
 */
const ROWS_A_TURN = 150;

interface ReadRecord {
  readonly record: StreamRecord;
  readonly outcome: RecordOutcome;
}

/**
 * Books batches of the stream.
 *
 * The order is the guarantee: rows first, then what could not be booked, then the marks of the dirty buckets; only when
 * all of it is durable does `handle` resolve, and only then is an offset committed. A crash anywhere leads to the same
 * records again, and writing them again changes nothing.
 */
export class RecordProcessor {
  constructor(private readonly ports: RecordProcessorPorts) {}

  /** @throws where a store is out of reach or a look-up failed: none of the records may be committed */
  async handle(records: readonly StreamRecord[]): Promise<void> {
    const { observer, clock, dirtyBuckets, deadLetters } = this.ports;
    const startedAt = clock.now().getTime();
    observer.recordsReceived(
      records.length,
      records.reduce((bytes, record) => bytes + record.value.byteLength, 0),
    );
    const read: ReadRecord[] = [];
    const refusedByLedger: ReadRecord[] = [];
    let writing: Promise<readonly ReadRecord[]> = Promise.resolve([]);
    for await (const part of this.readInParts(records)) {
      refusedByLedger.push(...(await writing));
      writing = this.write(part);
      // Reading the next part may fail first; this one's failure is then no news.
      writing.catch(() => undefined);
      read.push(...part);
    }
    refusedByLedger.push(...(await writing));
    const refusals = [...read.filter(({ outcome }) => outcome.refusal !== undefined), ...refusedByLedger];
    await deadLetters.keep(refusals.map((refusal) => this.toDeadLetter(refusal)));
    await dirtyBuckets.mark(changesOf(read));
    this.report(read, refusals, (clock.now().getTime() - startedAt) / 1000);
  }

  /** Parts of a batch, so that the ledger takes one while the next is read: one after the other, each waits for the other. */
  private async *readInParts(records: readonly StreamRecord[]): AsyncGenerator<readonly ReadRecord[]> {
    let part: ReadRecord[] = [];
    let rows = 0;
    let sinceTurn = 0;
    for (const record of records) {
      const outcome = await this.ports.reader.read(record);
      part.push({ record, outcome });
      rows += outcome.rows.length;
      if (rows >= ROWS_A_PART) {
        yield part;
        part = [];
        rows = 0;
      }
      // A record without rows costs something too.
      sinceTurn += 1 + outcome.rows.length;
      if (sinceTurn >= ROWS_A_TURN) {
        sinceTurn = 0;
        await turnOfEventLoop();
      }
    }
    if (part.length > 0) yield part;
  }

  /** @returns records whose rows the ledger refused for good, found by writing each record by itself */
  private async write(read: readonly ReadRecord[]): Promise<readonly ReadRecord[]> {
    try {
      await this.ports.writer.append(read.flatMap(({ outcome }) => outcome.rows));
      return [];
    } catch (error) {
      if (isRetriable(error)) throw error;
    }
    const refused: ReadRecord[] = [];
    for (const { record, outcome } of read) {
      try {
        await this.ports.writer.append(outcome.rows);
      } catch (error) {
        if (isRetriable(error)) throw error;
        const tenant = outcome.rows[0]?.reading.tenant ?? '';
        const refusal = { tenant, reason: 'ledger-refused', detail: describeFailure(error) };
        refused.push({ record, outcome: { ...outcome, refusal } });
      }
    }
    return refused;
  }

  private toDeadLetter({ record, outcome }: ReadRecord): DeadLetter {
    const { tenant, reason, detail } = outcome.refusal ?? { tenant: '', reason: 'failed', detail: '' };
    return {
      tenant,
      reason,
      detail,
      topic: record.topic,
      partition: record.partition,
      offset: record.offset,
      arrivedAt: record.arrivedAt,
      failedAt: this.ports.clock.now(),
      key: record.key,
      headers: record.headers,
      value: record.value,
    };
  }

  private report(read: readonly ReadRecord[], refusals: readonly ReadRecord[], seconds: number): void {
    const { observer } = this.ports;
    let rows = 0;
    for (const { outcome } of read) {
      rows += outcome.rows.length;
      for (const [reason, count] of outcome.dropped) observer.dropped(reason, count);
    }
    for (const { outcome } of refusals) observer.deadLettered(outcome.refusal?.reason ?? 'failed', 1);
    observer.readingsWritten(rows);
    observer.batchFinished(seconds, rows);
  }
}

function turnOfEventLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function isRetriable(error: unknown): boolean {
  // What is not known to be final is tried again: a lost row is worse than a late one.
  return !(error instanceof TokenLedgerError) || error.retriable;
}

function changesOf(read: readonly ReadRecord[]): readonly BucketChange[] {
  const changes = new Map<string, BucketChange & { readonly slices: number[] }>();
  for (const { outcome } of read) {
    for (const { reading, arrivedAtMs } of outcome.rows) {
      const bucket = bucketOf(reading.startedAtUs);
      const slice = sliceOf(reading.startedAtUs);
      const key = `${reading.tenant}/${bucket}`;
      const known = changes.get(key);
      if (known === undefined) {
        changes.set(key, { tenant: reading.tenant, bucket, slices: [slice], newSinceMs: arrivedAtMs });
        continue;
      }
      if (!known.slices.includes(slice)) known.slices.push(slice);
      if (arrivedAtMs < known.newSinceMs) changes.set(key, { ...known, newSinceMs: arrivedAtMs });
    }
  }
  return [...changes.values()];
}
