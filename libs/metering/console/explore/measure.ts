import { COUNT, moneyIn, PERCENT, type QuantityUnit, sumOfDecimals } from '@tokenledger/shared/ui';

import type { Measure } from './explore-address';

/** An exact amount of one currency, as the API says it. */
export interface Amount {
  readonly amount: string;
  readonly currency: string;
}

/** What a group, a period or a whole report used, as far as a measure is read from it. */
export interface Figures {
  readonly calls: string;
  readonly tokens: { readonly total: string };
  /** Empty where no call had a price. */
  readonly cost: readonly Amount[];
  readonly costPerMillionTokens: readonly Amount[];
  /** null where there was no input. */
  readonly cacheReadShare: string | null;
}

/** Measures whose groups and periods sum to the whole. Ratios do not: they are neither stacked nor totalled here. */
export type AmountMeasure = Extract<Measure, 'cost' | 'tokens' | 'calls'>;

export function isAmount(measure: Measure): measure is AmountMeasure {
  return measure === 'cost' || measure === 'tokens' || measure === 'calls';
}

export function unitOf(measure: Measure, currency: string): QuantityUnit {
  if (measure === 'cacheShare') return PERCENT;
  return measure === 'tokens' || measure === 'calls' ? COUNT : moneyIn(currency);
}

/** Exact decimal text; null where it is not known. */
export function measureOf(figures: Figures, measure: Measure, currency: string): string | null {
  switch (measure) {
    case 'cost':
      return costIn(figures, currency);
    case 'tokens':
      return figures.tokens.total;
    case 'calls':
      return figures.calls;
    case 'costPerMillion':
      return figures.costPerMillionTokens.find((amount) => amount.currency === currency)?.amount ?? null;
    case 'cacheShare':
      return figures.cacheReadShare;
  }
}

/**
 * Cost in one currency. What has prices in another currency only costs nothing in this one, and so does what was never
 * called; calls of which none has a price cost nobody knows what.
 */
export function costIn({ calls, cost }: Pick<Figures, 'calls' | 'cost'>, currency: string): string | null {
  const found = cost.find((amount) => amount.currency === currency);
  if (found !== undefined) return found.amount;
  return cost.length > 0 || calls === '0' ? '0' : null;
}

/**
 * Currencies of a report, the organisation's first. Amounts of different currencies are never added up: each has its
 * own column, and one at a time is drawn.
 */
export function currenciesOf(figures: readonly Pick<Figures, 'cost'>[], reporting: string): readonly string[] {
  const found = [...new Set(figures.flatMap(({ cost }) => cost.map(({ currency }) => currency)))].sort();
  if (found.length === 0) return [reporting];
  return found.includes(reporting) ? [reporting, ...found.filter((currency) => currency !== reporting)] : found;
}

/**
 * Exact, of what is known: the cost of several groups is that of their priced calls, as the API's own totals are. null
 * where there are parts and none of them is known.
 */
export function sumOfKnown(values: readonly (string | null)[]): string | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 && values.length > 0 ? null : sumOfDecimals(known);
}
