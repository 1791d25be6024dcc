import { subtractDecimal18, ZERO } from '@tokenledger/shared/money';

import type { BookingReason } from '../ledger/ledger-row';
import type { CurrencyAmount } from '../spend/spend-report';

/**
 * Why readings do not count by themselves.
 *
 * - `seen-by-several`: several observers saw the call; one booking stands for all of their readings
 * - `container`: an agent's or workflow's span repeats the calls below it; an outer one repeats an inner one once more
 * - `superseded`: a booking that a later reading made void. It was made of readings that are counted under another
 *   reason, so it is shown and never added
 * - `possible-duplicate`: nobody knows; shown, not charged
 */
export const AVOIDED_REASONS = ['seen-by-several', 'container', 'superseded', 'possible-duplicate'] as const;

export type AvoidedReason = (typeof AVOIDED_REASONS)[number];

/** Which reason a row belongs to, and on which side: reported more than once, or booked instead of that. */
export const SIDES_OF_AVOIDED: Readonly<
  Record<
    Exclude<BookingReason, 'sole-reading'>,
    { readonly reason: AvoidedReason; readonly side: 'reported' | 'booked' }
  >
> = {
  'seen-by-several': { reason: 'seen-by-several', side: 'reported' },
  'merged-booking': { reason: 'seen-by-several', side: 'booked' },
  container: { reason: 'container', side: 'reported' },
  'container-rest': { reason: 'container', side: 'booked' },
  'container-sole-witness': { reason: 'container', side: 'booked' },
  superseded: { reason: 'superseded', side: 'reported' },
  'possible-duplicate': { reason: 'possible-duplicate', side: 'reported' },
};

/** Rows of one side. Cost is that of the rows' own rating, as if each of them were a call. */
export interface SumOfRows {
  readonly rows: bigint;
  readonly tokens: bigint;
  readonly cost: readonly CurrencyAmount[];
  /** Rows with usage and without a price: not in the cost. */
  readonly unpricedRows: bigint;
}

export interface AvoidedCount {
  readonly reason: AvoidedReason;
  /** Calls that these readings tell of; of containers, how many there are. */
  readonly calls: bigint;
  /** What the readings would come to if each counted. */
  readonly reported: SumOfRows;
  /** What counts in their place. */
  readonly booked: SumOfRows;
}

export interface AvoidedCounts {
  /** One a reason that occurred, in the order of `AVOIDED_REASONS`. */
  readonly counts: readonly AvoidedCount[];
  /** Buckets of the range whose calls are not decided yet. */
  readonly pendingBuckets: number;
}

export const NO_ROWS: SumOfRows = { rows: 0n, tokens: 0n, cost: [], unpricedRows: 0n };

/** What counting each reading would have added: reported less booked, by currency, an amount of zero left out. */
export function avoidedOf({ reported, booked }: Pick<AvoidedCount, 'reported' | 'booked'>): SumOfRows {
  const currencies = [...new Set([...reported.cost, ...booked.cost].map(({ currency }) => currency))].sort();
  const amountIn = (cost: readonly CurrencyAmount[], currency: string) =>
    cost.find((candidate) => candidate.currency === currency)?.amount ?? ZERO;
  return {
    rows: reported.rows - booked.rows,
    tokens: reported.tokens - booked.tokens,
    cost: currencies
      .map((currency) => ({
        currency,
        amount: subtractDecimal18(amountIn(reported.cost, currency), amountIn(booked.cost, currency)),
      }))
      .filter(({ amount }) => amount !== ZERO),
    unpricedRows: reported.unpricedRows - booked.unpricedRows,
  };
}
