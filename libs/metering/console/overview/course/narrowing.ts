import { localDay } from '@tokenledger/shared/time';
import { type Filter, type LocalDate, type Period, type RangeChoice, type ResolvedRange } from '@tokenledger/shared/ui';

import type { OverviewDimension } from '../overview-address';

/** Days that a period touches, within the range. */
export function daysOf(period: Period, range: ResolvedRange, timeZone: string): { from: LocalDate; to: LocalDate } {
  const first = localDay(period.start, timeZone);
  const last = localDay(new Date(period.end.getTime() - 1), timeZone);
  return {
    from: first < range.firstDay ? range.firstDay : first,
    to: last > range.lastDay ? range.lastDay : last,
  };
}

/** The days of a period as the next range; undefined where the range has no other days: it cannot become narrower. */
export function narrowerRange(period: Period, range: ResolvedRange, timeZone: string): RangeChoice | undefined {
  const days = daysOf(period, range, timeZone);
  return days.from === range.firstDay && days.to === range.lastDay ? undefined : days;
}

/** The filters with one value let through in a dimension; as they are where no value is meant. */
export function narrowerFilters(
  filters: readonly Filter[],
  by: OverviewDimension,
  value: string | null | undefined,
): readonly Filter[] {
  if (value === undefined) return filters;
  return [...filters.filter(({ field }) => field !== by), { field: by, operator: 'is', values: [value] }];
}
