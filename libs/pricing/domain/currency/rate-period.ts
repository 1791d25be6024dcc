/** What a rate holds for: a day (`2026-03-10`) or a month (`2026-03`) of a calendar. */
export type RatePeriod = string;

/** A bank holiday before a weekend, at Easter or New Year, is bridged; a source that fell silent is not. */
export const OLDEST_DAY_RATE = 7;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;
const DAY_MS = 86_400_000;

export function isDayPeriod(period: RatePeriod): boolean {
  return period.length === 10;
}

/** Whether a text names a day or a month that exists. */
export function isRatePeriod(text: string): boolean {
  if (MONTH.test(text)) return true;
  if (!DAY.test(text)) return false;
  // The calendar is asked back: Date takes 31 February for 3 March.
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

export function monthOf(day: string): RatePeriod {
  return day.slice(0, 7);
}

/** Whole days from 1970, to count with. @param day that exists */
export function dayNumber(day: string): number {
  return Date.parse(day) / DAY_MS;
}

/** @param number of `dayNumber` */
export function dayOfNumber(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}
