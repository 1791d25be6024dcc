import { additionOf } from './additions';
import { tableRow, totals } from './testing/reports';

/** To whole cents, half up. */
const CENTS: Readonly<Record<string, string>> = { '0.005': '0.01', '0.010': '0.01', '0.015': '0.02', '0.02': '0.02' };
const cents = (amount: string) => CENTS[amount] ?? amount;

describe('whether a column adds up', () => {
  it('does, to the last cent', () => {
    const rows = [tableRow({ cost: '1.10' }), tableRow({ rest: true, cost: '2.20' })];
    expect(additionOf({ rows, totals: totals({ cost: '3.3' }), truncated: false }, 'USD', cents)).toEqual({
      kind: 'exact',
    });
  });

  it('does not as it is read: each cell was rounded by itself', () => {
    // 0.005 + 0.005 + 0.005 = 0.015, shown as 0.02; the cells say 0.01 + 0.01 + 0.01 = 0.03.
    const rows = ['0.005', '0.005', '0.005'].map((cost) => tableRow({ cost }));
    expect(additionOf({ rows, totals: totals({ cost: '0.015' }), truncated: false }, 'USD', cents)).toEqual({
      kind: 'rounding',
      ofCells: '0.03',
    });
  });

  it('does not where rows were left out, and says what they cost', () => {
    const rows = [tableRow({ cost: '1' }), tableRow({ cost: null })];
    expect(additionOf({ rows, totals: totals({ cost: '10.5' }), truncated: true }, 'USD', cents)).toEqual({
      kind: 'truncated',
      missing: '9.5',
    });
  });
});
