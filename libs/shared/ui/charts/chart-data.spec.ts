import { type ChartSeries, gapsOf, placeOf, reachOf, readingsAt, seriesAt, totalAt } from './chart-data';
import { chartCsv } from './chart-csv';
import { days, seriesOf } from './testing/chart-examples';

const TEAMS: readonly ChartSeries[] = [
  seriesOf('Search', ['1', null, '0.1']),
  seriesOf('Ads', ['10', null, null]),
  seriesOf('Ops', ['-2', null, '0.2']),
];

describe('readings of one period', () => {
  it('come largest first and gaps last', () => {
    expect(readingsAt(TEAMS, 0).map(({ series }) => series.name)).toEqual(['Ads', 'Search', 'Ops']);
    expect(readingsAt(TEAMS, 2).map(({ value }) => value)).toEqual(['0.2', '0.1', null]);
  });

  it('sum exactly, and say when a part is missing', () => {
    expect(totalAt(TEAMS, 0)).toEqual({ known: '9', isIncomplete: false });
    // As JS numbers 0.1 + 0.2 is 0.30000000000000004.
    expect(totalAt(TEAMS, 2)).toEqual({ known: '0.3', isIncomplete: true });
    expect(totalAt(TEAMS, 1)).toEqual({ known: null, isIncomplete: true });
  });
});

describe('gapsOf', () => {
  it('finds the runs of which nothing is known', () => {
    expect(gapsOf(TEAMS, 3)).toEqual([[1, 1]]);
    expect(gapsOf([seriesOf('A', [null, null, '0', null])], 4)).toEqual([
      [0, 1],
      [3, 3],
    ]);
    expect(gapsOf([], 4)).toEqual([]);
  });
});

describe('seriesAt', () => {
  it('finds the part of the stack under a height, credits below zero', () => {
    expect(seriesAt(TEAMS, 0, 0.5)?.name).toBe('Search');
    expect(seriesAt(TEAMS, 0, 10.5)?.name).toBe('Ads');
    expect(seriesAt(TEAMS, 0, 11.5)).toBeUndefined();
    expect(seriesAt(TEAMS, 0, -1)?.name).toBe('Ops');
  });
});

describe('reachOf', () => {
  it('is that of whole stacks, or of single lines, and of the comparison', () => {
    const before = { name: 'before', values: ['50', '60', '70', '80'] };
    expect(Math.max(...reachOf('bars', TEAMS, undefined, 3))).toBe(11);
    expect(Math.min(...reachOf('bars', TEAMS, undefined, 3))).toBe(-2);
    expect(Math.max(...reachOf('lines', TEAMS, undefined, 3))).toBe(10);
    expect(Math.max(...reachOf('bars', TEAMS, before, 3))).toBe(70);
  });
});

describe('placeOf', () => {
  it('places a moment within its period, and none outside', () => {
    expect(placeOf(new Date('2026-11-02T12:00:00Z'), days(3))).toBe(1.5);
    expect(placeOf(new Date('2026-12-02T12:00:00Z'), days(3))).toBeUndefined();
  });
});

describe('chartCsv', () => {
  it('has exact values, and leaves empty what is not known', () => {
    const texts = { start: 'Start', end: 'End', complete: 'Complete', yes: 'yes', no: 'no', total: 'Total' };
    const series = [seriesOf('=cmd', ['0.1', '1']), seriesOf('Ads', ['0.000000000000000002', null])];
    const before = { name: 'October', values: ['3', '4'] };
    expect(chartCsv(texts, days(2, 'last is partial'), series, before)).toBe(
      [
        "Start,End,Complete,'=cmd,Ads,Total,October",
        '2026-11-01T00:00:00.000Z,2026-11-02T00:00:00.000Z,yes,0.1,0.000000000000000002,0.100000000000000002,3',
        '2026-11-02T00:00:00.000Z,2026-11-03T00:00:00.000Z,no,1,,,4',
        '',
      ].join('\r\n'),
    );
  });
});
