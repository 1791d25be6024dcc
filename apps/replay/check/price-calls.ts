import { tenantId } from '@tokenledger/organization/domain';
import type { Meter, PriceBook, PriceVersion } from '@tokenledger/pricing/domain';
import { formatDecimal18 } from '@tokenledger/shared/money';

import type { TokenPrices } from './expected-totals';

/** Prices are the same for everybody unless a contract says otherwise; a replay has none. */
const ANY_TENANT = tenantId('replay');

export interface CallToPrice {
  readonly provider: string;
  readonly model: string;
  readonly atMs: number;
  readonly inputTokens: number;
}

/** @returns undefined where the book has no price for the model, or none for one of the meters of these traces */
export function pricesOf(book: PriceBook, call: CallToPrice): TokenPrices | undefined {
  const version = book.priceFor(ANY_TENANT, call);
  const [input, cacheRead, output] = (['input', 'cacheRead', 'output'] as const).map((meter) => textOf(version, meter));
  if (input === undefined || cacheRead === undefined || output === undefined) return undefined;
  return { input, cacheRead, output };
}

function textOf(version: PriceVersion | undefined, meter: Meter): string | undefined {
  const price = version?.unitPrices[meter];
  return price === undefined ? undefined : formatDecimal18(price);
}
