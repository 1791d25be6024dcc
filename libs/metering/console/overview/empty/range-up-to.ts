import { localDay } from '@tokenledger/shared/time';
import { addDays, type RangeChoice } from '@tokenledger/shared/ui';

/** So many days, the last of them the day of an instant. */
export function rangeUpTo(instant: Date, days: number, timeZone: string): RangeChoice {
  const to = localDay(instant, timeZone);
  return { from: addDays(to, 1 - days), to };
}
