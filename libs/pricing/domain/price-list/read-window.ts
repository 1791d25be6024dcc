import type { PriceWindow } from './price-window';

export interface WindowFields {
  readonly window_start: string;
  readonly window_end: string;
  readonly window_zone: string;
  readonly window_days: string;
}

type Refuse = (field: keyof WindowFields, problem: string) => undefined;

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const DAYS = /^([1-7])(?:-([1-7]))?$/;

/** Reads a daily window, or none where all four fields are empty. */
export function readWindow(fields: WindowFields, refuse: Refuse): PriceWindow | undefined {
  const { window_start: start, window_end: end, window_zone: zone, window_days: days } = trimmed(fields);
  if (start + end + zone + days === '') return undefined;
  const startMinute = minuteOf(start);
  const endMinute = minuteOf(end);
  if (startMinute === undefined)
    refuse('window_start', `"${start}": a time such as 00:30 is expected, or no window at all`);
  if (endMinute === undefined) refuse('window_end', `"${end}": a time such as 08:30 is expected, or no window at all`);
  const isZone = isTimeZone(zone);
  if (!isZone) refuse('window_zone', `"${zone}": an IANA zone such as Asia/Shanghai is expected`);
  const weekdays = weekdaysOf(days === '' ? '1-7' : days);
  if (weekdays === undefined) refuse('window_days', `"${days}": days such as 1-5 or 6 are expected, Monday being 1`);
  if (startMinute === undefined || endMinute === undefined || weekdays === undefined || !isZone) return undefined;
  return {
    startMinute,
    endMinute,
    zone,
    days: weekdays,
    name: `${start}-${end} ${zone} ${days === '' ? '1-7' : days}`,
  };
}

function trimmed(fields: WindowFields): WindowFields {
  const { window_start, window_end, window_zone, window_days } = fields;
  return {
    window_start: window_start.trim(),
    window_end: window_end.trim(),
    window_zone: window_zone.trim(),
    window_days: window_days.trim(),
  };
}

function minuteOf(time: string): number | undefined {
  const match = TIME.exec(time);
  return match === null ? undefined : Number(match[1]) * 60 + Number(match[2]);
}

function weekdaysOf(text: string): readonly number[] | undefined {
  const match = DAYS.exec(text);
  if (match === null) return undefined;
  const first = Number(match[1]);
  const last = match[2] === undefined ? first : Number(match[2]);
  return last < first ? undefined : Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function isTimeZone(zone: string): boolean {
  if (zone === '') return false;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
