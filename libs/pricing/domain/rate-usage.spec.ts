import { aPriceVersion } from '@tokenledger/pricing/testing';
import { addDecimal18, type Decimal18, formatDecimal18, ZERO } from '@tokenledger/shared/money';
import fc from 'fast-check';

import { MAX_TOKENS_PER_CALL, type Meter, METERS, type Quantities } from './meters';
import type { PriceVersion } from './price-book';
import { rateUsage, type Rating } from './rate-usage';

const gpt4o = aPriceVersion();

const totalOf = (rating: Rating): string =>
  rating.outcome === 'priced' ? formatDecimal18(rating.total) : `unpriced: ${rating.missing.join()}`;

describe('rateUsage', () => {
  it('charges cached input at the cache price', () => {
    // 36 x 2.50 + 64 x 1.25 + 20 x 10.00 = 370 dollars per million
    expect(totalOf(rateUsage({ input: 36, cacheRead: 64, output: 20 }, gpt4o))).toBe('0.00037');
  });

  it('shows each meter with its quantity, unit price and amount', () => {
    expect(rateUsage({ input: 36, reasoning: 2 }, gpt4o)).toMatchObject({
      outcome: 'priced',
      lines: [
        { meter: 'input', quantity: 36, unitPrice: 2_500_000_000_000n, amount: 90_000_000_000_000n },
        { meter: 'reasoning', quantity: 2, unitPrice: 10_000_000_000_000n, amount: 20_000_000_000_000n },
      ],
    });
  });

  it('adds the price of the call itself', () => {
    // 1000 x 1.00 / 1000000 + 0.005 per call
    const sonar = aPriceVersion({ perMillion: { input: '1', output: '1' }, perCall: '0.005' });
    expect(totalOf(rateUsage({ input: 1_000 }, sonar))).toBe('0.006');
    expect(totalOf(rateUsage({}, sonar))).toBe('0.005');
  });

  it('leaves a call unpriced when one of its meters has no price', () => {
    const rating = rateUsage({ input: 36, cacheWrite1h: 1, audioInput: 2 }, gpt4o);
    expect(rating).toEqual({ outcome: 'unpriced', missing: ['cacheWrite1h', 'audioInput'], price: gpt4o });
  });

  it('asks no price for a meter that was not used', () => {
    expect(totalOf(rateUsage({ output: 1, cacheWrite1h: 0 }, gpt4o))).toBe('0.00001');
  });

  it('tells a price of zero from no price', () => {
    const free = aPriceVersion({ perMillion: { input: '0', output: '0' } });
    expect(totalOf(rateUsage({ input: 5, output: 5 }, free))).toBe('0');
    expect(totalOf(rateUsage({ input: 5, reasoning: 5 }, free))).toBe('unpriced: reasoning');
  });

  it('stays exact at the largest count', () => {
    // 10^12 x 2.50 / 10^6
    expect(totalOf(rateUsage({ input: MAX_TOKENS_PER_CALL }, gpt4o))).toBe('2500000');
  });

  it.each([1.5, Number.NaN])('refuses %p tokens', (tokens) => {
    expect(() => rateUsage({ input: tokens }, gpt4o)).toThrow(RangeError);
  });
});

const anyUnitPrice = fc.bigInt({ min: 0n, max: 10n ** 15n }).map((units) => units as Decimal18);
const byMeter = <Value>(value: fc.Arbitrary<Value>, requiredKeys: Meter[] = []) =>
  fc.record(Object.fromEntries(METERS.map((meter) => [meter, value])) as Record<Meter, fc.Arbitrary<Value>>, {
    requiredKeys,
  });
const anyQuantities = byMeter(fc.integer({ min: 0, max: 1_000_000 }));
const fullyPriced = fc
  .tuple(byMeter(anyUnitPrice, [...METERS]), anyUnitPrice)
  .map(([unitPrices, perCall]): PriceVersion => ({
    ...gpt4o,
    unitPrices,
    perCall,
  }));

describe('rateUsage, for any prices and quantities', () => {
  it('has a total that is the sum of its lines and the price of the call', () => {
    fc.assert(
      fc.property(anyQuantities, fullyPriced, (quantities, price) => {
        const rating = rateUsage(quantities, price);
        if (rating.outcome !== 'priced') throw new Error('every meter has a price');
        const sum = rating.lines.reduce((total, line) => addDecimal18(total, line.amount), price.perCall ?? ZERO);
        expect(rating.total).toBe(sum);
        for (const line of rating.lines) expect(line.amount).toBe(line.unitPrice * BigInt(line.quantity));
      }),
    );
  });

  it('is linear: two calls cost what their tokens together cost', () => {
    const free = fullyPriced.map((price): PriceVersion => ({ ...price, perCall: ZERO }));
    fc.assert(
      fc.property(anyQuantities, anyQuantities, free, (left, right, price) => {
        const both = Object.fromEntries(METERS.map((meter) => [meter, (left[meter] ?? 0) + (right[meter] ?? 0)]));
        const parts = [left, right].map((quantities) => rateUsage(quantities, price));
        const sum = parts.reduce((total, part) => total + (part.outcome === 'priced' ? part.total : 0n), 0n);
        expect(rateUsage(both as Quantities, price)).toMatchObject({ outcome: 'priced', total: sum });
      }),
    );
  });

  it('is unpriced as a whole exactly when a used meter has no price', () => {
    const partlyPriced = byMeter(anyUnitPrice).map((unitPrices): PriceVersion => ({ ...gpt4o, unitPrices }));
    fc.assert(
      fc.property(anyQuantities, partlyPriced, (quantities, price) => {
        const missing = METERS.filter((m) => (quantities[m] ?? 0) > 0 && price.unitPrices[m] === undefined);
        const rating = rateUsage(quantities, price);
        if (missing.length === 0) expect(rating.outcome).toBe('priced');
        else expect(rating).toEqual({ outcome: 'unpriced', missing, price });
      }),
    );
  });
});
