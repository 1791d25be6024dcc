import { addDays, type Period, startOfLocalDate, startOfMonth, startOfWeek } from '@tokenledger/shared/ui';
import { localDay } from '@tokenledger/shared/time';

import type { SpendGranularity } from '../operations';
import type { Granularity } from './explore-address';

const HOUR_MS = 3_600_000;

export type AxisLength = Exclude<Granularity, 'total'>;

/** Undefined where the whole range is one period. */
export function axisLengthOf(granularity: SpendGranularity): AxisLength | undefined {
  return LENGTHS[granularity];
}

const LENGTHS: Readonly<Record<SpendGranularity, AxisLength | undefined>> = {
  TOTAL: undefined,
  HOUR: 'hour',
  DAY: 'day',
  WEEK: 'week',
  MONTH: 'month',
};

export interface AxisRange {
  readonly from: Date;
  readonly to: Date;
  /** When the report was made: periods that begin later are left out. */
  readonly asOf: Date;
  readonly timeZone: string;
}

/**
 * Every period that a range touches, whether there were calls in it or not: a report has rows only where there were.
 * Periods are whole, as the API's: the first may begin before the range.
 */
export function periodAxis({ from, to, asOf, timeZone }: AxisRange, length: AxisLength): readonly Period[] {
  const end = Math.min(to.getTime(), asOf.getTime());
  const periods: Period[] = [];
  let start = startOfPeriod(from, length, timeZone);
  while (start.getTime() < end) {
    const next = startOfNext(start, length, timeZone);
    periods.push({ start, end: next });
    start = next;
  }
  return periods;
}

function startOfPeriod(instant: Date, length: AxisLength, timeZone: string): Date {
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

function startOfNext(start: Date, length: AxisLength, timeZone: string): Date {
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
