import { localDay, startOfLocalDay, startOfNextLocalDay } from '@tokenledger/shared/time';

/** A day of the calendar, `YYYY-MM-DD`, wherever on earth: sorts and compares as text. */
export type LocalDate = string;

const DAY_MS = 86_400_000;

/** Whether a text is a day that the calendar has: `2026-02-29` is none. */
export function isLocalDate(text: string): text is LocalDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return toLocalDate(utcMs(date) + days * DAY_MS);
}

/** First day of the month that lies so many months after a date's month; negative for before. */
export function startOfMonth(date: LocalDate, monthsLater = 0): LocalDate {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return toLocalDate(Date.UTC(year, month - 1 + monthsLater, 1));
}

export function startOfQuarter(date: LocalDate): LocalDate {
  const month = Number(date.slice(5, 7));
  return startOfMonth(date, -((month - 1) % 3));
}

export function startOfYear(date: LocalDate): LocalDate {
  return `${date.slice(0, 4)}-01-01`;
}

/** The Monday on or before a date: weeks are those of ISO 8601. */
export function startOfWeek(date: LocalDate): LocalDate {
  return addDays(date, -((new Date(utcMs(date)).getUTCDay() + 6) % 7));
}

/** Days from a date up to, and without, another. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((utcMs(to) - utcMs(from)) / DAY_MS);
}

/**
 * First instant of a calendar day in an IANA time zone; where the zone left the day out (Apia, 30 December 2011), of the
 * day after.
 * @throws RangeError for an unknown zone or a text that is no day
 */
export function startOfLocalDate(date: LocalDate, timeZone: string): Date {
  if (!isLocalDate(date)) throw new RangeError(`"${date}" is not a day of the calendar: YYYY-MM-DD expected`);
  // Offsets reach from −12 to +14 hours: two days earlier in UTC is before the day everywhere.
  let start = startOfLocalDay(new Date(utcMs(date) - 2 * DAY_MS), timeZone);
  while (localDay(start, timeZone) < date) start = startOfNextLocalDay(start, timeZone);
  return start;
}

/** The day as an instant for `Intl` with `timeZone: 'UTC'`, and for nothing else. */
export function utcMs(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function toLocalDate(ms: number): LocalDate {
  return new Date(ms).toISOString().slice(0, 10);
}
