import { formatRange } from '../../numbers/format-time';
import type { Locale } from '../../numbers/format-quantity';
import { addDays, utcMs } from './local-date';
import type { ResolvedRange } from './range';

/** The days of a range as every other range is written: `1–10 Mar 2026`, `2026年3月1日–10日`. */
export function rangeText({ firstDay, lastDay }: Pick<ResolvedRange, 'firstDay' | 'lastDay'>, locale: Locale): string {
  return formatRange(locale, { start: new Date(utcMs(firstDay)), end: new Date(utcMs(addDays(lastDay, 1))) }, 'UTC');
}
