/** A part of some days of the week, in a place's own time, with prices of its own. It may reach over midnight. */
export interface PriceWindow {
  /** Minutes from local midnight, 0 to 1439. */
  readonly startMinute: number;
  /** Exclusive; at or below `startMinute` it reaches into the next day. */
  readonly endMinute: number;
  /** IANA. */
  readonly zone: string;
  /** ISO weekdays on which it starts, 1 (Monday) to 7, rising. */
  readonly days: readonly number[];
  /** `00:30-08:30 Asia/Shanghai 1-7`: names it within a list. */
  readonly name: string;
}

const MINUTES_A_DAY = 1440;
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Whether an instant (Unix milliseconds) lies in a window, on the place's clock: an hour that DST repeats counts twice. */
export function windowHolds(window: PriceWindow, atMs: number): boolean {
  const { minute, day } = localTime(window.zone, atMs);
  const { startMinute, endMinute, days } = window;
  if (startMinute < endMinute) return minute >= startMinute && minute < endMinute && days.includes(day);
  if (minute >= startMinute) return days.includes(day);
  return minute < endMinute && days.includes(day === 1 ? 7 : day - 1);
}

/** Whether two windows share a minute of the week; windows of different zones are taken to. */
export function windowsOverlap(left: PriceWindow, right: PriceWindow): boolean {
  if (left.zone !== right.zone) return true;
  const minutes = minutesOfWeek(left);
  for (const minute of minutesOfWeek(right)) if (minutes.has(minute)) return true;
  return false;
}

function minutesOfWeek({ startMinute, endMinute, days }: PriceWindow): ReadonlySet<number> {
  const length = startMinute < endMinute ? endMinute - startMinute : endMinute + MINUTES_A_DAY - startMinute;
  const minutes = new Set<number>();
  for (const day of days) {
    const first = (day - 1) * MINUTES_A_DAY + startMinute;
    for (let minute = first; minute < first + length; minute += 1) minutes.add(minute % (7 * MINUTES_A_DAY));
  }
  return minutes;
}

function localTime(zone: string, atMs: number): { minute: number; day: number } {
  const parts = new Map(
    clockOf(zone)
      .formatToParts(atMs)
      .map(({ type, value }) => [type, value]),
  );
  const minute = Number(parts.get('hour')) * 60 + Number(parts.get('minute'));
  return { minute, day: WEEKDAYS.indexOf(parts.get('weekday') ?? '') + 1 };
}

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  clocks.set(zone, clock);
  return clock;
}
