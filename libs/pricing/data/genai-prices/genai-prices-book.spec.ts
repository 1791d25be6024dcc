import type { ConditionalPrice, ModelPrice, Provider } from '@pydantic/genai-prices';
import type { PriceQuery } from '@tokenledger/pricing/domain';
import { CONTRACT_PRICES, describePriceBook, type ListedPrice } from '@tokenledger/pricing/testing';
import { tenantId } from '@tokenledger/organization/domain';
import { formatDecimal18 } from '@tokenledger/shared/money';

import { GenaiPricesBook } from './genai-prices-book';

const acme = tenantId('acme');
const FACTS = { source: 'genai-prices@test', revision: 'genai-prices@test+1' };

const PRICE_KEYS: Readonly<Record<string, string>> = {
  input: 'input_mtok',
  cacheRead: 'cache_read_mtok',
  output: 'output_mtok',
};

/** The listings as the package would carry them. */
function toProviders(listed: readonly ListedPrice[]): Provider[] {
  return [...new Set(listed.map((price) => price.provider))].map((id) => {
    const ofProvider = listed.filter((price) => price.provider === id);
    const models = [...new Set(ofProvider.map((price) => price.model))];
    return {
      id,
      name: id,
      api_pattern: `https://api\\.${id}\\.com`,
      models: models.map((model) => ({
        id: model,
        match: { equals: model },
        prices: toHistory(ofProvider.filter((price) => price.model === model)),
      })),
    };
  });
}

function toHistory(listed: readonly ListedPrice[]): ConditionalPrice[] {
  return [...new Set(listed.map((price) => price.from))].map((from) => {
    const prices = toPrices(listed.filter((price) => price.from === from));
    return from === undefined ? { prices } : { prices, constraint: { type: 'start_date' as const, start_date: from } };
  });
}

function toPrices(listed: readonly ListedPrice[]): ModelPrice {
  const prices: ModelPrice = {};
  for (const [meter, key] of Object.entries(PRICE_KEYS)) {
    const of = (price: ListedPrice | undefined) => price?.perMillion[meter as keyof ListedPrice['perMillion']];
    const base = of(listed.find((price) => price.aboveInputTokens === undefined));
    const above = listed.find((price) => price.aboveInputTokens !== undefined);
    if (base === undefined) continue;
    const tier = of(above);
    prices[key] =
      above?.aboveInputTokens === undefined || tier === undefined
        ? Number(base)
        : { base: Number(base), tiers: [{ start: above.aboveInputTokens, price: Number(tier) }] };
  }
  return prices;
}

describePriceBook('of genai-prices', () => new GenaiPricesBook(toProviders(CONTRACT_PRICES), FACTS));

const query = (facts: Partial<PriceQuery>): PriceQuery => ({
  provider: 'openai',
  model: 'gpt-4o',
  atMs: Date.UTC(2026, 2, 10, 12),
  inputTokens: 100,
  ...facts,
});

const provider = (facts: Partial<Provider>): Provider => ({
  id: 'openai',
  name: 'OpenAI',
  api_pattern: 'https://api\\.openai\\.com',
  models: [{ id: 'gpt-4o', match: { equals: 'gpt-4o' }, prices: { input_mtok: 2.5, output_mtok: 10 } }],
  ...facts,
});

const bookOf = (...providers: Provider[]) => new GenaiPricesBook(providers, FACTS);

