export interface MoneyAmount {
  readonly amount: string;
  readonly currency: string;
}

/** What a row of spend and the totals have in common. */
export interface Charged {
  /** An amount a currency. */
  readonly cost: readonly MoneyAmount[];
  readonly coverage: { readonly unpriced: { readonly calls: string } };
}

/**
 * The currency whose amounts are shown first: the organisation's, unless everything was charged in others. Amounts of
 * several currencies are never added up.
 */
export function currencyShown(costs: readonly MoneyAmount[], reporting: string): string {
  if (costs.length === 0 || costs.some(({ currency }) => currency === reporting)) return reporting;
  return costs[0]?.currency ?? reporting;
}

/**
 * What was charged in one currency, exact.
 * @returns null where nothing has a price although calls should: unknown, which is not zero
 */
export function costIn({ cost, coverage }: Charged, currency: string): string | null {
  if (cost.length === 0 && coverage.unpriced.calls !== '0') return null;
  return amountIn(cost, currency) ?? '0';
}

export function amountIn(amounts: readonly MoneyAmount[], currency: string): string | null {
  return amounts.find((one) => one.currency === currency)?.amount ?? null;
}

/** What was charged in other currencies than the one shown. */
export function inOtherCurrencies(costs: readonly MoneyAmount[], shown: string): readonly MoneyAmount[] {
  return costs.filter(({ currency }) => currency !== shown);
}
