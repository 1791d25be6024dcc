import { isLocalMidnight, localDay } from '@tokenledger/shared/time';
import fc from 'fast-check';

import { addDays, daysBetween, isLocalDate, startOfLocalDate } from './local-date';
import { comparableEnd, previousRange, RANGE_PRESETS, type RangeChoice, resolveRange } from './range';
import { rangeText } from './range-text';

const BERLIN = 'Europe/Berlin';
const ZONES = [BERLIN, 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'Asia/Beirut', 'UTC'];
// A Tuesday, 13:00 in Berlin.
const NOW = new Date('2026-03-10T12:00:00Z');

describe('resolveRange', () => {
  it.each([
    ['today', '2026-03-10', '2026-03-10', 1, true],
    ['yesterday', '2026-03-09', '2026-03-09', 1, false],
    ['thisWeek', '2026-03-09', '2026-03-15', 7, true],
    ['last7Days', '2026-03-03', '2026-03-09', 7, false],
    // Today and the 29 days before it.
    ['past30Days', '2026-02-09', '2026-03-10', 30, true],
    ['last30Days', '2026-02-08', '2026-03-09', 30, false],
    ['last90Days', '2025-12-10', '2026-03-09', 90, false],
    ['thisMonth', '2026-03-01', '2026-03-31', 31, true],
    ['lastMonth', '2026-02-01', '2026-02-28', 28, false],
    ['thisQuarter', '2026-01-01', '2026-03-31', 90, true],
    ['thisYear', '2026-01-01', '2026-12-31', 365, true],
  ] as const)('reads %s as %s to %s', (preset, firstDay, lastDay, days, isPartial) => {
    expect(resolveRange({ preset }, BERLIN, NOW)).toMatchObject({ firstDay, lastDay, days, isPartial });
  });

  it('begins and ends at local midnights, across the change to summer time', () => {
    const march = resolveRange({ preset: 'thisMonth' }, BERLIN, NOW);
    expect(march.from.toISOString()).toBe('2026-02-28T23:00:00.000Z'); // UTC+1
    expect(march.to.toISOString()).toBe('2026-03-31T22:00:00.000Z'); // UTC+2
  });

  it('asks for the day that it is in the zone, not here', () => {
    const lateInUtc = new Date('2026-03-10T20:00:00Z');
    expect(resolveRange({ preset: 'today' }, 'Asia/Kolkata', lateInUtc).firstDay).toBe('2026-03-11');
  });

  it('starts a day whose midnight is skipped with its first instant', () => {
    // Beirut, 29 March 2026: 00:00 becomes 01:00, UTC+3.
    const { from } = resolveRange({ from: '2026-03-29', to: '2026-03-29' }, 'Asia/Beirut', NOW);
    expect(from.toISOString()).toBe('2026-03-28T22:00:00.000Z');
  });

  it('takes the day after for one that a zone left out', () => {
    expect(startOfLocalDate('2011-12-30', 'Pacific/Apia')).toEqual(startOfLocalDate('2011-12-31', 'Pacific/Apia'));
  });

  it.each([
    [{ from: '2026-02-30', to: '2026-03-01' }, 'not a day of the calendar'],
    [{ from: 'yesterday', to: '2026-03-01' }, 'not a day of the calendar'],
    [{ from: '2026-03-02', to: '2026-03-01' }, 'cannot end on 2026-03-01'],
  ])('refuses %j', (choice, message) => {
    expect(() => resolveRange(choice, BERLIN, NOW)).toThrow(message);
  });
});

describe('previousRange', () => {
  it.each([
    [{ preset: 'thisMonth' }, '2026-02-01', '2026-02-28'],
    [{ preset: 'lastMonth' }, '2026-01-01', '2026-01-31'],
    [{ preset: 'thisQuarter' }, '2025-10-01', '2025-12-31'],
    [{ preset: 'thisYear' }, '2025-01-01', '2025-12-31'],
    [{ preset: 'last7Days' }, '2026-02-24', '2026-03-02'],
    [{ preset: 'past30Days' }, '2026-01-10', '2026-02-08'],
    [{ preset: 'today' }, '2026-03-09', '2026-03-09'],
    // Exactly a month, chosen by hand.
    [{ from: '2025-03-01', to: '2025-03-31' }, '2025-02-01', '2025-02-28'],
    [{ from: '2025-03-02', to: '2025-03-04' }, '2025-02-27', '2025-03-01'],
  ] as [RangeChoice, string, string][])('compares %j with %s to %s', (choice, firstDay, lastDay) => {
    expect(previousRange(resolveRange(choice, BERLIN, NOW), BERLIN, NOW)).toMatchObject({ firstDay, lastDay });
  });
});

