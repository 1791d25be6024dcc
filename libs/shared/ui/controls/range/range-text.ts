import { utcMs } from './local-date';
import type { ResolvedRange } from './range';

/**
 * The days of a range as a language writes them, without saying twice what both ends share: `Mar 1 – 10, 2026`,
 * `2026年3月1日至3月10日`.
 */
export function rangeText({ firstDay, lastDay }: Pick<ResolvedRange, 'firstDay' | 'lastDay'>, locale: string): string {
  const [first, last] = [utcMs(firstDay), utcMs(lastDay)];
  if (!locale.startsWith('zh')) return format(locale, { month: 'short', year: 'numeric' }).formatRange(first, last);
  // Browsers know no Chinese range with 年月日 and fall back to slashes.
  const whole = format(locale, { month: 'long', year: 'numeric' });
  if (first === last) return whole.format(first);
  const isSameYear = firstDay.slice(0, 4) === lastDay.slice(0, 4);
  return `${whole.format(first)}至${(isSameYear ? format(locale, { month: 'long' }) : whole).format(last)}`;
}

function format(locale: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', ...parts });
}
