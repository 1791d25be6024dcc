import { aPriceLine, aPriceVersion } from '@tokenledger/pricing/testing';
import fc from 'fast-check';

import { carriedPrices, type EnteredPrices, withEnteredPrices } from './price-a-model';
import type { PriceFields } from './read-price-entry';
import { readPriceList } from './read-price-list';

const ENTERED: EnteredPrices = {
  provider: 'acme-cloud',
  model: 'in-house-7b',
  serviceTier: '',
  currency: 'EUR',
  validFrom: '2026-03-01',
  source: 'contract 12',
  prices: [
    { meter: 'input', price: '0.20', unit: '1000000' },
    { meter: 'output', price: '0.60', unit: '1000000' },
  ],
};

const OTHER_MODEL = aPriceLine({ provider: 'acme-cloud', model: 'in-house-70b', currency: 'EUR' });

function aLine(facts: Partial<PriceFields>): PriceFields {
  return aPriceLine({ provider: 'acme-cloud', model: 'in-house-7b', currency: 'EUR', ...facts });
}

function told(lines: readonly PriceFields[]): readonly string[] {
  return lines.map(({ model, meter, price, currency, valid_from, valid_to, region }) =>
    [model, meter, price, currency, `${valid_from}..${valid_to}`, region].filter(Boolean).join(' '),
  );
}

function entered(lines: readonly PriceFields[], change: Partial<EnteredPrices> = {}): readonly string[] {
  const after = withEnteredPrices(lines, { ...ENTERED, ...change });
  return after.ok ? told(after.value) : after.error.map(({ field, problem }) => `${field}: ${problem}`);
}

describe('withEnteredPrices', () => {
  it('adds a line for each meter and leaves other models alone', () => {
    expect(entered([OTHER_MODEL])).toEqual([
      'in-house-70b input 2.5 EUR ..',
      'in-house-7b input 0.2 EUR 2026-03-01..',
      'in-house-7b output 0.6 EUR 2026-03-01..',
    ]);
  });

  it('ends what the list said of the same meter where the new price starts', () => {
    const known = aLine({ meter: 'input', price: '0.1', valid_from: '2026-01-01' });
    expect(entered([known])).toEqual([
      'in-house-7b input 0.1 EUR 2026-01-01..2026-03-01',
      'in-house-7b input 0.2 EUR 2026-03-01..',
      'in-house-7b output 0.6 EUR 2026-03-01..',
    ]);
  });

  it('takes out what would start later, and all of it where the new price always was', () => {
    const past = aLine({ meter: 'input', price: '0.1', valid_to: '2026-02-01' });
    const later = aLine({ meter: 'input', price: '0.3', valid_from: '2026-05-01' });
    expect(entered([past, later])).toEqual([
      'in-house-7b input 0.1 EUR ..2026-02-01',
      'in-house-7b input 0.2 EUR 2026-03-01..',
      'in-house-7b output 0.6 EUR 2026-03-01..',
    ]);
    expect(entered([past, later], { validFrom: '' })).toEqual([
      'in-house-7b input 0.2 EUR ..',
      'in-house-7b output 0.6 EUR ..',
    ]);
  });

  it('leaves lines of a region, of hours and of a context limit as they are', () => {
    const regional = aLine({ meter: 'input', price: '0.4', region: 'eu' });
    const large = aLine({ meter: 'input', price: '0.5', above_input_tokens: '200000' });
    expect(entered([regional, large]).slice(0, 2)).toEqual([
      'in-house-7b input 0.4 EUR .. eu',
      'in-house-7b input 0.5 EUR ..',
    ]);
  });

  it('prices calls that name no seller under a name of their own', () => {
    const after = withEnteredPrices([], { ...ENTERED, provider: undefined });
    expect(after.ok && after.value.map(({ provider }) => provider)).toEqual(['unnamed', 'unnamed']);
  });

  it('names every wrong field at once, those of a price by its place, and changes nothing', () => {
    expect(
      entered([], {
        currency: 'EURO',
        source: ' ',
        validFrom: '2026-02-30',
        prices: [
          { meter: 'input', price: '0,20', unit: '1000000' },
          { meter: 'output', price: '-1', unit: '1000000' },
        ],
      }).map((problem) => problem.split(':')[0]),
    ).toEqual(['currency', 'prices.0.price', 'validFrom', 'source', 'prices.1.price']);
    expect(entered([], { prices: [] })).toEqual(['prices: is empty: the price of one meter at least is expected']);
  });

  it('refuses another currency where the list has this model in one at the same time', () => {
    const known = aLine({ meter: 'cacheRead', price: '0.05', currency: 'USD' });
    expect(entered([known])[0]).toMatch(/^currency: in the list: line 1 has this model in another currency/);
  });

  it('always leaves a list without conflicts, and saying the same twice changes nothing more', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-03-${String(date).padStart(2, '0')}`);
    const price = fc.integer({ min: 0, max: 500 }).map((cents) => `${cents / 100}`);
    const step = fc.record({
      validFrom: fc.oneof(fc.constant(''), day),
      prices: fc.uniqueArray(
        fc.record({ meter: fc.constantFrom('input' as const, 'output' as const), price, unit: fc.constant('1000000') }),
        { selector: ({ meter }) => meter, minLength: 1 },
      ),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        let lines: readonly PriceFields[] = [OTHER_MODEL];
        for (const change of steps) {
          const once = withEnteredPrices(lines, { ...ENTERED, ...change });
          if (!once.ok) throw new Error(JSON.stringify(once.error));
          expect(readPriceList(once.value).ok).toBe(true);
          const twice = withEnteredPrices(once.value, { ...ENTERED, ...change });
          expect(twice.ok && told(twice.value).toSorted()).toEqual(told(once.value).toSorted());
          lines = once.value;
        }
      }),
    );
  });
});

describe('carriedPrices', () => {
  const inForce = { ...aPriceVersion(), derived: { reasoning: 'billed-as-output' } as const };

  it('follows the entered price of the meter that another is billed like', () => {
    const carried = carriedPrices(inForce, [{ meter: 'output', price: '8', unit: '1000000' }]);
    expect(carried.map(({ meter, price, source }) => [meter, price, source])).toEqual([
      ['input', '2.5', `as before: ${inForce.id}`],
      ['cacheRead', '1.25', `as before: ${inForce.id}`],
      ['reasoning', '8', 'billed like output'],
    ]);
  });
});
