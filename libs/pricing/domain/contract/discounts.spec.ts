import { tenantId } from '@tokenledger/organization/domain';
import { aDiscount, InMemoryPriceBook } from '@tokenledger/pricing/testing';
import { type Decimal18, formatDecimal18, parseDecimal18 } from '@tokenledger/shared/money';
import fc from 'fast-check';

import type { PriceQuery } from '../price-book';
import { LayeredPriceBook } from '../price-list/layered-price-book';
import type { TermFields } from './read-contract-terms';
import { discounted, DiscountedPriceBook } from './discounts';

const acme = tenantId('acme');
const globex = tenantId('globex');
const query: PriceQuery = { provider: 'openai', model: 'gpt-4o', atMs: Date.parse('2026-03-10'), inputTokens: 1 };

function found(terms: readonly Partial<TermFields>[], asked: Partial<PriceQuery> = {}, tenant = acme) {
  const prices = new InMemoryPriceBook([{}]);
  const book = new DiscountedPriceBook(
    prices,
    terms.map((facts) => ({ tenant: acme, term: aDiscount(facts) })),
    'terms@1',
  );
  const answer = book.find(tenant, { ...query, ...asked });
  return answer.outcome === 'found' ? (answer.discounts ?? []).map(({ percent }) => formatDecimal18(percent)) : [];
}

describe('percentages off the list', () => {
  it('hold for the models, the seller, the tier and the time of their contract, and for its organisation alone', () => {
    expect(found([{ percent: '10' }])).toEqual(['10']);
    expect(found([{ percent: '10' }], {}, globex)).toEqual([]);
    expect(found([{ provider: 'anthropic' }])).toEqual([]);
    expect(found([{ provider: '' }])).toEqual(['10']);
    expect(found([{ model: 'gpt-5*' }])).toEqual([]);
    expect(found([{ model: 'gpt-4*' }])).toEqual(['10']);
    expect(found([{ service_tier: 'batch' }])).toEqual([]);
    expect(found([{ valid_from: '2026-03-11' }])).toEqual([]);
    expect(found([{ valid_to: '2026-03-10' }])).toEqual([]);
    expect(found([{ valid_from: '2026-03-10', valid_to: '2026-03-11' }])).toEqual(['10']);
  });

  it('come in the order in which they count: the most particular first', () => {
    const terms = [
      { percent: '1', provider: '' },
      { percent: '2' },
      { percent: '3', model: 'gpt-*' },
      { percent: '5', model: 'gpt-4o', meters: 'output' },
      { percent: '4', model: 'gpt-4o' },
    ];
    expect(found(terms)).toEqual(['5', '4', '3', '2', '1']);
  });

  it('are not taken off a price that was negotiated', () => {
    const layers = [{ book: new InMemoryPriceBook([{ perMillion: { input: '2' } }]) }];
    const prices = new LayeredPriceBook([{ book: new InMemoryPriceBook([{}]) }], new Map([[acme, layers]]));
    const book = new DiscountedPriceBook(prices, [{ tenant: acme, term: aDiscount() }], 'terms@1');
    expect(book.find(acme, query)).not.toHaveProperty('discounts');
  });

  it('reduce each meter by one term, to the last digit', () => {
    const [input, all] = [aDiscount({ percent: '12.5', meters: 'input' }), aDiscount({ percent: '20' })];
    const line = (meter: 'input' | 'output', amount: string) => ({
      meter,
      quantity: 1,
      unitPrice: parseDecimal18(amount),
      amount: parseDecimal18(amount),
    });
    const lines = [line('input', '0.0000025'), line('output', '0.00001')];
    const { contracted, reductions } = discounted(lines, parseDecimal18('0.01'), parseDecimal18('0.0100125'), [
      input,
      all,
    ]);
    expect(reductions.map(({ id, amount }) => `${formatDecimal18(amount)} ${id}`)).toEqual([
      // 0.0000025 × 12.5 %
      '0.0000003125 C-7: -12.5 % of openai/*',
      // (0.00001 + 0.01) × 20 %
      '0.002002 C-7: -20 % of openai/*',
    ]);
    // 0.0100125 - 0.0000003125 - 0.002002
    expect(formatDecimal18(contracted)).toBe('0.0080101875');
  });

  it('round once a call and term, a half to the even digit, only where 18 places are not enough', () => {
    const half = aDiscount({ percent: '50' });
    const reduced = (units: bigint) => {
      const amount = units as Decimal18;
      return discounted([{ meter: 'input', quantity: 1, unitPrice: amount, amount }], undefined, amount, [half]);
    };
    // 3 × 10^-18 × 50 % = 1.5 → 2, 1 is left; 5 → 2.5 → 2, 3 is left
    expect([3n, 4n, 5n].map((units) => reduced(units).contracted)).toEqual([1n, 2n, 3n]);
  });

  it('leave between nothing and all, and parts that sum to the whole', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 24n }), fc.integer({ min: 0, max: 100_000_000 }), (units, share) => {
        const amount = units as Decimal18;
        const term = aDiscount({ percent: formatDecimal18(parseDecimal18(`${share}e-6`)) });
        const { contracted, reductions } = discounted(
          [{ meter: 'input', quantity: 1, unitPrice: amount, amount }],
          undefined,
          amount,
          [term],
        );
        const taken = reductions.reduce((sum, reduction) => sum + reduction.amount, 0n);
        expect(contracted + taken).toBe(amount);
        expect(contracted >= 0n && contracted <= amount).toBe(true);
      }),
    );
  });
});
