import { createHash } from 'node:crypto';

import { type Provider, waitForUpdate } from '@pydantic/genai-prices';
import type { ExplainingPriceBook, PriceBookSource, PublicPriceRecord, SoldModel } from '@tokenledger/pricing/domain';

import { GenaiPricesBook } from './genai-prices-book';
import { InvalidPriceData } from './invalid-price-data';

/** The installed package's version; a test holds it against the package itself. */
export const GENAI_PRICES_VERSION = '0.1.8';

/** Raised whenever our reading of the data changes a price: aliases, derived meters, windows, rounding. */
const READING = 1;

const SOURCE = `genai-prices@${GENAI_PRICES_VERSION}`;

/** Opens the price data that npm `@pydantic/genai-prices` brings with it. Nothing is fetched. */
export class GenaiPricesSource implements PriceBookSource {
  /** @throws InvalidPriceData where the package's data cannot be read */
  async load(): Promise<ExplainingPriceBook> {
    const providers = await this.sellers();
    return new GenaiPricesBook(providers, { source: SOURCE, revision: `${SOURCE}+${digestOf([READING, providers])}` });
  }

  /** What the package says, to be kept: the next release may bring another. */
  async record(recordedAt: Date): Promise<{ readonly record: PublicPriceRecord; readonly content: string }> {
    const providers = await this.sellers();
    const record = { source: SOURCE, digest: digestOf(providers), recordedAt };
    return { record, content: JSON.stringify(providers) };
  }

  /** Who sells, by names and hosts. @throws InvalidPriceData where the package's data cannot be read */
  async sellers(): Promise<readonly Provider[]> {
    // With no update requested, the promise is that of the data in the package; its calculator (floats) is not used.
    const providers = await waitForUpdate();
    if (providers === null || providers.length === 0) throw new InvalidPriceData('the package brings no price data');
    return providers;
  }
}

/**
 * The public list as it was kept once.
 * @param content what `record` gave
 * @throws InvalidPriceData where this release cannot read it
 */
export function genaiPricesBookOf({ source, digest }: PublicPriceRecord, content: string): GenaiPricesBook {
  return new GenaiPricesBook(JSON.parse(content) as readonly Provider[], { source, revision: `${source}+${digest}` });
}

/** Names of models by their sellers in a list that was kept. */
export function modelsOfGenaiPrices(content: string): readonly SoldModel[] {
  return (JSON.parse(content) as readonly Provider[]).flatMap(({ id, models }) =>
    models.map((model) => ({ provider: id, model: model.id })),
  );
}

function digestOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12);
}
