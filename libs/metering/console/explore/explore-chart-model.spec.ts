import { overTime, ranked } from './explore-chart-model';
import { chartReport, chartRow, ENGLISH, figures } from './testing/reports';

const BY_TEAM = { dimensions: ['team'], measure: 'cost', currency: 'USD' } as const;
const LONG = 'x'.repeat(300);

describe('overTime', () => {
  it('has the largest group first, the rest last, and zero where there were no calls', () => {
    const rows = [
      chartRow({ group: ['Ads'], day: '2026-11-01', cost: '1.5' }),
      chartRow({ group: ['Search'], day: '2026-11-01', cost: '1.25' }),
      chartRow({ rest: true, day: '2026-11-01', cost: '100' }),
      chartRow({ group: ['Search'], day: '2026-11-03', cost: '0.5' }),
    ];
    const { series, periods } = overTime(chartReport({ rows }), 'day', BY_TEAM, ENGLISH);
    // Search 1.25 + 0.5 = 1.75, more than 1.5 of Ads.
    expect(series.map(({ name, values }) => [name, values])).toEqual([
      ['Search', ['1.25', '0', '0.5']],
      ['Ads', ['1.5', '0', '0']],
      ['Other', ['100', '0', '0']],
    ]);
    expect(series.map(({ colour }) => colour).at(-1)).toBe('category-rest');
    expect(periods).toHaveLength(3);
  });

  it('tells a gap from zero: calls without any price, ratios without calls, and periods that were cut off', () => {
    const unpriced = [chartRow({ day: '2026-11-01', cost: null }), chartRow({ day: '2026-11-02', cost: '2' })];
    expect(overTime(chartReport({ rows: unpriced }), 'day', BY_TEAM, ENGLISH).series[0]?.values).toEqual([
      null,
      '2',
      '0',
    ]);

    const ratio = { ...BY_TEAM, measure: 'cacheShare' } as const;
    const cached = [chartRow({ day: '2026-11-02', cacheShare: '0.5' })];
    expect(overTime(chartReport({ rows: cached }), 'day', ratio, ENGLISH).series[0]?.values).toEqual([
      null,
      '0.5',
      null,
    ]);

    const cut = [chartRow({ group: ['Ads'], day: '2026-11-01' }), chartRow({ day: '2026-11-02', cost: '3' })];
    const { series } = overTime(chartReport({ rows: cut, truncated: true }), 'day', BY_TEAM, ENGLISH);
    expect(series.map(({ name, values }) => [name, values])).toEqual([
      ['Search', ['0', '3', null]],
      ['Ads', ['1', null, null]],
    ]);
  });

  it('compares with the sum of all groups, period by period', () => {
    const comparison = {
      from: '2026-10-29T00:00:00.000Z',
      to: '2026-11-01T00:00:00.000Z',
      truncated: false,
      rows: [
        chartRow({ group: ['Ads'], day: '2026-10-29', cost: '0.1' }),
        chartRow({ group: ['Search'], day: '2026-10-29', cost: '0.2' }),
        chartRow({ group: ['Batch'], day: '2026-10-29', cost: null }),
        chartRow({ group: ['Ads'], day: '2026-10-31', cost: '5' }),
      ],
    };
    const report = chartReport({ rows: [chartRow({ day: '2026-11-01' })], comparison });
    expect(overTime(report, 'day', BY_TEAM, ENGLISH).comparison?.values).toEqual(['0.3', '0', '5']);
    expect(overTime(report, 'day', { ...BY_TEAM, measure: 'cacheShare' }, ENGLISH).comparison).toBeUndefined();
  });

  it('tells a team without a name from one that is called so, and keeps any name as it is', () => {
    const groups = [[null], ['not known'], ['<b>bold</b>'], [LONG]];
    const rows = groups.map((group) => chartRow({ group, day: '2026-11-01' }));
    const { series } = overTime(chartReport({ rows }), 'day', BY_TEAM, ENGLISH);
    expect(new Set(series.map(({ id }) => id)).size).toBe(4);
    expect(series.map(({ name }) => name)).toEqual(['not known', 'not known', '<b>bold</b>', LONG]);
    expect(series.map(({ colour }) => colour === 'category-unknown')).toEqual([true, false, false, false]);
  });

  it('marks the period that still runs', () => {
    const report = chartReport({
      rows: [chartRow({ day: '2026-11-02', partial: true })],
      freshness: { asOf: '2026-11-02T12:00:00.000Z' },
    });
    const { periods } = overTime(report, 'day', BY_TEAM, ENGLISH);
    expect(periods.map(({ isPartial }) => isPartial)).toEqual([false, true]);
  });
});

describe('ranked', () => {
  it('keeps the order of the API, and leaves out what was there before only', () => {
    const rows = [
      chartRow({ group: ['Ads'], cost: '2' }),
      chartRow({ group: ['Old'], calls: '0', cost: null }),
      chartRow({ rest: true, cost: '9' }),
    ];
    expect(
      ranked(chartReport({ rows }), BY_TEAM, ENGLISH).map(({ name, value, isRest }) => [name, value, isRest]),
    ).toEqual([
      ['Ads', '2', false],
      ['Other', '9', true],
    ]);
  });

  it('names groups of several dimensions, and everything where there is none', () => {
    const question = { ...BY_TEAM, dimensions: ['team', 'model'] } as const;
    const rows = [chartRow({ group: ['Ads', null] })];
    expect(ranked(chartReport({ rows }), question, ENGLISH)[0]?.name).toBe('Ads · not known');
    const all = chartReport({ rows: [chartRow({ group: [] })], totals: figures() });
    expect(ranked(all, { ...BY_TEAM, dimensions: [] }, ENGLISH)[0]?.name).toBe('Everything');
  });
});
