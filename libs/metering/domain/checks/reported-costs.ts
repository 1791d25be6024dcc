import { type Decimal18, subtractDecimal18 } from '@tokenledger/shared/money';

import type { CallRef } from '../calls/call-id';

/** Groups that are told, the largest difference first. */
export const MOST_REPORTED_GROUPS = 100;
/** Single calls that are told in each currency. */
export const MOST_DISAGREEING_CALLS = 20;

/** What emitters said that some calls cost, and what the ledger has for them, in one currency. */
export interface ComparedCost {
  readonly currency: string;
  readonly calls: bigint;
  readonly reported: Decimal18;
  readonly booked: Decimal18;
  /** Calls that their emitter holds for dearer than the ledger, and for cheaper. */
  readonly reportedMore: bigint;
  readonly bookedMore: bigint;
}

export interface ReportedCostGroup extends ComparedCost {
  readonly provider: string | null;
  readonly model: string | null;
  readonly dialect: string;
}

/** One call of which the emitter says another cost than the ledger. */
export interface DisagreeingCall {
  readonly call: CallRef;
  readonly startedAt: Date;
  readonly provider: string | null;
  readonly model: string | null;
  readonly dialect: string;
  readonly currency: string;
  readonly reported: Decimal18;
  readonly booked: Decimal18;
}

export interface ReportedCosts {
  readonly totals: readonly ComparedCost[];
  readonly groups: readonly ReportedCostGroup[];
  readonly truncated: boolean;
  /** The largest differences of each currency. */
  readonly largest: readonly DisagreeingCall[];
  /** Calls whose two amounts are of two currencies, which have no difference. */
  readonly otherCurrencyCalls: bigint;
  /** Calls with a reported cost and without a price of ours. */
  readonly withoutPriceCalls: bigint;
  readonly pendingBuckets: number;
}

const RELATIVE_PLACES = 6;

/** Reported less booked: above zero where the emitter says more. */
export function differenceOf({ reported, booked }: Pick<ComparedCost, 'reported' | 'booked'>): Decimal18 {
  return subtractDecimal18(reported, booked);
}

/** The difference as a part of what is booked, decimal text cut after 6 places; null where nothing is booked. */
export function relativeDifferenceOf(cost: Pick<ComparedCost, 'reported' | 'booked'>): string | null {
  if (cost.booked === 0n) return null;
  const scale = 10n ** BigInt(RELATIVE_PLACES);
  const scaled = (differenceOf(cost) * scale) / cost.booked;
  const size = scaled < 0n ? -scaled : scaled;
  const fraction = (size % scale).toString().padStart(RELATIVE_PLACES, '0').replace(/0+$/, '');
  return `${scaled < 0n ? '-' : ''}${size / scale}${fraction === '' ? '' : `.${fraction}`}`;
}
