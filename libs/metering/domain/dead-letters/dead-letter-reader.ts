import type { TenantId } from '@tokenledger/organization/domain';

import type { KeptDeadLetter } from '../ledger/ports';
import type { DeadLetterPosition } from './dead-letter-id';

/** Why records are put aside (`DeadLetter.reason`). */
export const DEAD_LETTER_REASONS = [
  'unreadable',
  'unproven',
  'unknown-tenant',
  'unknown-topic',
  'malformed',
  'time-out-of-range',
  'ledger-refused',
  'failed',
] as const;

/** Which letters of a tenant are wanted. The newest failure comes first. */
export interface DeadLettersRequest {
  /** Undefined: whatever the reason. */
  readonly reasons: readonly string[] | undefined;
  readonly includeReplayed: boolean;
  /** 1 to 200. */
  readonly first: number;
  /** Letters behind this one. */
  readonly after: DeadLetterCursor | undefined;
}

/** A place in the list: where the letter stands that a page ended with. */
export interface DeadLetterCursor extends DeadLetterPosition {
  readonly failedAt: Date;
}

export interface DeadLetterPage {
  readonly letters: readonly KeptDeadLetter[];
  readonly hasMore: boolean;
  /** Of every reason, the one asked for or not; the most frequent first. */
  readonly byReason: readonly ReasonCount[];
}

export interface ReasonCount {
  readonly reason: string;
  readonly count: bigint;
}

/** All that a tenant has. */
export interface DeadLetterTally {
  readonly waiting: bigint;
  readonly replayed: bigint;
  /** When the newest one failed. */
  readonly newestAt: Date | undefined;
}

/**
 * What a tenant may see of the dead letters: its own. What proved no tenant is nobody's here; the command for operators
 * shows it. A failing store throws.
 */
export interface DeadLetterReader {
  page(tenant: TenantId, request: DeadLettersRequest): Promise<DeadLetterPage>;
  /** The tenant's letters among these positions, replayed ones too, in no order. */
  find(tenant: TenantId, positions: readonly DeadLetterPosition[]): Promise<readonly KeptDeadLetter[]>;
  /** Letters that wait for a replay, with one of the reasons, the oldest failure first. */
  waiting(tenant: TenantId, reasons: readonly string[], limit: number): Promise<readonly KeptDeadLetter[]>;
  tally(tenant: TenantId): Promise<DeadLetterTally>;
}
