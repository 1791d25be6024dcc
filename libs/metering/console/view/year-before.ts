import { resolveRange, type ResolvedRange } from '@tokenledger/shared/ui';

/**
 * The same days a year before. The 29th of February is compared with the 28th: a range must not run into March, whose
 * days belong to another month's bill.
 */
export function yearBefore(range: ResolvedRange, timeZone: string, now: Date): ResolvedRange {
  return resolveRange({ from: aYearEarlier(range.firstDay), to: aYearEarlier(range.lastDay) }, timeZone, now);
}

function aYearEarlier(date: string): string {
  const year = String(Number(date.slice(0, 4)) - 1).padStart(4, '0');
  const monthAndDay = date.slice(4);
  return `${year}${monthAndDay === '-02-29' ? '-02-28' : monthAndDay}`;
}
