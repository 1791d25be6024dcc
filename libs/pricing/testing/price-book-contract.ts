import { tenantId } from '@tokenledger/organization/domain';
import { type ExplainingPriceBook, METERS, type PriceQuery, ratingOf } from '@tokenledger/pricing/domain';
import { formatDecimal18 } from '@tokenledger/shared/money';

import type { ListedPrice } from './price-builder';

const acme = tenantId('acme');

/** What the contract's book has to list: one dated model with a context limit, and one model that two sell. */
export const CONTRACT_PRICES: readonly ListedPrice[] = [
  {
    provider: 'openai',
    model: 'gpt-4o',
    perMillion: { input: '2.5', cacheRead: '1.25', output: '10', reasoning: '10' },
  },
  {
    provider: 'anthropic',
    model: 'claude-sonnet-4-6',
    perMillion: { input: '3', cacheRead: '0.3', output: '15', reasoning: '15' },
  },
  {
    provider: 'anthropic',
    model: 'claude-sonnet-4-6',
    perMillion: { input: '6', cacheRead: '0.6', output: '22.5', reasoning: '22.5' },
    aboveInputTokens: 200_000,
  },
  {
    provider: 'anthropic',
    model: 'claude-sonnet-4-6',
    perMillion: { input: '3', cacheRead: '0.3', output: '15', reasoning: '15' },
    from: '2026-03-13',
  },
  { provider: 'groq', model: 'llama-3.3-70b-versatile', perMillion: { input: '0.59', output: '0.79' } },
  { provider: 'together', model: 'llama-3.3-70b-versatile', perMillion: { input: '0.88', output: '0.88' } },
];

/** What every price book promises, whatever it is made of. @param open a book that lists `CONTRACT_PRICES` */
export function describePriceBook(name: string, open: () => ExplainingPriceBook): void {
  const query = (facts: Partial<PriceQuery> = {}): PriceQuery => ({
    provider: 'openai',
    model: 'gpt-4o',
    atMs: Date.UTC(2026, 2, 10, 12),
    inputTokens: 100,
    ...facts,
  });
  const costOf = (facts: Partial<PriceQuery>, input: number, output: number): string => {
    const pricing = ratingOf(acme, query({ inputTokens: input, ...facts }), { input, output }, open());
    return pricing.outcome === 'priced' ? formatDecimal18(pricing.total) : pricing.reason;
  };
  const sonnet = { provider: 'anthropic', model: 'claude-sonnet-4-6' };

  describe(`the price book ${name}`, () => {
    it('prices a model that its provider sells', () => {
      // 100 x 2.50 + 20 x 10.00 = 450 dollars per million
      expect(costOf({}, 100, 20)).toBe('0.00045');
    });

    it('gives a call the price of its own day, not of today', () => {
      // 250000 x 6.00 + 10 x 22.50 = 1500225; after the change 250000 x 3.00 + 10 x 15.00 = 750150
      expect(costOf({ ...sonnet, atMs: Date.parse('2026-03-12T23:59:59.999Z') }, 250_000, 10)).toBe('1.500225');
      expect(costOf({ ...sonnet, atMs: Date.parse('2026-03-13T00:00:00Z') }, 250_000, 10)).toBe('0.75015');
    });

    it('reprices the whole call where it passes a context limit, and not where it meets it', () => {
      // 200000 x 3.00 + 10 x 15.00 = 600150; 200001 x 6.00 + 10 x 22.50 = 1200231
      expect(costOf(sonnet, 200_000, 10)).toBe('0.60015');
      expect(costOf(sonnet, 200_001, 10)).toBe('1.200231');
    });

    it('tells sellers of the same model apart', () => {
      const llama = { model: 'llama-3.3-70b-versatile' };
      // 1000 x 0.59 + 1000 x 0.79 = 1380; 1000 x 0.88 + 1000 x 0.88 = 1760
      expect(costOf({ ...llama, provider: 'groq' }, 1_000, 1_000)).toBe('0.00138');
      expect(costOf({ ...llama, provider: 'together' }, 1_000, 1_000)).toBe('0.00176');
    });

    it('finds the seller of a model that only one sells', () => {
      expect(costOf({ provider: undefined }, 100, 20)).toBe('0.00045');
    });

    it.each([
      ['a seller that it does not know', { provider: 'nobody' }, 'no-provider'],
      ['a model that the seller does not have', { model: 'gpt-nothing' }, 'no-model'],
      ['a model of somebody else', { model: 'claude-sonnet-4-6' }, 'no-model'],
      ['a model that nobody has', { provider: undefined, model: 'gpt-nothing' }, 'no-model'],
      ['a model that several sell', { provider: undefined, model: 'llama-3.3-70b-versatile' }, 'ambiguous-model'],
      ['a service tier whose price it does not have', { serviceTier: 'batch' }, 'no-price-for-service-tier'],
    ])('has no price, and a reason, for %s', (_case, facts, reason) => {
      expect(open().find(acme, query(facts))).toEqual({ outcome: 'none', reason });
      expect(open().priceFor(acme, query(facts))).toBeUndefined();
    });

    it.each(['default', 'standard', 'auto'])(
      'prices the service tier %s like one that was not named',
      (serviceTier) => {
        expect(costOf({ serviceTier }, 100, 20)).toBe('0.00045');
      },
    );

    it('answers the same by both questions, and names every price by an id of its own', () => {
      const book = open();
      const queries = [query(), query({ ...sonnet }), query({ ...sonnet, inputTokens: 300_000 })];
      const prices = queries.map((each) => book.priceFor(acme, each));
      expect(queries.map((each) => book.find(acme, each))).toEqual(
        prices.map((price) => ({ outcome: 'found', price })),
      );
      expect(new Set(prices.map((price) => price?.id)).size).toBe(3);
    });

    it('states no price below zero', () => {
      const price = open().priceFor(acme, query());
      for (const meter of METERS) expect(price?.unitPrices[meter] ?? 0n).toBeGreaterThanOrEqual(0n);
    });

    it('refuses a time that is none', () => {
      expect(() => open().find(acme, query({ atMs: Number.NaN }))).toThrow(RangeError);
    });

    it('says which content it has', () => {
      expect(open().revision).not.toBe('');
      expect(open().revision).toBe(open().revision);
    });
  });
}
