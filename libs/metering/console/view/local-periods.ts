import { localDay } from '@tokenledger/shared/time';
import { addDays, startOfLocalDate, startOfMonth, startOfWeek } from '@tokenledger/shared/ui';

const HOUR_MS = 3_600_000;

/** Lengths that a range is cut into. */
export type PeriodLength = 'hour' | 'day' | 'week' | 'month';

/** Start of the period that an instant lies in, in a zone; hours begin where the range does. */
export function startOfPeriod(instant: Date, length: PeriodLength, timeZone: string): Date {
  const day = localDay(instant, timeZone);
  switch (length) {
    case 'hour':
      return instant;
    case 'day':
      return startOfLocalDate(day, timeZone);
    case 'week':
      return startOfLocalDate(startOfWeek(day), timeZone);
    case 'month':
      return startOfLocalDate(startOfMonth(day), timeZone);
  }
}

/** Start of the period after the one that begins then: a day may have 23 or 25 hours. */
export function startOfNextPeriod(start: Date, length: PeriodLength, timeZone: string): Date {
  const day = localDay(start, timeZone);
  switch (length) {
    case 'hour':
      return new Date(start.getTime() + HOUR_MS);
    case 'day':
      return startOfLocalDate(addDays(day, 1), timeZone);
    case 'week':
      return startOfLocalDate(addDays(startOfWeek(day), 7), timeZone);
    case 'month':
      return startOfLocalDate(startOfMonth(day, 1), timeZone);
  }
}
