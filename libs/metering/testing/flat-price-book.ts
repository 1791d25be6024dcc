import { type PriceBook, type PriceVersion } from '@tokenledger/pricing/domain';
import { parseDecimal18 } from '@tokenledger/shared/money';

const GPT_4O: PriceVersion = {
  id: 'test/openai/gpt-4o',
  provider: 'openai',
  model: 'gpt-4o',
  currency: 'USD',
  unitPrices: {
    input: parseDecimal18('0.0000025'),
    cacheRead: parseDecimal18('0.00000125'),
    output: parseDecimal18('0.00001'),
    reasoning: parseDecimal18('0.00001'),
  },
  source: 'test',
};

/** Prices `gpt-4o` at 2.50 / 1.25 / 10.00 dollars per million input, cached and output tokens; nothing else. */
export const flatPriceBook: PriceBook = {
  revision: 'test-book',
  priceFor: (_tenant, query) => (query.model === GPT_4O.model ? GPT_4O : undefined),
};
