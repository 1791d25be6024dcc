import { localDay } from '@tokenledger/shared/time';

import {
  addDays,
  daysBetween,
  isLocalDate,
  type LocalDate,
  startOfLocalDate,
  startOfMonth,
  startOfQuarter,
  startOfWeek,
  startOfYear,
} from './local-date';

/**
 * Ranges in calendar terms, in the order in which they are offered. "Last n days" are whole days and end yesterday;
 * "n days to now" end with today, which is still running.
 */
export const RANGE_PRESETS = [
  'today',
  'yesterday',
  'thisWeek',
  'last7Days',
  'past30Days',
  'last30Days',
  'last90Days',
  'thisMonth',
  'lastMonth',
  'thisQuarter',
  'thisYear',
] as const;

export type RangePreset = (typeof RANGE_PRESETS)[number];

/** What a person chose: fit for an address. Days are local and `to` is the last day, included, as people say it. */
export type RangeChoice = { readonly preset: RangePreset } | { readonly from: LocalDate; readonly to: LocalDate };

/** What a range is a whole of; it is compared with the same before. */
export type RangeUnit = 'days' | 'month' | 'quarter' | 'year';

export interface ResolvedRange {
  /** First instant of the first day. */
  readonly from: Date;
  /** First instant after the last day. A period that is still running ends where the calendar ends it. */
  readonly to: Date;
  readonly firstDay: LocalDate;
  /** Included. */
  readonly lastDay: LocalDate;
  /** Days of the calendar, both ends included, whatever their hours. */
  readonly days: number;
  readonly unit: RangeUnit;
  /** Whether part of it lies ahead: its figures will still grow. */
  readonly isPartial: boolean;
}

/**
 * The instants of a choice.
 * @throws RangeError for an unknown time zone, a day that the calendar lacks, or an end before its beginning
 */
export function resolveRange(choice: RangeChoice, timeZone: string, now: Date): ResolvedRange {
  if ('preset' in choice) {
    const { firstDay, nextDay, unit } = presetDays(choice.preset, localDay(now, timeZone));
    return resolve(firstDay, nextDay, unit, timeZone, now);
  }
  for (const date of [choice.from, choice.to]) {
    if (!isLocalDate(date)) throw new RangeError(`"${date}" is not a day of the calendar: YYYY-MM-DD expected`);
  }
  if (choice.to < choice.from) throw new RangeError(`a range cannot end on ${choice.to}, before ${choice.from}`);
  const nextDay = addDays(choice.to, 1);
  return resolve(choice.from, nextDay, unitOf(choice.from, nextDay), timeZone, now);
}

/** What a range is compared with: the month, quarter or year before, else as many days before. It ends where `range` begins. */
export function previousRange(range: ResolvedRange, timeZone: string, now: Date): ResolvedRange {
  const { firstDay, unit } = range;
  const previousFirstDay = unit === 'days' ? addDays(firstDay, -range.days) : startOfMonth(firstDay, -MONTHS[unit]);
  return resolve(previousFirstDay, firstDay, unit, timeZone, now);
}

/**
 * Until when the previous range is comparable with one that is still running: ten days and three hours of this month with
 * ten days and three hours of the last. A range that is over is compared with the whole of the previous.
 */
export function comparableEnd(range: ResolvedRange, previous: ResolvedRange, timeZone: string, now: Date): Date {
  if (!range.isPartial) return previous.to;
  const today = localDay(now, timeZone);
  const day = addDays(previous.firstDay, Math.max(0, daysBetween(range.firstDay, today)));
  const intoDayMs = Math.max(0, now.getTime() - startOfLocalDate(today, timeZone).getTime());
  const end = startOfLocalDate(day, timeZone).getTime() + intoDayMs;
  return new Date(Math.min(end, previous.to.getTime()));
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

interface PresetDays {
  readonly firstDay: LocalDate;
  /** The day after the last. */
  readonly nextDay: LocalDate;
  readonly unit: RangeUnit;
}

function presetDays(preset: RangePreset, today: LocalDate): PresetDays {
  const lastDays = (days: number): PresetDays => ({ firstDay: addDays(today, -days), nextDay: today, unit: 'days' });
  const whole = (unit: keyof typeof MONTHS, firstDay: LocalDate): PresetDays => ({
    firstDay,
    nextDay: startOfMonth(firstDay, MONTHS[unit]),
    unit,
  });
  switch (preset) {
    case 'today':
      return { firstDay: today, nextDay: addDays(today, 1), unit: 'days' };
    case 'yesterday':
      return lastDays(1);
    case 'thisWeek':
      return { firstDay: startOfWeek(today), nextDay: addDays(startOfWeek(today), 7), unit: 'days' };
    case 'past30Days':
      return { firstDay: addDays(today, -29), nextDay: addDays(today, 1), unit: 'days' };
    case 'last7Days':
      return lastDays(7);
    case 'last30Days':
      return lastDays(30);
    case 'last90Days':
      return lastDays(90);
    case 'thisMonth':
      return whole('month', startOfMonth(today));
    case 'lastMonth':
      return whole('month', startOfMonth(today, -1));
    case 'thisQuarter':
      return whole('quarter', startOfQuarter(today));
    case 'thisYear':
      return whole('year', startOfYear(today));
  }
}

/** Days chosen by hand are a month, quarter or year where they are exactly one. */
function unitOf(firstDay: LocalDate, nextDay: LocalDate): RangeUnit {
  const isWhole = (unit: keyof typeof MONTHS, start: LocalDate) =>
    firstDay === start && nextDay === startOfMonth(firstDay, MONTHS[unit]);
  if (isWhole('month', startOfMonth(firstDay))) return 'month';
  if (isWhole('quarter', startOfQuarter(firstDay))) return 'quarter';
  if (isWhole('year', startOfYear(firstDay))) return 'year';
  return 'days';
}

function resolve(firstDay: LocalDate, nextDay: LocalDate, unit: RangeUnit, timeZone: string, now: Date): ResolvedRange {
  const to = startOfLocalDate(nextDay, timeZone);
  return {
    from: startOfLocalDate(firstDay, timeZone),
    to,
    firstDay,
    lastDay: addDays(nextDay, -1),
    days: daysBetween(firstDay, nextDay),
    unit,
    isPartial: now < to,
  };
}
