import type { ChartPeriod } from '@tokenledger/shared/ui';

import type { SpendGranularity } from '../operations';
import { startOfNextPeriod, startOfPeriod } from '../view/local-periods';
import { type Step, STEPS } from './overview-address';

export const STEP_ENUM: Readonly<Record<Step, SpendGranularity>> = {
  hour: 'HOUR',
  day: 'DAY',
  week: 'WEEK',
  month: 'MONTH',
};

/** Up to how many days a range is cut into so long periods unless chosen otherwise. */
const AUTOMATIC: readonly (readonly [Step, upToDays: number])[] = [
  ['hour', 2],
  ['day', 92],
  ['week', 400],
];

/**
 * Ranges that a length of period makes sense for, in days. Nine groups an hour of more than a month would be more rows
 * than one answer holds, and narrower than a pixel each.
 */
const OFFERED: Readonly<Record<Step, { readonly from: number; readonly to: number }>> = {
  hour: { from: 1, to: 31 },
  day: { from: 2, to: 400 },
  week: { from: 14, to: Infinity },
  month: { from: 32, to: Infinity },
};

export function automaticStep(days: number): Step {
  return AUTOMATIC.find(([, upToDays]) => days <= upToDays)?.[0] ?? 'month';
}

/** Lengths that a range of so many days may be cut into. */
export function offeredSteps(days: number): readonly Step[] {
  return STEPS.filter((step) => days >= OFFERED[step].from && days <= OFFERED[step].to);
}

/** The length that was chosen where it fits the range, else the automatic one. */
export function stepOf(chosen: Step | undefined, days: number): Step {
  return chosen !== undefined && offeredSteps(days).includes(chosen) ? chosen : automaticStep(days);
}

export interface Instants {
  readonly from: Date;
  readonly to: Date;
}

/**
 * The periods of a range up to the present, whole ones: the first may begin before the range and the last end after it.
 * What lies ahead is left out; a period that is not covered wholly, or still runs, is partial.
 * @param asOf until when figures are known
 */
export function periodsOf({ from, to }: Instants, step: Step, timeZone: string, asOf: Date): readonly ChartPeriod[] {
  const end = Math.min(to.getTime(), Math.max(asOf.getTime(), from.getTime() + 1));
  const periods: ChartPeriod[] = [];
  for (let start = startOfPeriod(from, step, timeZone); start.getTime() < end;) {
    const next = startOfNextPeriod(start, step, timeZone);
    periods.push({ start, end: next, isPartial: start < from || next > to || next > asOf });
    start = next;
  }
  return periods;
}
