import type { TenantId } from '@tokenledger/organization/domain';

import type { LedgerRow } from './ledger-row';

/** A 15-minute bucket of one tenant; `bucket` is its start in Unix seconds. */
export interface TenantBucket {
  readonly tenant: TenantId;
  readonly bucket: number;
}

/** A bucket whose derived data is older than its events. */
export interface DirtyBucket extends TenantBucket {
  /** Names the newest change seen; `settle` forgets the bucket only if none came since. Decimal text. */
  readonly mark: string;
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
  mark(buckets: readonly TenantBucket[]): Promise<void>;
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
