const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A calendar day of the organisation's time zone, `YYYY-MM-DD`: days compare as texts do. */
export type LocalDay = string & { readonly __brand: 'LocalDay' };

/** @returns undefined for what is no day of the calendar, such as 2026-02-30 */
export function readLocalDay(text: string): LocalDay | undefined {
  if (!DAY.test(text)) return undefined;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? (text as LocalDay) : undefined;
}

/** For days that stand in code. @throws RangeError */
export function localDay(text: string): LocalDay {
  const day = readLocalDay(text);
  if (day === undefined) throw new RangeError(`${text} is no day: YYYY-MM-DD expected`);
  return day;
}

/** Days from the first on, without the last; without end where none is given. */
export interface DayRange {
  readonly from: LocalDay;
  /** First day that is no longer of it. */
  readonly until: LocalDay | undefined;
}

export function holdsOn({ from, until }: DayRange, day: LocalDay): boolean {
  return from <= day && (until === undefined || day < until);
}

/** @returns undefined where no day is of both */
export function commonDays(left: DayRange, right: DayRange): DayRange | undefined {
  const from = left.from < right.from ? right.from : left.from;
  const until = earlierEnd(left.until, right.until);
  return until !== undefined && until <= from ? undefined : { from, until };
}

function earlierEnd(left: LocalDay | undefined, right: LocalDay | undefined): LocalDay | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return left < right ? left : right;
}

/** `from 2026-03-01 until 2026-04-01`, for messages. */
export function describeDays({ from, until }: DayRange): string {
  return until === undefined ? `from ${from} on` : `from ${from} until ${until}`;
}
