import { addDecimal18, type Decimal18, multiplyByCount, ZERO } from '@tokenledger/shared/money';

import { type Meter, METERS, type Quantities } from './meters';
import type { PriceVersion } from './price-book';

export interface RatedLine {
  readonly meter: Meter;
  readonly quantity: number;
  /** Price of one unit (one token, not a million) in the rating's currency. */
  readonly unitPrice: Decimal18;
  readonly amount: Decimal18;
}

export type Rating =
  | {
      readonly outcome: 'priced';
      readonly price: PriceVersion;
      readonly lines: readonly RatedLine[];
      readonly total: Decimal18;
    }
  | { readonly outcome: 'unpriced'; readonly missing: readonly Meter[]; readonly price?: PriceVersion };

/**
 * Prices one call's meters at one version of a price.
 *
 * Exact: nothing is rounded here. One used meter without a price leaves the whole call unpriced: a partial total
 * would pass for a bill.
 */
export function rateUsage(quantities: Quantities, price: PriceVersion): Rating {
  const lines: RatedLine[] = [];
  const missing: Meter[] = [];
  let total = price.perCall ?? ZERO;
  for (const meter of METERS) {
    const quantity = quantities[meter];
    if (quantity === undefined || quantity === 0) continue;
    const unitPrice = price.unitPrices[meter];
    if (unitPrice === undefined) {
      missing.push(meter);
      continue;
    }
    const amount = multiplyByCount(unitPrice, quantity);
    lines.push({ meter, quantity, unitPrice, amount });
    total = addDecimal18(total, amount);
  }
  if (missing.length > 0) return { outcome: 'unpriced', missing, price };
  return { outcome: 'priced', price, lines, total };
}
