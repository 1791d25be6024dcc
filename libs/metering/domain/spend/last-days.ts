import { startOfLocalDay, startOfNextLocalDay } from '@tokenledger/shared/time';

import type { SpendRange } from './spend-report';

const DAY_MS = 86_400_000;
/** More days are cut to these. */
export const MOST_LAST_DAYS = 400;

/**
 * Whole days of a zone up to the end of today.
 * @param days today among them; 1 to `MOST_LAST_DAYS`, others are cut to that
 */
export function lastDays(days: number, timeZone: string, now: Date): SpendRange {
  const to = startOfNextLocalDay(now, timeZone);
  return { from: startOfDaysBefore(to, Math.min(Math.max(days, 1), MOST_LAST_DAYS), timeZone), to };
}

/**
 * The local midnight so many days before an instant: half a day of slack takes up days of 23 and 25 hours.
 * @returns an invalid date where there is none so early, or the instant is none
 */
export function startOfDaysBefore(instant: Date, days: number, timeZone: string): Date {
  const before = new Date(instant.getTime() - days * DAY_MS + DAY_MS / 2);
  return Number.isNaN(before.getTime()) ? before : startOfLocalDay(before, timeZone);
}
