import type { KeptDeadLetter } from '@tokenledger/metering/domain';

/** A row of `dead_letters` as `DEAD_LETTER_SELECT` reads it. */
export interface StoredDeadLetter {
  readonly tenant_id: string;
  readonly reason: string;
  readonly detail: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly arrived_at_ms: string;
  readonly failed_at_ms: string;
  readonly value_bytes: string;
  readonly value_kept: number;
  readonly replayed_at_ms: string | null;
}

/** Everything but the bytes. */
export const DEAD_LETTER_SELECT = `tenant_id, reason, detail, topic, partition, offset, value_bytes,
  toUnixTimestamp64Milli(arrived_at) AS arrived_at_ms, toUnixTimestamp64Milli(failed_at) AS failed_at_ms,
  length(value) = value_bytes AS value_kept, toUnixTimestamp64Milli(replayed_at) AS replayed_at_ms`;

export function keptFromDb(row: StoredDeadLetter): KeptDeadLetter {
  return {
    tenant: row.tenant_id,
    reason: row.reason,
    detail: row.detail,
    topic: row.topic,
    partition: row.partition,
    offset: row.offset,
    arrivedAt: new Date(Number(row.arrived_at_ms)),
    failedAt: new Date(Number(row.failed_at_ms)),
    valueBytes: Number(row.value_bytes),
    valueKept: Number(row.value_kept) === 1 && Number(row.value_bytes) > 0,
    replayedAt: row.replayed_at_ms === null ? undefined : new Date(Number(row.replayed_at_ms)),
  };
}
