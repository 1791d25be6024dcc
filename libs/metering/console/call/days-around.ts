import { localDay } from '@tokenledger/shared/time';

const DAY_MS = 86_400_000;

/** From the day before an instant to the day after it, in a time zone, as the address of a view says it. */
export function daysAround(instant: Date, timeZone: string): { readonly from: string; readonly to: string } {
  const day = (offset: number) => localDay(new Date(instant.getTime() + offset * DAY_MS), timeZone);
  return { from: day(-1), to: day(1) };
}
