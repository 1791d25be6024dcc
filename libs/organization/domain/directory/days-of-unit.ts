import { commonDays, type DayRange, holdsOn, type LocalDay } from './local-day';

/**
 * Lets something hold on some days, whatever held on them before; on all other days everything stays as it was.
 * @param same whether two say the same: those that touch become one
 * @returns in the order of days, without overlaps where there were none
 */
export function settingDays<T extends DayRange>(before: readonly T[], set: T, same: (a: T, b: T) => boolean): T[] {
  if (before.length === 0) return [set];
  return joined([...clearingDays(before, set), set].sort(byFirstDay), same);
}

/** Lets nothing hold on some days; all other days stay. */
export function clearingDays<T extends DayRange>(before: readonly T[], days: DayRange): T[] {
  return before.flatMap((one) => without(one, days));
}

/** Days from one on up to the next on which something else is planned to hold, or nothing any more. */
export function daysToNextChange(planned: readonly DayRange[], from: LocalDay): DayRange {
  const now = planned.find((one) => holdsOn(one, from));
  if (now !== undefined) return { from, until: now.until };
  const later = planned.filter((one) => one.from > from).sort(byFirstDay);
  return { from, until: later[0]?.from };
}

/** Ends whatever holds on a day, and takes away what would begin later. */
export function endingOn<T extends DayRange>(before: readonly T[], day: LocalDay): T[] {
  return before
    .filter(({ from }) => from < day)
    .map((one) => (one.until === undefined || one.until > day ? { ...one, until: day } : one));
}

/** Two of one list that hold on the same day; undefined where none do. */
export function firstOverlap<T extends DayRange>(all: readonly T[]): readonly [T, T] | undefined {
  if (all.length < 2) return undefined;
  const sorted = [...all].sort(byFirstDay);
  for (const [index, one] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next !== undefined && commonDays(one, next) !== undefined) return [one, next];
  }
  return undefined;
}

function without<T extends DayRange>(one: T, gone: DayRange): T[] {
  if (commonDays(one, gone) === undefined) return [one];
  const parts: T[] = [];
  if (one.from < gone.from) parts.push({ ...one, until: gone.from });
  if (gone.until !== undefined && (one.until === undefined || gone.until < one.until)) {
    parts.push({ ...one, from: gone.until });
  }
  return parts;
}

function joined<T extends DayRange>(sorted: readonly T[], same: (a: T, b: T) => boolean): T[] {
  const all: T[] = [];
  for (const one of sorted) {
    const last = all.at(-1);
    if (last !== undefined && last.until === one.from && same(last, one)) {
      all[all.length - 1] = { ...last, until: one.until };
    } else all.push(one);
  }
  return all;
}

function byFirstDay(left: DayRange, right: DayRange): number {
  return left.from < right.from ? -1 : left.from > right.from ? 1 : 0;
}
