import { coverageCourse, coverageFigures, type CoverageQuestion, reasonColours, shareByPeriod } from './coverage-view';
import { coverageDay, coverageReport, coverageTotal } from './testing/unallocated-examples';

const QUESTION: CoverageQuestion = {
  ...{ shown: 'money', step: 'day', timeZone: 'UTC', currency: 'USD' },
  range: { from: new Date('2026-11-24T00:00:00Z'), to: new Date('2026-11-27T00:00:00Z') },
  compared: undefined,
};
const WORDS = { owned: 'owned', compared: 'before', reasonOf: (reason: string) => `<${reason}>` };

describe('coverage', () => {
  it('stands against the compared range in points', () => {
    const comparison = { total: coverageTotal('0.7', '3'), periods: [] };
    const figures = coverageFigures(coverageReport({ comparison }), 'USD');
    expect(figures.ofCost).toMatchObject({ value: '0.75', change: { absolute: '0.05' }, isNoticeable: true });
    expect(figures.unallocated).toMatchObject({ value: '1', change: { absolute: '-2' } });
    expect(coverageFigures(coverageReport(), 'USD').ofCost.change).toBeUndefined();
  });

  it.each([
    ['0.749', true],
    ['0.7491', false],
    ['0.751', true],
  ])('finds a change from %s to 0.75 worth a colour: %s', (before, expected) => {
    const comparison = { total: coverageTotal(before), periods: [] };
    expect(coverageFigures(coverageReport({ comparison }), 'USD').ofCalls.isNoticeable).toBe(expected);
  });

  it('is not known, and compares with nothing, where there was nothing', () => {
    const total = { ...coverageTotal('1'), ofCost: { share: null, unknownBecause: 'NO_CALLS' as const } };
    const figures = coverageFigures(
      coverageReport({ total, comparison: { total: coverageTotal('1'), periods: [] } }),
      'USD',
    );
    expect(figures.ofCost).toMatchObject({ value: null, unknownBecause: 'NO_CALLS', change: { kind: 'unknown' } });
  });

  const periods = [
    coverageDay('2026-11-24', '0.9', { 'no-metadata': '1', 'unmapped-value': '5' }),
    coverageDay('2026-11-26', '1', {}),
  ];

  it('gives each reason a value for each day, the largest at the bottom: no call is nothing spent', () => {
    const { series, unit } = coverageCourse(coverageReport({ periods }), QUESTION, WORDS);
    expect(series.map(({ name, values }) => [name, values])).toEqual([
      ['<unmapped-value>', ['5', '0', '0']],
      ['<no-metadata>', ['1', '0', '0']],
    ]);
    expect(unit).toEqual({ kind: 'money', currency: 'USD' });
  });

  it('leaves a gap in what has an owner on a day without calls', () => {
    const { series } = coverageCourse(coverageReport({ periods }), { ...QUESTION, shown: 'coverage' }, WORDS);
    expect(series.map(({ values }) => values)).toEqual([['0.9', null, '1']]);
    expect(shareByPeriod(coverageReport({ periods }), QUESTION)).toEqual(['0.9', null, '1']);
  });

  it('draws the compared range from its own beginning', () => {
    const compared = { from: new Date('2026-11-21T00:00:00Z'), to: new Date('2026-11-24T00:00:00Z') };
    const comparison = { total: coverageTotal('1'), periods: [coverageDay('2026-11-22', '0.5', { x: '7' })] };
    const report = coverageReport({ periods, comparison });
    const course = coverageCourse(report, { ...QUESTION, compared }, WORDS);
    expect(course.comparison).toEqual({ name: 'before', values: ['0', '7', '0'] });
  });

  it('keeps the colour of a reason whichever others there are', () => {
    const alone = reasonColours(['unknown-key']).get('unknown-key');
    expect(reasonColours(['a', 'b', 'unknown-key', 'no-metadata']).get('unknown-key')).toBe(alone);
  });
});
