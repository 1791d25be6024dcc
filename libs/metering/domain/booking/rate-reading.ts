import {
  convert,
  discounted,
  type PriceQuery,
  type PriceVersion,
  type Quantities,
  rateUsage,
  type RatingBook,
  type TermReduction,
} from '@tokenledger/pricing/domain';
import type { Decimal18 } from '@tokenledger/shared/money';

import type { CallRating } from '../ledger/ledger-row';
import type { UsageReading } from '../ledger/usage-reading';
import { inputTokensOf } from '../usage/token-sums';

const NO_USAGE: CallRating = { status: 'no-usage' };

/**
 * Prices a reading at the price of its day.
 *
 * A call with an invalid count stays unpriced: a total of the remaining counts would pass for a bill. So does a call
 * whose input is not known: every call has one, so the emitter failed to tell (or only told a sum). A call whose stream
 * was closed before its end is priced for what was reported, and stays marked as incomplete.
 *
 * What is charged is converted into the organisation's reporting currency at the rate of its day; where there is none, it
 * stays in its own currency and says which rate is missing.
 */
export function rateReading(reading: UsageReading, book: RatingBook): CallRating {
  const { usage } = reading;
  if (usage.status === 'none') return NO_USAGE;
  // Of this organisation alone: names of others' lists are none of its business.
  const priceBook = book.revisionFor(reading.tenant);
  if (usage.status === 'invalid') return { status: 'unpriced', reason: 'invalid-usage', priceBook };
  if (usage.status === 'partial' && !usage.detail.input) {
    return { status: 'unpriced', reason: 'input-not-known', priceBook };
  }
  const query = priceQueryOf(reading);
  if (query === undefined) return { status: 'unpriced', reason: 'no-model', priceBook };

  const answer = book.find(reading.tenant, query);
  if (answer.outcome === 'none') return { status: 'unpriced', reason: answer.reason, priceBook };
  const { price, listPrice, discounts = [] } = answer;
  const rating = rateUsage(usage.quantities, price);
  if (rating.outcome === 'unpriced') {
    return { status: 'unpriced', reason: `no-price-for-meter:${rating.missing.join(',')}`, priceBook };
  }
  const { contracted, reductions } = discounted(rating.lines, price.perCall, rating.total, discounts);
  return {
    status: 'priced',
    priceId: priceIdOf(price, reductions),
    priceBook,
    currency: price.currency,
    listCost: listCostOf(usage.quantities, price, listPrice) ?? rating.total,
    contractedCost: contracted,
    effectiveCost: contracted,
    conversion: convert(contracted, book.reportingRate(reading.tenant, price.currency, query.atMs)),
  };
}

/** What a row's price is called: the price, and the percentages of a contract that were taken off. */
export function priceIdOf(price: PriceVersion, reductions: readonly TermReduction[]): string {
  return [price.id, ...reductions.map(({ id }) => id)].join(' | ');
}

/** At the list's price; undefined where no list can say it in the money of the contract: then the contract's price is the only one. */
function listCostOf(
  quantities: Quantities,
  price: PriceVersion,
  listPrice: PriceVersion | undefined,
): Decimal18 | undefined {
  if (listPrice === undefined || listPrice.currency !== price.currency) return undefined;
  const rating = rateUsage(quantities, listPrice);
  return rating.outcome === 'priced' ? rating.total : undefined;
}

/** What decides a reading's price; undefined where it names no model. */
export function priceQueryOf(reading: UsageReading): PriceQuery | undefined {
  const model = reading.responseModel ?? reading.requestModel;
  if (model === undefined) return undefined;
  return {
    provider: reading.provider,
    model,
    atMs: Math.floor(reading.startedAtUs / 1000),
    inputTokens: inputTokensOf(reading.usage.quantities),
    ...(reading.serviceTier !== undefined && { serviceTier: reading.serviceTier }),
    ...(reading.serverAddress !== undefined && { serverAddress: reading.serverAddress }),
  };
}
