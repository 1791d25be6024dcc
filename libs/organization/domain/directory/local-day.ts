const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A calendar day of the organisation's time zone, `YYYY-MM-DD`: days compare as texts do. */
export type LocalDay = string & { readonly __brand: 'LocalDay' };

/** @returns undefined for what is no day of the calendar, such as 2026-02-30; there is no year 0 */
export function readLocalDay(text: string): LocalDay | undefined {
  if (!DAY.test(text)) return undefined;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
    ? (text as LocalDay)
    : undefined;
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
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
