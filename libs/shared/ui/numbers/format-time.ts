import type { Locale } from './format-quantity';

/** Lengths of the periods that the console draws. */
export type PeriodLength = 'minute' | 'hour' | 'day' | 'week' | 'month';

/** Half open: `end` is the first instant after it. */
export interface Period {
  readonly start: Date;
  readonly end: Date;
}

/** `axis` is short and leaves out what its neighbours say; `full` stands alone. */
export type PeriodStyle = 'axis' | 'full';

export type MomentStyle = 'short' | 'full';

interface LocalDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const CLOCK: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const formats = new Map<string, Intl.DateTimeFormat>();

/** `26 Nov 2026` / `2026年11月26日`. @param timeZone IANA name, as everywhere here */
export function formatDate(locale: Locale, instant: Date, timeZone: string): string {
  return format(locale, timeZone, { day: 'numeric', month: 'short', year: 'numeric' }).format(instant);
}

/** `14:05`, on a clock of 24 hours. */
export function formatTime(locale: Locale, instant: Date, timeZone: string): string {
  return format(locale, timeZone, CLOCK).format(instant);
}

/** `26 Nov 2026, 14:05` / `2026年11月26日 14:05`. */
export function formatDateTime(locale: Locale, instant: Date, timeZone: string): string {
  const gap = locale === 'zh-CN' ? ' ' : ', ';
  return `${formatDate(locale, instant, timeZone)}${gap}${formatTime(locale, instant, timeZone)}`;
}

/**
 * To the second, for what happened rather than what was counted: `26 Nov 2026, 14:05:09`, `short` without the year:
 * `26 Nov, 14:05:09` / `11月26日 14:05:09`.
 */
export function formatMoment(locale: Locale, instant: Date, timeZone: string, style: MomentStyle = 'full'): string {
  const gap = locale === 'zh-CN' ? ' ' : ', ';
  const date = style === 'full' ? formatDate(locale, instant, timeZone) : dayAndMonth(locale, instant, timeZone);
  return `${date}${gap}${format(locale, timeZone, { ...CLOCK, second: '2-digit' }).format(instant)}`;
}

/**
 * The days that a range covers: `1–30 Nov 2026` / `2026年11月1日–30日`.
 * A range that ends within a day names that day; what is missing of it is for a note beside.
 */
export function formatRange(locale: Locale, { start, end }: Period, timeZone: string): string {
  const last = new Date(Math.max(start.getTime(), end.getTime() - 1));
  const [from, to] = [localDay(start, timeZone), localDay(last, timeZone)];
  const [fromDate, toDate] = [formatDate(locale, start, timeZone), formatDate(locale, last, timeZone)];
  if (fromDate === toDate) return fromDate;
  if (from.year !== to.year) return `${fromDate} – ${toDate}`;
  const isOneMonth = from.month === to.month;
  if (locale === 'zh-CN') return `${fromDate}–${isOneMonth ? '' : `${to.month}月`}${to.day}日`;
  return isOneMonth ? `${from.day}–${toDate}` : `${dayAndMonth(locale, start, timeZone)} – ${toDate}`;
}

/** One period of a chart or table. */
export function formatPeriod(
  locale: Locale,
  period: Period,
  length: PeriodLength,
  timeZone: string,
  style: PeriodStyle = 'full',
): string {
  const { start, end } = period;
  if (style === 'axis') return axisLabel(locale, start, length, timeZone);
  switch (length) {
    case 'minute':
    case 'hour':
      return `${formatDateTime(locale, start, timeZone)}–${formatTime(locale, end, timeZone)}`;
    case 'day':
      return format(locale, timeZone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(
        start,
      );
    case 'week':
      return formatRange(locale, period, timeZone);
    case 'month':
      return format(locale, timeZone, { month: 'long', year: 'numeric' }).format(start);
  }
}

/**
 * `3 min ago` / `3分钟前`: the largest unit that fits, rounded down. The future counts as now: clocks differ a little.
 * @param now from an injected clock
 */
export function formatAge(locale: Locale, at: Date, now: Date): string {
  const seconds = Math.max(0, Math.floor((now.getTime() - at.getTime()) / 1000));
  const [count, unit] = ageIn(seconds);
  return new Intl.RelativeTimeFormat(dateLocale(locale), { style: 'short', numeric: 'always' }).format(-count, unit);
}

function ageIn(seconds: number): [count: number, unit: Intl.RelativeTimeFormatUnit] {
  if (seconds < 60) return [seconds, 'second'];
  if (seconds < 3600) return [Math.floor(seconds / 60), 'minute'];
  if (seconds < 86_400) return [Math.floor(seconds / 3600), 'hour'];
  return [Math.floor(seconds / 86_400), 'day'];
}

function axisLabel(locale: Locale, start: Date, length: PeriodLength, timeZone: string): string {
  switch (length) {
    case 'minute':
    case 'hour': {
      const time = formatTime(locale, start, timeZone);
      return time === '00:00' ? dayAndMonth(locale, start, timeZone) : time;
    }
    case 'day':
    case 'week':
      return dayAndMonth(locale, start, timeZone);
    case 'month':
      return format(locale, timeZone, { month: 'short', year: 'numeric' }).format(start);
  }
}

function dayAndMonth(locale: Locale, instant: Date, timeZone: string): string {
  return format(locale, timeZone, { day: 'numeric', month: 'short' }).format(instant);
}

function localDay(instant: Date, timeZone: string): LocalDay {
  const parts = format('en-US', timeZone, { day: 'numeric', month: 'numeric', year: 'numeric' }).formatToParts(instant);
  const read = (wanted: string) => Number(parts.find(({ type }) => type === wanted)?.value);
  return { year: read('year'), month: read('month'), day: read('day') };
}

function format(locale: Locale, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(dateLocale(locale), { ...options, timeZone });
  formats.set(key, known);
  return known;
}

/** English dates with the day first and the month by name: readers on both sides of the Atlantic read the same day. */
function dateLocale(locale: Locale): string {
  return locale === 'zh-CN' ? 'zh-CN' : 'en-GB';
}
