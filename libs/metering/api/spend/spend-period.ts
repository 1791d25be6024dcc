import type { SpendRequest } from '@tokenledger/metering/domain';
import { startOfLocalDay, startOfNextLocalDay } from '@tokenledger/shared/time';

const HOUR_MS = 3_600_000;
const DAYS_OF_WEEK = 7;
/** From any day of a month, noon of this many days later lies early in the next one. */
const INTO_NEXT_MONTH_MS = (31 * 24 + 12) * HOUR_MS;

/** The period that a row is about, whole, in the request's time zone. */
export interface SpendPeriod {
  readonly start: Date;
  /** First instant after it. */
  readonly end: Date;
  /** True where the range begins after or ends before the period, or the period is still running. */
  readonly partial: boolean;
}

/** Gives rows their periods; one of it a report, so that rows of one period share the calendar work. */
export class SpendCalendar {
  private readonly ends = new Map<number, Date>();
  private readonly calendarDay: Intl.DateTimeFormat;

  /** @param asOf when the report is made */
  constructor(
    private readonly request: SpendRequest,
    private readonly asOf: Date,
  ) {
    this.calendarDay = new Intl.DateTimeFormat('en', { timeZone: request.timeZone, day: 'numeric' });
  }

  /** @param start the period's first instant; undefined with granularity `total`, where the range is the period */
  periodOf(start: Date | undefined): SpendPeriod {
    const { from, to } = this.request;
    if (start === undefined) return { start: from, end: to, partial: this.asOf < to };
    const end = this.endOf(start);
    return { start, end, partial: start < from || end > to || end > this.asOf };
  }

  private endOf(start: Date): Date {
    const known = this.ends.get(start.getTime());
    if (known !== undefined) return known;
    const end = this.lookUpEnd(start);
    this.ends.set(start.getTime(), end);
    return end;
  }

  private lookUpEnd(start: Date): Date {
    const { granularity, timeZone, to } = this.request;
    switch (granularity) {
      case 'total':
        return to;
      case 'hour':
        return new Date(start.getTime() + HOUR_MS);
      case 'day':
        return startOfUsualLaterDay(start, 1, this.calendarDay) ?? startOfNextLocalDay(start, timeZone);
      case 'week':
        return (
          startOfUsualLaterDay(start, DAYS_OF_WEEK, this.calendarDay) ??
          startOfLaterLocalDay(start, DAYS_OF_WEEK, timeZone)
        );
      case 'month':
        return startOfNextLocalMonth(start, timeZone);
    }
  }
}

/** Most days have 24 hours, and asking whether this one has is ten times cheaper than looking for its end. */
function startOfUsualLaterDay(start: Date, days: number, calendarDay: Intl.DateTimeFormat): Date | undefined {
  const usual = start.getTime() + days * 24 * HOUR_MS;
  return calendarDay.format(usual) === calendarDay.format(usual - 1) ? undefined : new Date(usual);
}

/** Days are 23 to 25 hours long: half a day after the even count is always within the day meant. */
function startOfLaterLocalDay(start: Date, days: number, timeZone: string): Date {
  return startOfLocalDay(new Date(start.getTime() + (days * 24 + 12) * HOUR_MS), timeZone);
}

function startOfNextLocalMonth(start: Date, timeZone: string): Date {
  const early = startOfLocalDay(new Date(start.getTime() + INTO_NEXT_MONTH_MS), timeZone);
  const day = dayOfMonth(early, timeZone);
  return day === 1 ? early : startOfLaterLocalDay(early, 1 - day, timeZone);
}

function dayOfMonth(instant: Date, timeZone: string): number {
  return Number(new Intl.DateTimeFormat('en', { timeZone, day: 'numeric' }).format(instant));
}
