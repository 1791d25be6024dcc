import { createHash } from 'node:crypto';

import { type Provider, waitForUpdate } from '@pydantic/genai-prices';
import type { ExplainingPriceBook, PriceBookSource } from '@tokenledger/pricing/domain';

import { GenaiPricesBook } from './genai-prices-book';
import { InvalidPriceData } from './invalid-price-data';

/** The installed package's version; a test holds it against the package itself. */
export const GENAI_PRICES_VERSION = '0.1.8';

/** Raised whenever our reading of the data changes a price: aliases, derived meters, windows, rounding. */
const READING = 1;

/** Opens the price data that npm `@pydantic/genai-prices` brings with it. Nothing is fetched. */
export class GenaiPricesSource implements PriceBookSource {
  /** @throws InvalidPriceData where the package's data cannot be read */
  async load(): Promise<ExplainingPriceBook> {
    const providers = await this.sellers();
    const source = `genai-prices@${GENAI_PRICES_VERSION}`;
    const content = createHash('sha256')
      .update(JSON.stringify([READING, providers]))
      .digest('hex')
      .slice(0, 12);
    return new GenaiPricesBook(providers, { source, revision: `${source}+${content}` });
  }

  /** Who sells, by names and hosts. @throws InvalidPriceData where the package's data cannot be read */
  async sellers(): Promise<readonly Provider[]> {
    // With no update requested, the promise is that of the data in the package; its calculator (floats) is not used.
    const providers = await waitForUpdate();
    if (providers === null || providers.length === 0) throw new InvalidPriceData('the package brings no price data');
    return providers;
  }
}