describe('comparableEnd', () => {
  const endFor = (choice: RangeChoice, now: Date) => {
    const range = resolveRange(choice, BERLIN, now);
    return comparableEnd(range, previousRange(range, BERLIN, now), BERLIN, now).toISOString();
  };

  it('takes as much of the month before as has passed of this one', () => {
    // Nine days and 13 hours of March (local), so until 10 February 13:00 at UTC+1.
    expect(endFor({ preset: 'thisMonth' }, NOW)).toBe('2026-02-10T12:00:00.000Z');
  });

  it('takes as much of the last day of the days before as has passed of today', () => {
    // 13 hours of 8 February at UTC+1: the days before are 10 January to 8 February.
    expect(endFor({ preset: 'past30Days' }, NOW)).toBe('2026-02-08T12:00:00.000Z');
  });

  it('takes no more than there was', () => {
    // 31 March has no counterpart in February.
    expect(endFor({ preset: 'thisMonth' }, new Date('2026-03-31T12:00:00Z'))).toBe('2026-02-28T23:00:00.000Z');
  });

  it('takes the whole of it for a range that is over', () => {
    expect(endFor({ preset: 'last7Days' }, NOW)).toBe('2026-03-02T23:00:00.000Z');
  });
});

describe('ranges, whatever the choice, the zone and the day', () => {
  const anyNow = fc.date({
    min: new Date('1990-01-01T00:00:00Z'),
    max: new Date('2037-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  const anyDate = fc.integer({ min: 0, max: 16_000 }).map((days) => addDays('1992-01-01', days));
  const anyChoice: fc.Arbitrary<RangeChoice> = fc.oneof(
    fc.constantFrom(...RANGE_PRESETS).map((preset) => ({ preset })),
    fc.tuple(anyDate, fc.integer({ min: 0, max: 800 })).map(([from, more]) => ({ from, to: addDays(from, more) })),
  );
  const anyZone = fc.constantFrom(...ZONES);

  it('begin and end at the first instant of a local day', () => {
    fc.assert(
      fc.property(anyChoice, anyZone, anyNow, (choice, zone, now) => {
        const { from, to } = resolveRange(choice, zone, now);
        expect(isLocalMidnight(from, zone)).toBe(true);
        expect(isLocalMidnight(to, zone)).toBe(true);
        expect(from.getTime()).toBeLessThan(to.getTime() + (zone === 'Pacific/Apia' ? 1 : 0));
      }),
      { numRuns: 300 },
    );
  });

  it('follow their previous range without gap or overlap', () => {
    fc.assert(
      fc.property(anyChoice, anyZone, anyNow, (choice, zone, now) => {
        const range = resolveRange(choice, zone, now);
        const previous = previousRange(range, zone, now);
        expect(previous.to).toEqual(range.from);
        expect(previous.unit).toBe(range.unit);
        if (range.unit === 'days') expect(previous.days).toBe(range.days);
        const end = comparableEnd(range, previous, zone, now);
        expect(end.getTime()).toBeLessThanOrEqual(previous.to.getTime());
        expect(end.getTime()).toBeGreaterThanOrEqual(previous.from.getTime());
      }),
      { numRuns: 300 },
    );
  });

  it('count days of the calendar, however long they are', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 60 }), anyZone, (from, more, zone) => {
        const range = resolveRange({ from, to: addDays(from, more) }, zone, NOW);
        expect(range.days).toBe(more + 1);
        expect(daysBetween(range.firstDay, range.lastDay)).toBe(more);
        // Apia skipped 30 December 2011 when it crossed the date line.
        if (from === '2011-12-30' && zone === 'Pacific/Apia') return;
        expect(localDay(range.from, zone)).toBe(from);
      }),
      { numRuns: 300 },
    );
  });

  it('never count today among the last days', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('yesterday', 'last7Days', 'last30Days', 'last90Days'),
        anyZone,
        anyNow,
        (preset, zone, now) => {
          const range = resolveRange({ preset } as RangeChoice, zone, now);
          expect(range.isPartial).toBe(false);
          expect(range.lastDay).toBe(addDays(localDay(now, zone), -1));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('isLocalDate', () => {
  it.each([
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-3-1', false],
    ['', false],
  ])('%j: %p', (text, expected) => expect(isLocalDate(text)).toBe(expected));
});

describe('rangeText', () => {
  it.each([
    ['2026-03-01', '2026-03-10', 'en-US', '1–10 Mar 2026'],
    ['2025-12-01', '2026-03-10', 'en-US', '1 Dec 2025 – 10 Mar 2026'],
    ['2026-03-10', '2026-03-10', 'en-US', '10 Mar 2026'],
    ['2026-03-01', '2026-03-10', 'zh-CN', '2026年3月1日–10日'],
    ['2025-12-31', '2026-01-01', 'zh-CN', '2025年12月31日 – 2026年1月1日'],
  ] as const)('%s to %s in %s', (firstDay, lastDay, locale, expected) => {
    expect(rangeText({ firstDay, lastDay }, locale)).toBe(expected);
  });
});
