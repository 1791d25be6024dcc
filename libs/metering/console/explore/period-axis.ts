import type { Period } from '@tokenledger/shared/ui';

import type { SpendGranularity } from '../operations';
import { startOfNextPeriod, startOfPeriod } from '../view/local-periods';
import type { Granularity } from './explore-address';

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
    const next = startOfNextPeriod(start, length, timeZone);
    periods.push({ start, end: next });
    start = next;
  }
  return periods;
}
