import type { Meter, PriceVersion } from '@tokenledger/pricing/domain';
import { divideByCount, parseDecimal18 } from '@tokenledger/shared/money';

/** One line of a price list as a vendor prints it. */
export interface ListedPrice {
  readonly provider: string;
  readonly model: string;
  /** ISO 4217; dollars unless given. */
  readonly currency?: string;
  /** Per million tokens, as decimal text. */
  readonly perMillion: { readonly [M in Meter]?: string };
  /** Per call, as decimal text. */
  readonly perCall?: string;
  /** First day (UTC) of the price, `2026-03-13`; from ever where it is absent. */
  readonly from?: string;
  /** Set where the price holds for calls with more input tokens than this. */
  readonly aboveInputTokens?: number;
}

/** A complete listing, GPT-4o's by default: 2.50 / 1.25 / 10.00 dollars per million input, cached and output tokens. */
export function aListedPrice(facts: Partial<ListedPrice> = {}): ListedPrice {
  return {
    provider: 'openai',
    model: 'gpt-4o',
    perMillion: { input: '2.5', cacheRead: '1.25', output: '10', reasoning: '10' },
    ...facts,
  };
}

/** The price version that a listing stands for. @throws RangeError where a price is no exact decimal */
export function aPriceVersion(facts: Partial<ListedPrice> = {}): PriceVersion {
  const { provider, model, currency = 'USD', perMillion, perCall, from, aboveInputTokens } = aListedPrice(facts);
  const above = aboveInputTokens === undefined ? '' : `/input>${aboveInputTokens}`;
  const meters = Object.entries(perMillion) as [Meter, string][];
  return {
    id: `listed/${provider}/${model}/${from ?? ''}..${above}`,
    provider,
    model,
    currency,
    source: 'listed',
    unitPrices: Object.fromEntries(
      meters.map(([meter, price]) => [meter, divideByCount(parseDecimal18(price), 1_000_000)]),
    ),
    ...(perCall !== undefined && { perCall: parseDecimal18(perCall) }),
  };
}
