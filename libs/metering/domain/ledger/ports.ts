import type { TenantId } from '@tokenledger/organization/domain';
import { slicesOfBucket } from '@tokenledger/shared/time';

import type { LedgerRow } from './ledger-row';

/** A 15-minute bucket of one tenant; `bucket` is its start in Unix seconds. */
export interface TenantBucket {
  readonly tenant: TenantId;
  readonly bucket: number;
}

/** What changed in a bucket. */
export interface BucketChange extends TenantBucket {
  /** Starts of the slices with changed rows, in Unix seconds. */
  readonly slices: readonly number[];
  /**
   * Rows of these slices that arrived at or after this Unix millisecond have not been looked at for other readings of their
   * calls; `NOTHING_NEW` where all of them have.
   */
  readonly newSinceMs: number;
}

/** Only decisions about known rows changed. */
export const NOTHING_NEW = Number.MAX_SAFE_INTEGER;

/** Everything in a bucket is to be looked at and recomputed: after a new price book, or new rules. */
export function wholeBucket(tenant: TenantId, bucket: number): BucketChange {
  return { tenant, bucket, slices: slicesOfBucket(bucket), newSinceMs: 0 };
}

/** A bucket whose derived data is older than its events: all that was marked of it and not settled yet. */
export interface DirtyBucket extends BucketChange {
  /** Names the marks that were taken; `settle` forgets these and keeps what was marked since. Decimal texts. */
  readonly marks: readonly string[];
}

/** Writes usage events. Writing a row again is harmless: rows of one key replace each other. */
export interface LedgerWriter {
  /** Resolves once ClickHouse has the rows. @throws ClickHouseUnavailableError (retriable) */
  append(rows: readonly LedgerRow[]): Promise<void>;
}

/**
 * Buckets waiting for their rollups. Marked after the events are written and before their offsets are committed: a
 * crash in between leads to the same events again, never to a forgotten bucket.
 */
export interface DirtyBuckets {
  mark(changes: readonly BucketChange[]): Promise<void>;
  /** Each tenant in turn, its newest bucket first: a long backlog of one keeps no other waiting. */
  take(limit: number): Promise<readonly DirtyBucket[]>;
  settle(buckets: readonly DirtyBucket[]): Promise<void>;
  countPending(tenant: TenantId, fromBucket: number, toBucket: number): Promise<number>;
}

/** Why a record or a part of it could not be booked, and where it lies. */
export interface DeadLetter {
  /** Empty where the record did not prove whose it is. */
  readonly tenant: string;
  /**
   * Stable word: `unreadable`, `unproven`, `unknown-tenant`, `unknown-topic`, `malformed`, `time-out-of-range`,
   * `ledger-refused`, `failed`.
   */
  readonly reason: string;
  /** For a person; never content of the record. */
  readonly detail: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly arrivedAt: Date;
  readonly failedAt: Date;
  readonly key: string | Uint8Array | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: Uint8Array;
}

/** What is told of a kept dead letter; its bytes are asked for by position. */
export interface KeptDeadLetter {
  readonly tenant: string;
  readonly reason: string;
  readonly detail: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly arrivedAt: Date;
  readonly failedAt: Date;
  readonly valueBytes: number;
  /** False where the record never proved that its content was stripped: its bytes are on the dead-letter topic only. */
  readonly valueKept: boolean;
  readonly replayedAt: Date | undefined;
}

/** Keeps what could not be booked until somebody mends the cause and replays it. */
export interface DeadLetters {
  /** Resolves once they are durable; the same record twice is one dead letter. */
  keep(letters: readonly DeadLetter[]): Promise<void>;
}
