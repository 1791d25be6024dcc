import type { TenantId } from '@tokenledger/organization/domain';
import type { Decimal18 } from '@tokenledger/shared/money';

import { type Meter, METERS, type Quantities } from './meters';
import type { ExplainingPriceBook, NoPriceReason, PriceQuery, PriceVersion } from './price-book';
import { type RatedLine, rateUsage } from './rate-usage';

/** What a call costs, or why that is not known. */
export type CallPricing =
  | {
      readonly outcome: 'priced';
      readonly price: PriceVersion;
      readonly lines: readonly RatedLine[];
      readonly total: Decimal18;
    }
  | { readonly outcome: 'unpriced'; readonly reason: 'no-usage' | NoPriceReason }
  | {
      readonly outcome: 'unpriced';
      readonly reason: 'no-price-for-meter';
      readonly price: PriceVersion;
      readonly missing: readonly Meter[];
    };

/**
 * Finds the price of a call and rates its quantities with it.
 *
 * A call without any quantity is `no-usage`, not free: nothing was reported that could be priced. One used meter
 * without a price leaves the whole call unpriced.
 */
export function ratingOf(
  tenant: TenantId,
  query: PriceQuery,
  quantities: Quantities,
  book: ExplainingPriceBook,
): CallPricing {
  if (!METERS.some((meter) => (quantities[meter] ?? 0) > 0)) return { outcome: 'unpriced', reason: 'no-usage' };
  const answer = book.find(tenant, query);
  if (answer.outcome === 'none') return { outcome: 'unpriced', reason: answer.reason };
  const { price } = answer;
  const rating = rateUsage(quantities, price);
  if (rating.outcome === 'priced') return rating;
  return { outcome: 'unpriced', reason: 'no-price-for-meter', price, missing: rating.missing };
}
