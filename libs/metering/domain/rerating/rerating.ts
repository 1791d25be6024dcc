import type { AttributionRule } from '@tokenledger/attribution/domain';
import type { Actor, TenantId } from '@tokenledger/organization/domain';

import type { ReratingFigure } from './rerating-figures';

/**
 * - `preview-queued`, `previewing`: it is being found out what would change; nothing is changed
 * - `previewed`: it waits for somebody to apply it
 * - `applying`: calls are being changed
 * - `done`: every call in its range has the price of its book
 * - `cancelled`, `failed`: what was changed until then stays; where it was being applied it may be continued
 */
export const RERATING_STATES = [
  'preview-queued',
  'previewing',
  'previewed',
  'applying',
  'done',
  'cancelled',
  'failed',
] as const;

export type ReratingState = (typeof RERATING_STATES)[number];

/** What is brought up to date: what calls cost, or who is charged for those that do not say it. */
export type RevisedFact = 'prices' | 'owners';

export function revisedFact({ owners }: ReratingScope): RevisedFact {
  return owners === true ? 'owners' : 'prices';
}

/** Which calls are re-rated. */
export interface ReratingScope {
  /** First start of a call, Unix milliseconds. */
  readonly fromMs: number;
  /** Exclusive. */
  readonly toMs: number;
  /** Only calls of this provider, as they were reported. */
  readonly provider: string | undefined;
  /** Only calls of this model: the one that answered, else the one asked for. */
  readonly model: string | undefined;
  /** Set: their owners are brought to the attribution rules of now, not their prices to the price book. */
  readonly owners?: true;
  /** Of a preview of rules that nobody has saved yet; they must be before it is applied. */
  readonly draft?: readonly AttributionRule[];
}

export interface RequestedRerating {
  readonly id: string;
  readonly scope: ReratingScope;
  /** For those who ask later. */
  readonly reason: string;
  readonly requestedBy: Actor;
  readonly requestedAt: Date;
}

/** How far a phase has come. */
export interface ReratingProgress {
  /** Calls looked at so far. */
  readonly calls: number;
  readonly figures: readonly ReratingFigure[];
}

/** What happened to a re-rating, in order; kept for ever. */
export interface ReratingEvent {
  readonly at: Date;
  /** Undefined where nobody did it: it came to its end, or broke. */
  readonly by: string | undefined;
  readonly what:
    'requested' | 'previewed' | 'applied' | 'continued' | 'cancel-requested' | 'cancelled' | 'done' | 'failed';
}

export interface Rerating extends Omit<RequestedRerating, 'requestedBy'> {
  /** How they were called then. */
  readonly requestedBy: string;
  readonly state: ReratingState;
  /** It ends before its next step. */
  readonly cancelRequested: boolean;
  readonly appliedBy: string | undefined;
  readonly appliedAt: Date | undefined;
  /** When it was done, cancelled or failed. */
  readonly finishedAt: Date | undefined;
  /** Revision of the price book, or of the rules, it was previewed with: it is applied with no other. Undefined before. */
  readonly priceBook: string | undefined;
  /** Revisions that the calls it changed had their price from, the first `MOST_BOOKS_TOLD`. */
  readonly booksBefore: readonly string[];
  /** Calls in its range when its preview began; undefined before. */
  readonly callsToLookAt: number | undefined;
  readonly preview: ReratingProgress;
  readonly applied: ReratingProgress;
  /** What keeps it from going on, or why it ended; for a person. */
  readonly error: string | undefined;
  readonly events: readonly ReratingEvent[];
}

export const MOST_BOOKS_TOLD = 20;

/** Why a re-rating cannot be applied or cancelled. */
export type ReratingRefusal = 'unknown' | 'not-previewed' | 'applied-already' | 'ended-already';

/**
 * Re-ratings as people ask for them and follow them. Whoever asks, applies or cancels is in the audit log together with it. A
 * failing store throws.
 */
export interface Reratings {
  /** Resolves once a worker will find it, whatever happens to this process. */
  request(tenant: TenantId, rerating: RequestedRerating): Promise<void>;
  /** @returns undefined where the tenant has no such re-rating */
  find(tenant: TenantId, id: string): Promise<Rerating | undefined>;
  /** The newest first. */
  list(tenant: TenantId, limit: number, revises?: RevisedFact): Promise<readonly Rerating[]>;
  /** Starts to apply it, or goes on where an apply was cancelled or failed. @returns why not, undefined where it is so */
  apply(tenant: TenantId, id: string, by: Actor, at: Date): Promise<ReratingRefusal | undefined>;
  /** Ends it at once where no worker has it, else before its next step. */
  cancel(tenant: TenantId, id: string, by: Actor, at: Date): Promise<ReratingRefusal | undefined>;
}
