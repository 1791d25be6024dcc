import { tenantId } from '@tokenledger/organization/domain';
import { InMemoryPriceBook } from '@tokenledger/pricing/testing';
import { formatDecimal18 } from '@tokenledger/shared/money';

import type { PriceQuery } from './price-book';
import { ratingOf } from './rating-of';

const acme = tenantId('acme');
const query: PriceQuery = { provider: 'openai', model: 'gpt-4o', atMs: Date.UTC(2026, 2, 10), inputTokens: 100 };
const book = new InMemoryPriceBook();

describe('ratingOf', () => {
  it('finds the price and rates the call with it', () => {
    const pricing = ratingOf(acme, query, { input: 36, cacheRead: 64, output: 20 }, book);
    // 36 x 2.50 + 64 x 1.25 + 20 x 10.00 = 370 dollars per million
    expect(pricing.outcome === 'priced' && formatDecimal18(pricing.total)).toBe('0.00037');
  });

  it('calls a call without any quantity one without usage, not free', () => {
    expect(ratingOf(acme, query, {}, book)).toEqual({ outcome: 'unpriced', reason: 'no-usage' });
    expect(ratingOf(acme, query, { input: 0, output: 0 }, book)).toEqual({ outcome: 'unpriced', reason: 'no-usage' });
  });

  it('passes on why the book has no price', () => {
    expect(ratingOf(acme, { ...query, model: 'nothing' }, { input: 1 }, book)).toEqual({
      outcome: 'unpriced',
      reason: 'no-model',
    });
  });

  it('names the meters that the price does not cover', () => {
    expect(ratingOf(acme, query, { input: 1, audioOutput: 3 }, book)).toMatchObject({
      outcome: 'unpriced',
      reason: 'no-price-for-meter',
      missing: ['audioOutput'],
      price: { model: 'gpt-4o' },
    });
  });
});
