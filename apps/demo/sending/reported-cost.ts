import type { PriceBook } from '@tokenledger/pricing/domain';
import { formatDecimal18 } from '@tokenledger/shared/money';

import { costOf } from '../check/demo-totals';
import { type DemoCall, type DemoTokens, inputTokensOf } from '../generator/demo-call';

/** What an emitter says that a call cost, where it says so: a number, as instrumentations write it. */
export function reportedCost(call: DemoCall, book: PriceBook): { readonly 'gen_ai.usage.cost'?: number } {
  const { tokens, evidence } = call;
  if (tokens === undefined || evidence.reportedPrice === undefined) return {};
  const counted = evidence.reportedPrice === 'as-listed' ? tokens : withoutCache(tokens);
  const cost = costOf(call, counted, book);
  return cost === undefined ? {} : { 'gen_ai.usage.cost': Number(formatDecimal18(cost)) };
}

/** All input at the price of what is read for the first time: who prices so knows no cache. */
function withoutCache(tokens: DemoTokens): DemoTokens {
  return { ...tokens, uncachedInput: inputTokensOf(tokens), cacheRead: 0, cacheWrite: 0 };
}
