import { TestBed } from '@angular/core/testing';
import { Language, Numbers } from '@tokenledger/shared/ui';
import { textsForTests } from '@tokenledger/shared/ui/testing';

import type { Measure } from './explore-address';
import { pivotColumns, pivotOf } from './pivot';
import { ENGLISH, tableReport, tableRow, totals } from './testing/reports';
import { rowsOf, type TableReport } from './table-rows';

const ROWS = [
  tableRow({ group: ['Ads'], day: '2026-11-01', cost: '0.1', tokens: '5', cacheShare: '0.5' }),
  tableRow({ group: ['Search'], day: '2026-11-01', cost: '0.2', tokens: '7' }),
  tableRow({ rest: true, day: '2026-11-01', cost: '9' }),
  tableRow({ group: ['Search'], day: '2026-11-03', cost: null }),
];

function pivot(part: Partial<TableReport> = {}, measure: Measure = 'cost') {
  TestBed.configureTestingModule({ imports: [textsForTests({})] });
  TestBed.inject(Language).choose('en');
  const report = tableReport({ rows: ROWS, granularity: 'DAY', totals: totals({ cost: '9.3' }), ...part });
  const made = pivotOf(report, rowsOf(report), 'day', measure, 'USD');
  const numbers = TestBed.inject(Numbers);
  const columns = pivotColumns({
    pivot: made,
    report,
    length: 'day',
    measure,
    currency: 'USD',
    words: ENGLISH,
    numbers,
  });
  return {
    headers: columns.map(({ header }) => header),
    exact: made.rows.map((row) => columns.map((column) => column.exact?.(row))),
    totals: columns.map(({ total }) => total),
  };
}

describe('the table by period and group', () => {
  it('has every period, zero without calls, nothing where no price is known, and totals that add up', () => {
    const { headers, exact, totals: sums } = pivot();
    expect(headers).toEqual(['Day', 'Total', 'Search', 'Ads', 'Other']);
    // 0.2 + 0.1 + 9 = 9.3
    expect(exact).toEqual([
      ['2026-11-01', '9.3', '0.2', '0.1', '9'],
      ['2026-11-02', '0', '0', '0', '0'],
      ['2026-11-03', '0', undefined, '0', '0'],
    ]);
    expect(sums).toEqual([undefined, '9.30', '0.20', '0.10', '9.00']);
  });

  it('has no sums of ratios', () => {
    const { headers, exact, totals: sums } = pivot({}, 'cacheShare');
    expect(headers).toEqual(['Day', 'Search', 'Ads', 'Other']);
    expect(exact[0]).toEqual(['2026-11-01', undefined, '0.5', undefined]);
    expect(sums).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('claims nothing of periods that were cut off', () => {
    const { exact, totals: sums } = pivot({ rows: ROWS.slice(0, 3), truncated: true });
    expect(exact).toEqual([
      ['2026-11-01', undefined, '0.2', '0.1', '9'],
      ['2026-11-02', undefined, undefined, undefined, undefined],
      ['2026-11-03', undefined, undefined, undefined, undefined],
    ]);
    // The report's own total holds everything all the same.
    expect(sums).toEqual([undefined, '9.30', undefined, undefined, undefined]);
  });
});
