import type { SpendGranularity, SpendRequest } from '@tokenledger/metering/domain';
import fc from 'fast-check';

import { SpendCalendar } from './spend-period';

const LONG_AFTER = new Date('2030-01-01T00:00:00Z');

function calendarOf(granularity: SpendGranularity, timeZone: string, asOf = LONG_AFTER): SpendCalendar {
  const request: SpendRequest = {
    from: new Date('2026-01-01T00:00:00Z'),
    to: new Date('2027-01-01T00:00:00Z'),
    timeZone,
    granularity,
    groupBy: [],
    filter: {},
    limit: 1,
  };
  return new SpendCalendar(request, asOf);
}

describe('SpendCalendar', () => {
  it.each<[string, SpendGranularity, string, string, string]>([
    ['an hour', 'hour', 'UTC', '2026-03-01T10:00Z', '2026-03-01T11:00Z'],
    ['an hour of a zone of half hours', 'hour', 'Asia/Kolkata', '2026-03-01T10:30Z', '2026-03-01T11:30Z'],
    ['a day', 'day', 'UTC', '2026-03-01T00:00Z', '2026-03-02T00:00Z'],
    ['the day of 23 hours in Berlin', 'day', 'Europe/Berlin', '2026-03-28T23:00Z', '2026-03-29T22:00Z'],
    ['the day of 25 hours in Berlin', 'day', 'Europe/Berlin', '2026-10-24T22:00Z', '2026-10-25T23:00Z'],
    ['a day in Kathmandu (+05:45)', 'day', 'Asia/Kathmandu', '2026-02-28T18:15Z', '2026-03-01T18:15Z'],
    ['the week of 167 hours in Berlin', 'week', 'Europe/Berlin', '2026-03-22T23:00Z', '2026-03-29T22:00Z'],
    ['a week', 'week', 'UTC', '2026-12-28T00:00Z', '2027-01-04T00:00Z'],
    ['February', 'month', 'UTC', '2026-02-01T00:00Z', '2026-03-01T00:00Z'],
    ['March in Berlin, which ends in summer time', 'month', 'Europe/Berlin', '2026-02-28T23:00Z', '2026-03-31T22:00Z'],
    ['January in Auckland (+13:00)', 'month', 'Pacific/Auckland', '2025-12-31T11:00Z', '2026-01-31T11:00Z'],
    ['December in Honolulu (-10:00)', 'month', 'Pacific/Honolulu', '2026-12-01T10:00Z', '2027-01-01T10:00Z'],
  ])('ends %s', (_name, granularity, timeZone, start, end) => {
    expect(calendarOf(granularity, timeZone).periodOf(new Date(start))).toMatchObject({
      start: new Date(start),
      end: new Date(end),
    });
  });

  it.each<[string, string, string, boolean]>([
    ['lies within the range', '2026-05-01T00:00Z', '2030-01-01T00:00Z', false],
    ['begins before the range', '2025-12-31T00:00Z', '2030-01-01T00:00Z', true],
    ['is the last of the range', '2026-12-31T00:00Z', '2030-01-01T00:00Z', false],
    ['ends after the range', '2027-01-01T00:00Z', '2030-01-01T00:00Z', true],
    ['is just over as the report is made', '2026-05-01T00:00Z', '2026-05-02T00:00Z', false],
    ['is running', '2026-05-01T00:00Z', '2026-05-01T23:59Z', true],
  ])('tells whether a day is whole that %s', (_name, start, asOf, partial) => {
    expect(calendarOf('day', 'UTC', new Date(asOf)).periodOf(new Date(start)).partial).toBe(partial);
  });

  it('takes the range itself as the one period of a total', () => {
    expect(calendarOf('total', 'UTC').periodOf(undefined)).toEqual({
      start: new Date('2026-01-01T00:00:00Z'),
      end: new Date('2027-01-01T00:00:00Z'),
      partial: false,
    });
    expect(calendarOf('total', 'UTC', new Date('2026-06-01T00:00:00Z')).periodOf(undefined).partial).toBe(true);
  });

  it('follows period upon period without a gap, in every zone', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2027, 0, 1) }),
        (timeZone, ms) => {
          const days = calendarOf('day', timeZone);
          const months = calendarOf('month', timeZone);
          // Any instant's month end is a day end: walk the days of one month and meet it.
          let day = days.periodOf(days.periodOf(new Date(ms)).end).start;
          const month = new Intl.DateTimeFormat('en', { timeZone, month: 'numeric' });
          while (new Intl.DateTimeFormat('en', { timeZone, day: 'numeric' }).format(day) !== '1') {
            day = days.periodOf(day).end;
          }
          const end = months.periodOf(day).end;
          const started = month.format(day);
          let next = day;
          while (month.format(next) === started) next = days.periodOf(next).end;
          expect(end).toEqual(next);
        },
      ),
      { numRuns: 40 },
    );
  });
});
