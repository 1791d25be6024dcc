import { aReading, aUsage, flatPriceBook } from '@tokenledger/metering/testing';
import { LayeredPriceBook, type PriceFields, PriceListBook } from '@tokenledger/pricing/domain';
import { aPriceEntry, InMemoryPriceBook } from '@tokenledger/pricing/testing';
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
    const bookWith = (line: Partial<PriceFields>): LayeredPriceBook =>
      new LayeredPriceBook(
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
