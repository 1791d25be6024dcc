import type { TenantId } from '../tenant-id';
import type { AuditAction, AuditDraft, AuditEntry, AuditHead } from './audit-entry';

/** Which entries; all that is given has to hold. */
export interface AuditFilter {
  readonly from?: Date | undefined;
  /** First moment that is not meant any more. */
  readonly to?: Date | undefined;
  readonly actions?: readonly AuditAction[] | undefined;
  /** Id or name, the whole of it, in any case. */
  readonly actor?: string | undefined;
  /** Id, the whole of it, in any case. */
  readonly subject?: string | undefined;
  /** Part of a name, an id, a reason, of before or of after, in any case. */
  readonly text?: string | undefined;
}

export interface AuditPageRequest extends AuditFilter {
  /** Entries before this one; from the newest on unless given. */
  readonly before: bigint | undefined;
  /** At least 1. */
  readonly first: number;
}

export interface AuditPage {
  /** The newest first. */
  readonly entries: readonly AuditEntry[];
  readonly hasNextPage: boolean;
}

/** The log of everything that was done in an organisation. Every method throws where the store fails. */
export interface AuditLog {
  /**
   * For what changes nothing in the store; a change appends in its own transaction (`AppendAudit`).
   * Resolves once the entry is kept for good.
   */
  append(tenant: TenantId, draft: AuditDraft): Promise<void>;
  page(tenant: TenantId, request: AuditPageRequest): Promise<AuditPage>;
  /** Where the log ends now; `EMPTY_HEAD` where nothing was ever appended. */
  head(tenant: TenantId): Promise<AuditHead>;
  /**
   * Every entry up to a head that was asked for before, the oldest first, and any that lies where the log has not come to
   * yet: nobody appended that. They come a part at a time.
   */
  walk(tenant: TenantId, head: AuditHead): AsyncIterable<AuditEntry>;
}

/**
 * Appends an entry within the transaction of the change that it tells of: both are kept, or neither.
 *
 * It is the last statement before the commit, since other changes of the organisation wait for it to end.
 * @typeParam Transaction how the store of the change runs its statements
 */
export type AppendAudit<Transaction> = (transaction: Transaction, tenant: TenantId, draft: AuditDraft) => Promise<void>;
