import { startOfLocalDay, startOfNextLocalDay } from '@tokenledger/shared/time';

import type { SpendRange } from './spend-report';

const USUAL_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * The range that is meant where none is given: thirty whole days, the running one the last.
 * @param timeZone the organisation's: whole days of it are answered from the smallest rollup
 */
export function usualRange(
  asked: { readonly from: Date | undefined; readonly to: Date | undefined },
  now: Date,
  timeZone: string,
): SpendRange {
  const to = asked.to ?? startOfNextLocalDay(now, timeZone);
  return { from: asked.from ?? usualStart(to, timeZone), to };
}

/** A local midnight: half a day of slack takes up days of 23 and 25 hours. */
function usualStart(to: Date, timeZone: string): Date {
  const before = new Date(to.getTime() - USUAL_DAYS * DAY_MS + DAY_MS / 2);
  return Number.isNaN(before.getTime()) ? before : startOfLocalDay(before, timeZone);
}
