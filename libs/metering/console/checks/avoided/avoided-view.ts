import { sumOfDecimals } from '@tokenledger/shared/ui';

import type { CheckAvoidedCountsQuery } from '../../operations';

type Answered = Extract<CheckAvoidedCountsQuery['avoidedCounts'], { readonly __typename: 'AvoidedCounts' }>;
export type AvoidedCount = Answered['counts'][number];

export interface Avoided {
  readonly readings: string;
  readonly tokens: string;
  /** By currency. */
  readonly cost: readonly { readonly currency: string; readonly amount: string }[];
}

/** Reasons whose readings would have been added: the others are shown and never part of the sum. */
const ADDED: ReadonlySet<AvoidedCount['reason']> = new Set(['SEEN_BY_SEVERAL', 'CONTAINER']);

/** All that was avoided, as one sum; undefined where nothing was. */
export function avoidedInAll(counts: readonly AvoidedCount[]): Avoided | undefined {
  const avoided = counts.filter(({ reason }) => ADDED.has(reason)).map((count) => count.avoided);
  if (avoided.length === 0) return undefined;
  const currencies = [...new Set(avoided.flatMap(({ cost }) => cost.map(({ currency }) => currency)))].sort();
  return {
    readings: sumOfDecimals(avoided.map(({ readings }) => readings)),
    tokens: sumOfDecimals(avoided.map(({ tokens }) => tokens)),
    cost: currencies.map((currency) => ({
      currency,
      amount: sumOfDecimals(
        avoided.flatMap(({ cost }) => cost.filter((one) => one.currency === currency).map(({ amount }) => amount)),
      ),
    })),
  };
}

/** Whether a reason takes something away from what is counted. */
export function isAdded({ reason }: AvoidedCount): boolean {
  return ADDED.has(reason);
}