describe('GenaiPricesBook', () => {
  it('sells at the prices of another list what a seller does not list itself, and says so in the id', () => {
    const azure = provider({
      id: 'azure',
      models: [{ id: 'o3', match: { equals: 'o3' }, prices: { input_mtok: 3 } }],
      fallback_model_providers: ['openai'],
      api_pattern: 'https://nowhere',
    });
    const book = bookOf(provider({}), azure);
    expect(book.priceFor(acme, query({ provider: 'azure.ai.openai' }))).toMatchObject({
      id: 'genai-prices@test/azure:openai/gpt-4o/..',
      provider: 'azure',
    });
    expect(book.priceFor(acme, query({ provider: 'azure.ai.openai', model: 'o3' }))?.id).toBe(
      'genai-prices@test/azure/o3/..',
    );
  });

  it('takes the first of several clauses that match a model', () => {
    const models = [
      { id: 'narrow', match: { starts_with: 'gpt-4o-mini' }, prices: { input_mtok: 1 } },
      { id: 'wide', match: { starts_with: 'gpt-4o' }, prices: { input_mtok: 2 } },
    ];
    const book = bookOf(provider({ models }));
    expect(book.priceFor(acme, query({ model: 'gpt-4o-mini-2024' }))?.model).toBe('narrow');
    expect(book.priceFor(acme, query({ model: 'GPT-4o ' }))?.model).toBe('wide');
  });

  it('is not opened with a clause, a pattern or a history that it cannot read', () => {
    const model = (facts: object) => provider({ models: [{ id: 'm', match: { equals: 'm' }, prices: {}, ...facts }] });
    const undated = [{ prices: {} }, { prices: {} }];
    expect(() => bookOf(model({ match: { sounds_like: 'm' } }))).toThrow('unknown matching clause {"sounds_like":"m"}');
    expect(() => bookOf(model({ match: { regex: '(' } }))).toThrow('the pattern ( is not a regular expression');
    expect(() => bookOf(model({ prices: undated }))).toThrow('m has two prices without a start');
    const twins = [1, 2].map((input_mtok) => ({
      id: 'm',
      match: { equals: `m${input_mtok}` },
      prices: { input_mtok },
    }));
    expect(() => bookOf(provider({ models: twins }))).toThrow('openai lists m twice');
    expect(() => bookOf(model({ prices: [] }))).toThrow('m has an empty price history');
    expect(() => bookOf(model({ prices: { input_mtok: -1 } }))).toThrow('"-1" is not a price');
  });

  it('remembers a bounded number of names and still answers after that', () => {
    const book = bookOf(provider({}));
    for (let index = 0; index < 45_000; index += 1) {
      expect(book.priceFor(acme, query({ model: `made-up-${index}` }))).toBeUndefined();
    }
    expect(book.priceFor(acme, query({}))?.model).toBe('gpt-4o');
  });

  it('gives the same object for the same price, so that a call costs no memory', () => {
    const book = bookOf(provider({}));
    expect(book.find(acme, query({}))).toBe(book.find(acme, query({})));
  });

  it('charges a request where the list has a price for one', () => {
    const models = [{ id: 'sonar', match: { equals: 'sonar' }, prices: { input_mtok: 1, requests_kcount: 12 } }];
    const price = bookOf(provider({ id: 'perplexity', models })).priceFor(
      acme,
      query({ provider: 'perplexity', model: 'sonar' }),
    );
    // 12 dollars per 1000 requests
    expect(price?.perCall !== undefined && formatDecimal18(price.perCall)).toBe('0.012');
  });

  it('says from when until when a price is in force, as far as the list knows', () => {
    const prices = [
      { prices: { input_mtok: 5 } },
      { prices: { input_mtok: 3 }, constraint: { type: 'start_date' as const, start_date: '2026-02-01' } },
      { prices: { input_mtok: 2 }, constraint: { type: 'start_date' as const, start_date: '2026-03-13' } },
    ];
    const book = bookOf(provider({ models: [{ id: 'gpt-4o', match: { equals: 'gpt-4o' }, prices }] }));
    const validity = (atMs: number) => {
      const price = book.priceFor(acme, query({ atMs }));
      return [price?.validFrom?.toISOString(), price?.validTo?.toISOString()];
    };
    expect(validity(Date.UTC(2026, 0, 1))).toEqual([undefined, '2026-02-01T00:00:00.000Z']);
    expect(validity(Date.UTC(2026, 2, 10))).toEqual(['2026-02-01T00:00:00.000Z', '2026-03-13T00:00:00.000Z']);
    expect(validity(Date.UTC(2026, 2, 13))).toEqual(['2026-03-13T00:00:00.000Z', undefined]);
  });
});
