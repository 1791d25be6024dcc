import { addDecimal18, type Decimal18, ZERO } from '@tokenledger/shared/money';

import type { CurrencyAmount, CurrencyCalls, SpendFigures } from './spend-report';

/** What a range without a single call adds up to. */
export const NO_SPEND: SpendFigures = {
  calls: 0n,
  tokens: { input: 0n, uncachedInput: 0n, cacheRead: 0n, cacheWrite: 0n, output: 0n, reasoning: 0n, total: 0n },
  cost: [],
  pricedTokens: [],
  unpriced: { calls: 0n, tokens: 0n },
  unallocated: { calls: 0n, tokens: 0n, cost: [] },
  incomplete: { calls: 0n },
  converted: [],
  unconverted: [],
};

/** Cost in the currency that an organisation reports in now. */
export interface ReportedSpend {
  /** Of the calls that were converted into it; all others are told of beside it, never added as they are. */
  readonly cost: CurrencyAmount;
  /** Calls without an exchange rate, by the currency of their price. */
  readonly unconverted: readonly CurrencyCalls[];
  /** Calls that were converted into what the organisation reported in before, by that currency. */
  readonly otherwiseReported: readonly CurrencyCalls[];
}

export function reportedSpend({ converted, unconverted }: SpendFigures, currency: string): ReportedSpend {
  const amount = converted.find((calls) => calls.currency === currency)?.amount ?? ZERO;
  return {
    cost: { currency, amount },
    unconverted,
    otherwiseReported: converted.filter((calls) => calls.currency !== currency),
  };
}

/**
 * Cost with every call that could be converted in the reporting currency, and what could not in its own: an amount a currency,
 * the reporting one first. Nothing is left out, and nothing is added up across currencies.
 */
export function convertedCost(figures: SpendFigures, currency: string): readonly CurrencyAmount[] {
  const amounts = new Map<string, Decimal18>();
  for (const one of [...figures.converted, ...figures.unconverted]) {
    amounts.set(one.currency, addDecimal18(amounts.get(one.currency) ?? ZERO, one.amount));
  }
  const rank = (code: string): string => (code === currency ? '' : code);
  return [...amounts]
    .map(([code, amount]) => ({ currency: code, amount }))
    .sort((left, right) => (rank(left.currency) < rank(right.currency) ? -1 : 1));
}

const MILLION = 1_000_000n;

/**
 * What a million tokens of the priced calls cost, by currency: cost of a currency over all tokens of its calls.
 *
 * A figure to compare by, not an amount that is booked: cut (not rounded) after 18 places. A currency whose calls have
 * no tokens has none.
 */
export function costPerMillionTokens({ cost, pricedTokens }: SpendFigures): readonly CurrencyAmount[] {
  return cost.flatMap(({ currency, amount }) => {
    const tokens = pricedTokens.find((priced) => priced.currency === currency)?.tokens ?? 0n;
    return tokens === 0n ? [] : [{ currency, amount: ((amount * MILLION) / tokens) as Decimal18 }];
  });
}
