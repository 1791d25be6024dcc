const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether an instant is the first of its day in an IANA time zone. @throws RangeError for an unknown zone */
export function isLocalMidnight(instant: Date, timeZone: string): boolean {
  return instant.getTime() === startOfLocalDay(instant, timeZone).getTime();
}

/**
 * First instant of the local day that holds an instant. Where clocks jump over midnight (Beirut in spring) the day
 * starts later than 00:00.
 * @throws RangeError for an unknown zone
 */
export function startOfLocalDay(instant: Date, timeZone: string): Date {
  const day = localDay(instant, timeZone);
  // Days are at most 25 hours long and every offset is whole quarter hours: walk back to the day's first quarter.
  let start = Math.floor(instant.getTime() / QUARTER_HOUR_MS) * QUARTER_HOUR_MS;
  for (const step of [4 * HOUR_MS, HOUR_MS, QUARTER_HOUR_MS]) {
    while (localDay(new Date(start - step), timeZone) === day) start -= step;
  }
  return new Date(start);
}

/** First instant of the local day after the one that holds an instant. */
export function startOfNextLocalDay(instant: Date, timeZone: string): Date {
  const start = startOfLocalDay(instant, timeZone);
  // 36 hours later is always within the next day: days are 23 to 25 hours long.
  return startOfLocalDay(new Date(start.getTime() + 36 * HOUR_MS), timeZone);
}

const HOUR_MS = 3_600_000;
const QUARTER_HOUR_MS = 900_000;

/** Calendar date of an instant in an IANA time zone, `YYYY-MM-DD`. @throws RangeError for an unknown zone */
export function localDay(instant: Date, timeZone: string): string {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  return format.format(instant);
}

/**
 * First instant of a calendar date in an IANA time zone.
 * @param date `YYYY-MM-DD`
 * @throws RangeError for an unknown zone, or where it is no date
 */
export function startOfLocalDate(date: string, timeZone: string): Date {
  const midnight = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== date) {
    throw new RangeError(`"${date}" is no date: YYYY-MM-DD expected`);
  }
  // Noon in Greenwich lies in the same date nearly everywhere; east of +12:00 it is the next one already.
  const noon = new Date(midnight.getTime() + 12 * HOUR_MS);
  return startOfLocalDay(localDay(noon, timeZone) === date ? noon : midnight, timeZone);
}
