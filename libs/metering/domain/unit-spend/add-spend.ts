import { addDecimal18, type Decimal18 } from '@tokenledger/shared/money';

import type { CurrencyAmount, CurrencyCalls, CurrencyTokens, SpendFigures } from '../spend/spend-report';

/** Two sets of calls as one: every figure is a sum, and no two currencies are ever added. */
export function addSpend(left: SpendFigures, right: SpendFigures): SpendFigures {
  return {
    calls: left.calls + right.calls,
    tokens: {
      input: left.tokens.input + right.tokens.input,
      uncachedInput: left.tokens.uncachedInput + right.tokens.uncachedInput,
      cacheRead: left.tokens.cacheRead + right.tokens.cacheRead,
      cacheWrite: left.tokens.cacheWrite + right.tokens.cacheWrite,
      output: left.tokens.output + right.tokens.output,
      reasoning: left.tokens.reasoning + right.tokens.reasoning,
      total: left.tokens.total + right.tokens.total,
    },
    cost: byCurrency(left.cost, right.cost, addAmounts),
    pricedTokens: byCurrency(left.pricedTokens, right.pricedTokens, addTokens),
    unpriced: {
      calls: left.unpriced.calls + right.unpriced.calls,
      tokens: left.unpriced.tokens + right.unpriced.tokens,
    },
    unallocated: {
      calls: left.unallocated.calls + right.unallocated.calls,
      tokens: left.unallocated.tokens + right.unallocated.tokens,
      cost: byCurrency(left.unallocated.cost, right.unallocated.cost, addAmounts),
    },
    incomplete: { calls: left.incomplete.calls + right.incomplete.calls },
    converted: byCurrency(left.converted, right.converted, addCalls),
    unconverted: byCurrency(left.unconverted, right.unconverted, addCalls),
  };
}

/** What is left of a set of calls without a part of it; in currencies of which nothing is left it says nothing. */
export function subtractSpend(whole: SpendFigures, part: SpendFigures): SpendFigures {
  const left = addSpend(whole, negative(part));
  const isPriced = (currency: string): boolean =>
    left.cost.some((one) => one.currency === currency && one.amount !== 0n) ||
    left.pricedTokens.some((one) => one.currency === currency && one.tokens !== 0n);
  return {
    ...left,
    cost: left.cost.filter(({ currency }) => isPriced(currency)),
    pricedTokens: left.pricedTokens.filter(({ currency }) => isPriced(currency)),
    unallocated: { ...left.unallocated, cost: left.unallocated.cost.filter(({ amount }) => amount !== 0n) },
    converted: left.converted.filter(({ calls }) => calls !== 0n),
    unconverted: left.unconverted.filter(({ calls }) => calls !== 0n),
  };
}

function negative({ tokens, unpriced, unallocated, ...figures }: SpendFigures): SpendFigures {
  const amounts = (all: readonly CurrencyAmount[]) =>
    all.map(({ currency, amount }) => ({ currency, amount: -amount as Decimal18 }));
  const calls = (all: readonly CurrencyCalls[]) =>
    all.map(({ currency, amount, calls: count }) => ({ currency, amount: -amount as Decimal18, calls: -count }));
  return {
    calls: -figures.calls,
    tokens: {
      input: -tokens.input,
      uncachedInput: -tokens.uncachedInput,
      cacheRead: -tokens.cacheRead,
      cacheWrite: -tokens.cacheWrite,
      output: -tokens.output,
      reasoning: -tokens.reasoning,
      total: -tokens.total,
    },
    cost: amounts(figures.cost),
    pricedTokens: figures.pricedTokens.map(({ currency, tokens: count }) => ({ currency, tokens: -count })),
    unpriced: { calls: -unpriced.calls, tokens: -unpriced.tokens },
    unallocated: { calls: -unallocated.calls, tokens: -unallocated.tokens, cost: amounts(unallocated.cost) },
    incomplete: { calls: -figures.incomplete.calls },
    converted: calls(figures.converted),
    unconverted: calls(figures.unconverted),
  };
}

function addAmounts(left: CurrencyAmount, right: CurrencyAmount): CurrencyAmount {
  return { currency: left.currency, amount: addDecimal18(left.amount, right.amount) };
}

function addCalls(left: CurrencyCalls, right: CurrencyCalls): CurrencyCalls {
  return { ...addAmounts(left, right), calls: left.calls + right.calls };
}

function addTokens(left: CurrencyTokens, right: CurrencyTokens): CurrencyTokens {
  return { currency: left.currency, tokens: left.tokens + right.tokens };
}

/** In the order of currencies, as reports have them. */
function byCurrency<T extends { readonly currency: string }>(
  left: readonly T[],
  right: readonly T[],
  add: (one: T, other: T) => T,
): readonly T[] {
  if (left.length === 0) return right;
  if (right.length === 0) return left;
  const all = new Map(left.map((one) => [one.currency, one]));
  for (const one of right) {
    const other = all.get(one.currency);
    all.set(one.currency, other === undefined ? one : add(other, one));
  }
  return [...all.values()].sort((one, other) => (one.currency < other.currency ? -1 : 1));
}

/** What calls come to in a currency, of those that were converted into it: what lines are ranked by. */
export function reportedAmount({ converted }: SpendFigures, currency: string): Decimal18 {
  return converted.find((one) => one.currency === currency)?.amount ?? (0n as Decimal18);
}
