import { startOfLocalDay, startOfNextLocalDay } from '@tokenledger/shared/time';

import { COMPANY } from './company/teams';

/** A day of the company. */
export interface CompanyDay {
  /** Its first instant, in Unix milliseconds. */
  readonly startMs: number;
  /** `2026-03-10`, as a calendar on its wall shows it. */
  readonly date: string;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** Where it lies in the shown time, from 0 to 1. */
  readonly position: number;
}

const DAY_MS = 86_400_000;

/** The last `count` days, the present one included. */
export function daysUntil(until: Date, count: number): readonly CompanyDay[] {
  const days: CompanyDay[] = [];
  let start = startOfLocalDay(until, COMPANY.timeZone);
  for (let back = 1; back < count; back += 1) start = startOfLocalDay(new Date(start.getTime() - 1), COMPANY.timeZone);
  for (let index = 0; index < count; index += 1) {
    // Noon is the same date in UTC: the zone is less than 12 hours away.
    const noon = new Date(start.getTime() + DAY_MS / 2);
    days.push({
      startMs: start.getTime(),
      date: noon.toISOString().slice(0, 10),
      weekday: noon.getUTCDay(),
      position: count === 1 ? 1 : index / (count - 1),
    });
    start = startOfNextLocalDay(start, COMPANY.timeZone);
  }
  return days;
}

export type DayKind = 'working-day' | 'weekend' | 'holiday';

export function kindOf(day: CompanyDay): DayKind {
  if (isHoliday(day.date)) return 'holiday';
  return day.weekday === 0 || day.weekday === 6 ? 'weekend' : 'working-day';
}

/** From Sunday on: meetings on Mondays, and a short Friday. */
const WEEKDAY_ATTENDANCE = [1, 0.94, 1.06, 1.08, 1.02, 0.84, 1];

/** Who is at work, against an average day: fewer in August, and before and after the holidays of winter. */
export function attendanceOn(day: CompanyDay): number {
  const monthDay = day.date.slice(5);
  const usual = WEEKDAY_ATTENDANCE[day.weekday] ?? 1;
  if (monthDay >= '12-19' || monthDay <= '01-06') return 0.7 * usual;
  return monthDay >= '08-01' && monthDay <= '08-24' ? 0.8 * usual : usual;
}

/** The last three days of a month: books are closed. */
export function isMonthEnd(day: CompanyDay): boolean {
  const in3Days = new Date(Date.parse(day.date) + 3 * DAY_MS);
  return in3Days.toISOString().slice(5, 7) !== day.date.slice(5, 7);
}

const FIXED_HOLIDAYS: ReadonlySet<string> = new Set(['01-01', '05-01', '10-03', '12-24', '12-25', '12-26', '12-31']);
/** Days after Easter Sunday: Good Friday, Easter Monday, Ascension, Whit Monday. */
const MOVABLE_HOLIDAYS = [-2, 1, 39, 50];

function isHoliday(date: string): boolean {
  if (FIXED_HOLIDAYS.has(date.slice(5))) return true;
  const sinceEaster = (Date.parse(date) - easterSunday(Number(date.slice(0, 4)))) / DAY_MS;
  return MOVABLE_HOLIDAYS.includes(sinceEaster);
}

/** In Unix milliseconds; the Gregorian rule as Butcher wrote it down (1876). */
export function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const monthAndDay = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(monthAndDay / 31) - 1, (monthAndDay % 31) + 1);
}
