import { aReading, aUsage, flatPriceBook } from '@tokenledger/metering/testing';
import {
  LayeredPriceBook,
  type PriceFields,
  PriceListBook,
  PricesAndRates,
  RateTable,
  type RatingBook,
  ReportingRates,
} from '@tokenledger/pricing/domain';
import { anExchangeRate, aPriceEntry, InMemoryPriceBook, reportingIn } from '@tokenledger/pricing/testing';
import { parseDecimal18 } from '@tokenledger/shared/money';

import { rateReading } from './rate-reading';

const noneGiven = { ...aUsage().detail, input: false, output: false, cacheRead: false };

describe('rateReading', () => {
  it('prices what was reported of a call whose stream was closed early', () => {
    const early = aReading({ usage: aUsage({ quantities: { input: 36, cacheRead: 64 }, status: 'partial' }) });
    // 36 × 2.50 + 64 × 1.25 = 170 dollars per million
    expect(rateReading(early, flatPriceBook)).toMatchObject({
      status: 'priced',
      effectiveCost: 170_000_000_000_000n,
    });
  });

  it('does not take a call for free of which only the sum of its tokens is known', () => {
    const onlySum = aReading({ usage: aUsage({ quantities: {}, status: 'partial', detail: noneGiven }) });
    expect(rateReading(onlySum, flatPriceBook)).toMatchObject({
      status: 'unpriced',
      reason: 'input-not-known',
    });
  });

  it('does not price the output alone of a call whose input was told as something that is no count', () => {
    const detail = { ...aUsage().detail, input: false, cacheRead: false };
    const outputOnly = aReading({ usage: aUsage({ quantities: { output: 20 }, status: 'partial', detail }) });
    expect(rateReading(outputOnly, flatPriceBook)).toMatchObject({ status: 'unpriced', reason: 'input-not-known' });
  });

  describe('under a contract', () => {
    const call = aReading({ usage: aUsage({ quantities: { input: 1_000_000 } }) });
    const listed = new InMemoryPriceBook([{ perMillion: { input: '2.5', output: '10' } }]);
    const bookWith = (line: Partial<PriceFields>): RatingBook => {
      const prices = new LayeredPriceBook(
        [{ book: listed }],
        new Map([
          [
            call.tenant,
            [
              {
                book: new PriceListBook(
                  { name: 'contract', revision: '1', entries: [aPriceEntry(line)] },
                  { sellerOf: (provider) => provider },
                ),
              },
            ],
          ],
        ]),
      );
      return new PricesAndRates(prices, reportingIn('USD'));
    };

    it('keeps the list cost beside the contracted one', () => {
      expect(rateReading(call, bookWith({ price: '2' }))).toMatchObject({
        priceId: expect.stringContaining('contract/'),
        listCost: parseDecimal18('2.5'),
        contractedCost: parseDecimal18('2'),
        effectiveCost: parseDecimal18('2'),
      });
    });

    it('has no other list cost where the contract is in another currency than the list', () => {
      expect(rateReading(call, bookWith({ price: '2', currency: 'EUR' }))).toMatchObject({
        currency: 'EUR',
        listCost: parseDecimal18('2'),
        effectiveCost: parseDecimal18('2'),
      });
    });
  });

  describe('in the reporting currency', () => {
    const call = aReading({ usage: aUsage({ quantities: { input: 1_000_000 } }) });
    const inYuan = new InMemoryPriceBook([{ currency: 'CNY', perMillion: { input: '7.2' } }]);
    const reporting = (...rates: readonly string[]) =>
      new ReportingRates(
        'rates@1',
        new RateTable(rates.map((rate) => ({ ...anExchangeRate({ from: 'CNY', rate }), tenant: undefined }))),
        new Map([[call.tenant, { timeZone: 'UTC', currency: 'USD' }]]),
      );

    it('keeps the amount, the rate and where the rate is from beside the amount of the price', () => {
      // 7.2 CNY × 0.139 = 1.0008 USD
      expect(rateReading(call, new PricesAndRates(inYuan, reporting('0.139')))).toMatchObject({
        currency: 'CNY',
        effectiveCost: parseDecimal18('7.2'),
        conversion: {
          state: 'converted',
          currency: 'USD',
          cost: parseDecimal18('1.0008'),
          rate: parseDecimal18('0.139'),
          rateId: 'CNY/USD 2026-03-10: ECB',
        },
        priceBook: 'in-memory rates@1 USD UTC',
      });
    });

    it('says which rate is missing; the cost stays in its own currency', () => {
      expect(rateReading(call, new PricesAndRates(inYuan, reporting()))).toMatchObject({
        status: 'priced',
        effectiveCost: parseDecimal18('7.2'),
        conversion: { state: 'no-rate', currency: 'USD', missing: 'CNY/USD 2026-03-10' },
      });
    });

    it('needs no rate where the price is in it', () => {
      expect(rateReading(call, flatPriceBook)).toMatchObject({
        conversion: { state: 'same-currency', currency: 'USD', cost: parseDecimal18('2.5') },
      });
    });
  });

  it('prices a call that used nothing at nothing', () => {
    const empty = aReading({ usage: aUsage({ quantities: {} }) });
    expect(rateReading(empty, flatPriceBook)).toMatchObject({ status: 'priced', effectiveCost: 0n });
  });

  it.each([
    ['invalid', 'unpriced'],
    ['none', 'no-usage'],
  ] as const)('leaves %s usage %s', (status, expected) => {
    expect(rateReading(aReading({ usage: aUsage({ status }) }), flatPriceBook).status).toBe(expected);
  });
});
