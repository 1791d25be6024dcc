import { startOfNextLocalDay } from '@tokenledger/shared/time';

import { startOfDaysBefore } from './last-days';
import type { SpendRange } from './spend-report';

const USUAL_DAYS = 30;

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
  return { from: asked.from ?? startOfDaysBefore(to, USUAL_DAYS, timeZone), to };
}
