import { sumOfDecimals } from '@tokenledger/shared/ui';

import type { ReratingDifferenceFieldsFragment, ReratingQuery, ReratingsQuery } from '../operations';

export type ReratingRow = ReratingsQuery['reratings'][number];
export type ReratingInFull = NonNullable<ReratingQuery['rerating']>;
export type ReratingDifference = ReratingDifferenceFieldsFragment;

/** A worker has it, or will: it is asked about again and again. */
export const MOVING: ReadonlySet<string> = new Set(['PREVIEW_QUEUED', 'PREVIEWING', 'APPLYING']);

/** What is changed of one currency, all teams and months together. Decimal texts. */
export interface CurrencySum {
  readonly currency: string;
  readonly calls: string;
  readonly costBefore: string;
  readonly costAfter: string;
  readonly newlyPriced: string;
  readonly newlyUnpriced: string;
}

/** By currency; calls without a price before and after are in none. */
export function sumsOf(differences: readonly ReratingDifference[]): readonly CurrencySum[] {
  const currencies = [...new Set(differences.map(({ currency }) => currency))].filter((currency) => currency !== null);
  return currencies.sort().map((currency) => {
    const own = differences.filter((difference) => difference.currency === currency);
    return {
      currency,
      calls: countOf(own.map(({ calls }) => calls)),
      costBefore: sumOfDecimals(own.map(({ costBefore }) => costBefore)),
      costAfter: sumOfDecimals(own.map(({ costAfter }) => costAfter)),
      newlyPriced: countOf(own.map(({ newlyPriced }) => newlyPriced)),
      newlyUnpriced: countOf(own.map(({ newlyUnpriced }) => newlyUnpriced)),
    };
  });
}

/** Calls touched; one whose price changes its currency is counted in both. */
export function callsOf(differences: readonly ReratingDifference[]): string {
  return countOf(differences.map(({ calls }) => calls));
}

function countOf(counts: readonly string[]): string {
  return counts.reduce((sum, count) => sum + BigInt(count), 0n).toString();
}
