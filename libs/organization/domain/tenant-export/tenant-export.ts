import type { Result } from '@tokenledger/shared/result';

import type { Actor } from '../audit';
import type { TenantId } from '../tenant-id';

/** How long the file of a finished export is kept: it holds everything, so it does not lie about for longer. */
export const EXPORT_KEPT_MS = 7 * 86_400_000;

export type TenantExportState = 'queued' | 'running' | 'done' | 'failed' | 'expired';

/** The taking out of everything that is stored of an organisation. */
export interface TenantExport {
  readonly id: string;
  readonly tenant: TenantId;
  readonly state: TenantExportState;
  /** Whoever asked for it, as they were called then. */
  readonly requestedBy: string;
  readonly requestedAt: Date;
  /** Rows in the file so far. */
  readonly writtenRows: bigint;
  /** Rows that the ledger was seen to hold when the export began, about; undefined before that. */
  readonly expectedRows: bigint | undefined;
  readonly finishedAt: Date | undefined;
  readonly file: ExportFile | undefined;
  /** In words for whoever asked, where it failed. */
  readonly failure: string | undefined;
}

/** The finished file, until it expires. */
export interface ExportFile {
  readonly bytes: bigint;
  /** Of the whole file, in hexadecimal. */
  readonly sha256: string;
  readonly expiresAt: Date;
}

/** One at a time: `running` means that one of the organisation waits or is being written. */
export type ExportRefusal = 'running';

/**
 * The queue of exports, and what became of past ones. The process that owns ClickHouse does the work, whoever asked for it.
 *
 * Every method throws where the store fails.
 */
export interface TenantExports {
  /** Queues an export and records who asked for it in the log. */
  request(tenant: TenantId, id: string, by: Actor, at: Date): Promise<Result<TenantExport, ExportRefusal>>;
  /** The newest first, 50 at most. */
  list(tenant: TenantId): Promise<readonly TenantExport[]>;
  find(tenant: TenantId, id: string): Promise<TenantExport | undefined>;
  hasWork(at: Date): Promise<boolean>;
  /** The longest waiting one, or one that a process left half-done: it begins anew. */
  next(): Promise<TenantExport | undefined>;
  /** @throws where the organisation was removed meanwhile */
  progress(tenant: TenantId, id: string, writtenRows: bigint, expectedRows: bigint): Promise<void>;
  /** @throws where the organisation was removed meanwhile: its file must go, too */
  finish(tenant: TenantId, id: string, writtenRows: bigint, file: ExportFile, at: Date): Promise<void>;
  fail(tenant: TenantId, id: string, failure: string, at: Date): Promise<void>;
  /** Those whose file is to go. */
  overdue(at: Date): Promise<readonly Pick<TenantExport, 'tenant' | 'id'>[]>;
  /** Marks one whose file is gone. */
  expire(tenant: TenantId, id: string): Promise<void>;
}
