import { coursePart, courseReport } from '../testing/overview-examples';
import { type CourseQuestion, courseView, valueOfSeries } from './course-view';

const NAMES = { rest: 'Other', unknown: 'No team named', compared: 'before' };
const QUESTION: CourseQuestion = {
  by: 'team',
  measure: 'money',
  step: 'day',
  timeZone: 'UTC',
  currency: 'USD',
  range: { from: new Date('2026-11-24T00:00:00Z'), to: new Date('2026-11-27T00:00:00Z') },
  compared: { from: new Date('2026-11-21T00:00:00Z'), to: new Date('2026-11-23T12:00:00Z') },
};

function valuesOf(rows: Parameters<typeof courseReport>[0], question: Partial<CourseQuestion> = {}) {
  const { series } = courseView(courseReport(rows), { ...QUESTION, ...question }, NAMES);
  return Object.fromEntries(series.map(({ name, values }) => [name, values]));
}

describe('courseView', () => {
  it('gives each group a value for each period: none is zero, without a price it is unknown', () => {
    expect(valuesOf([coursePart('2026-11-24', 'Search', '1.1'), coursePart('2026-11-26', 'Search', null)])).toEqual({
      Search: ['1.1', '0', null],
    });
  });

  it('stacks the largest at the bottom and greys on top', () => {
    const { series } = courseView(
      courseReport([
        coursePart('2026-11-24', null, '50'),
        coursePart('2026-11-24', null, '90', { rest: true }),
        coursePart('2026-11-24', 'Ads', '9.9'),
        coursePart('2026-11-24', 'Search', '10'),
      ]),
      QUESTION,
      NAMES,
    );
    expect(series.map(({ name }) => name)).toEqual(['Search', 'Ads', 'No team named', 'Other']);
    expect(series.slice(2).map(({ colour }) => colour)).toEqual(['category-unknown', 'category-rest']);
  });

  it('tells a team that is called like a remainder from the remainder', () => {
    const { series } = courseView(
      courseReport([
        coursePart('2026-11-24', 'rest', '2'),
        coursePart('2026-11-24', 'unknown', '1'),
        coursePart('2026-11-24', null, '3'),
        coursePart('2026-11-24', null, '4', { rest: true }),
      ]),
      QUESTION,
      NAMES,
    );
    expect(series.map(({ id }) => valueOfSeries(id))).toEqual(['rest', 'unknown', null, undefined]);
  });

  it('adds up the compared range by period, from its own beginning', () => {
    const report = courseReport(
      [coursePart('2026-11-24', 'Search', '1')],
      [
        coursePart('2026-11-21', 'Search', '0.1'),
        coursePart('2026-11-21', null, '0.2', { rest: true }),
        coursePart('2026-11-23', 'Search', null),
      ],
    );
    // 0.1 + 0.2 = 0.3, exactly
    expect(courseView(report, QUESTION, NAMES).comparison).toEqual({ name: 'before', values: ['0.3', '0', null] });
  });

  it('counts tokens where asked to, priced or not', () => {
    expect(valuesOf([coursePart('2026-11-24', 'Search', null, { tokens: '7' })], { measure: 'tokens' })).toEqual({
      Search: ['7', '0', '0'],
    });
  });

  it('marks the day that still runs', () => {
    const { periods } = courseView(courseReport([]), QUESTION, NAMES);
    expect(periods.map(({ isPartial }) => isPartial)).toEqual([false, false, true]);
  });
});
