import type { RuleCondition } from '@tokenledger/attribution/domain';

import type { Freshness, SpendFigures, SpendFilter, SpendRange } from '../spend/spend-report';

export interface UnallocatedRequest extends SpendRange {
  readonly filter: SpendFilter;
  /** Causes told apart at the most; all others are one. */
  readonly first: number;
}

/**
 * What one fix would mend: the calls that nobody owns for one reason and that give one value to find an owner by. That is the
 * service, else the agent, else the ingestion key; where the sender must be mended, the service and the key.
 */
export interface CauseKey {
  readonly reason: string;
  readonly service: string | null;
  readonly agent: string | null;
  /** Null where the cause is told by its service or agent, whatever key brought it. */
  readonly ingestionKey: string | null;
}

export interface UnallocatedPart {
  readonly spend: SpendFigures;
}

export interface UnallocatedCause extends UnallocatedPart, CauseKey {
  /** Ingestion keys that brought these calls, the largest first. */
  readonly keys: readonly string[];
  /** In the order in which they are worth a try; none where nothing is known that a person could act on. */
  readonly fixes: readonly UnallocatedFix[];
}

/** A project that the directory knows for the value of a cause. */
export interface SuggestedOwner {
  readonly level: 'project';
  /** As the directory writes it. */
  readonly id: string;
  readonly name: string;
}

/**
 * The directory owns calls that come by itself, and booked ones once they are brought to it. A rule reaches both, too; the others
 * calls that come only. The owner of a key never changes: another key with an owner takes its place.
 */
export type UnallocatedFix =
  | {
      readonly kind: 'directory';
      /** Where it has the service on the range's last day. */
      readonly owner: SuggestedOwner;
      /** Since when, where that is within the range: calls of before belong where it had the service then. */
      readonly since: string | undefined;
    }
  | {
      readonly kind: 'rule';
      readonly conditions: readonly RuleCondition[];
      /** Undefined: somebody must say who. */
      readonly owner: SuggestedOwner | undefined;
    }
  | { readonly kind: 'key-owner'; readonly keyId: string }
  | {
      readonly kind: 'sender';
      /** Resource attributes; null where the sender knows the value and nobody else. */
      readonly attributes: readonly { readonly name: string; readonly value: string | null }[];
      /** The same as a line of an environment, with words to replace. */
      readonly line: string;
    };

export interface UnallocatedReason extends UnallocatedPart {
  /** Null: of the groups beyond those that are read one by one; nothing more is told of them. */
  readonly reason: string | null;
  /** Undefined where they were not told apart. */
  readonly causeCount: number | undefined;
}

/** Reasons, and causes with the rest, each sum to the total in every figure. */
export interface UnallocatedSpend {
  /** Whatever passes the filter, owned or not. */
  readonly all: SpendFigures;
  readonly total: SpendFigures;
  /** The largest first. */
  readonly reasons: readonly UnallocatedReason[];
  /** The largest first. */
  readonly causes: readonly UnallocatedCause[];
  /** Causes beyond `first`, as one; its count is undefined where not all were told apart. */
  readonly rest: (UnallocatedPart & { readonly causeCount: number | undefined }) | undefined;
  readonly freshness: Freshness;
}
