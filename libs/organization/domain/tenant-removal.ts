import type { Result } from '@tokenledger/shared/result';

import type { TenantId } from './tenant-id';

/** Rows of tenants in one of our stores. */
export interface TenantRows {
  readonly store: string;
  /** In the order of removal: what refers to others comes before them. */
  readonly tables: readonly string[];
  /** Rows of the tenant as stored, versions that are no longer read included. */
  count(tenant: TenantId, table: string): Promise<bigint>;
  /** Resolves when the rows are gone for good, not only hidden. May be repeated. */
  remove(tenant: TenantId, table: string): Promise<void>;
}

export interface RemovedTable {
  readonly store: string;
  readonly table: string;
  /** The most rows that were seen in it. */
  readonly foundRows: bigint;
  readonly remainingRows: bigint;
}

export interface TenantRemoval {
  readonly tenant: TenantId;
  readonly state: 'requested' | 'running' | 'done';
  readonly requestedAt: Date;
  /** Empty where a demo was removed by its own command. */
  readonly requestedBy: string;
  readonly finishedAt: Date | undefined;
  /** Why the newest attempt failed; it is made again until it succeeds. */
  readonly failure: string | undefined;
  /** Those looked at so far, in the order of removal. */
  readonly tables: readonly RemovedTable[];
}

/** Why an organisation is not removed. */
export type RemovalRefusal = 'unknown' | 'not-a-demo' | 'first-organisation';

/**
 * The queue of organisations to remove. The process that owns ClickHouse does the work, whoever asked for it.
 *
 * Every method throws where the store fails.
 */
export interface TenantRemovals {
  /**
   * Suspends the organisation, so that nothing more of it is accepted, and queues its removal.
   *
   * Only an organisation marked as demo, and never the first of an installation. Asking again for one that is queued
   * changes nothing.
   */
  request(tenant: TenantId, at: Date): Promise<Result<undefined, RemovalRefusal>>;
  /**
   * The same for any organisation, by whoever runs this installation.
   * @returns false where there is none
   */
  requestAny(tenant: TenantId, requestedBy: string, at: Date): Promise<boolean>;
  /**
   * The same for organisations whose deletion was asked for by their owners (`TenantLife`), and is due. Those that are
   * suspended wait.
   */
  requestDue(at: Date): Promise<readonly TenantId[]>;
  find(tenant: TenantId): Promise<TenantRemoval | undefined>;
  /** The longest waiting removal that was asked for at or before an instant and is not done. */
  next(requestedUntil: Date): Promise<TenantId | undefined>;
  /** Keeps what is in a table now, and the most that was ever seen there. */
  note(tenant: TenantId, store: string, table: string, rows: bigint): Promise<void>;
  fail(tenant: TenantId, failure: string): Promise<void>;
  finish(tenant: TenantId, at: Date): Promise<void>;
  /** Takes away the removal itself once it is done: then nothing at all is left of the organisation. */
  forget(tenant: TenantId): Promise<void>;
}
