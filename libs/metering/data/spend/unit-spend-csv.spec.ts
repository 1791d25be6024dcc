import { NO_SPEND, type SpendFigures, type ToldPlace } from '@tokenledger/metering/domain';
import { parseDecimal18 } from '@tokenledger/shared/money';

import { writeUnitSpendCsv } from './unit-spend-csv';

const place = (own: Partial<SpendFigures>, total = own): ToldPlace => ({
  path: [],
  own: { ...NO_SPEND, ...own },
  total: { ...NO_SPEND, ...total },
});
const amount = (text: string, currency: string) => ({ currency, amount: parseDecimal18(text), calls: 1n });

/** Columns `cost` and `own_cost`, the 11th and the 12th. */
const costs = (told: ToldPlace) => writeUnitSpendCsv([told], 'EUR').split('\n')[1]?.split(',').slice(10, 12);

describe('spend by unit as a file', () => {
  it('tells a cost to the last digit, and none as 0 where there is no call', () => {
    expect(costs(place({ calls: 1n, converted: [amount('0.000000000000000001', 'EUR')] }))).toEqual([
      '0.000000000000000001',
      '0.000000000000000001',
    ]);
    expect(costs(place({}))).toEqual(['0', '0']);
  });

  it('leaves a cost empty that nobody knows: of calls without a price, or without a rate into the currency', () => {
    const unpriced = { calls: 2n, unpriced: { calls: 2n, tokens: 10n } };
    expect(costs(place(unpriced))).toEqual(['', '']);
    expect(costs(place({ calls: 1n, unconverted: [amount('3', 'JPY')] }))).toEqual(['', '']);
    const total = { calls: 3n, converted: [amount('1.5', 'EUR')] };
    expect(costs(place(unpriced, total))).toEqual(['1.5', '']);
  });
});
