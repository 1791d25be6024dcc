import type { Observer } from '../dialects/dialect';
import type { CurrencyAmount } from '../spend/spend-report';

/** Who reports a call that no service of the organisation did: it knows of the call and not of its purpose. */
export const OUTSIDE_OBSERVERS = ['vendor', 'gateway'] as const satisfies readonly Observer[];

export type OutsideObserver = (typeof OUTSIDE_OBSERVERS)[number];

/** Groups that are told, the most calls first. */
export const MOST_UNINSTRUMENTED_GROUPS = 200;

export interface UninstrumentedFigures {
  readonly calls: bigint;
  readonly tokens: bigint;
  readonly cost: readonly CurrencyAmount[];
  /** With usage and without a price: not in the cost. */
  readonly unpricedCalls: bigint;
}

/** Calls that only a vendor or a gateway tells of, by where it says they came from. */
export interface UninstrumentedGroup extends UninstrumentedFigures {
  readonly observer: OutsideObserver;
  readonly provider: string | null;
  /** The vendor's workspace, the gateway's team or project; null where none was told. */
  readonly workspace: string | null;
  /** The vendor's or gateway's own key, by the name or the hash it tells; null where none was told. */
  readonly apiKey: string | null;
  readonly firstSeen: Date;
  readonly lastSeen: Date;
}

export interface UninstrumentedSpend {
  readonly total: UninstrumentedFigures;
  readonly groups: readonly UninstrumentedGroup[];
  readonly truncated: boolean;
  /** Calls whose most trusted observer is a vendor or a gateway, whether a service saw them as well or not. */
  readonly outsideCalls: bigint;
  readonly pendingBuckets: number;
}
