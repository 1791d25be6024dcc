import type { ResolvedRange } from '@tokenledger/shared/ui';

import type { RecentCallsInput, SpendFilterInput } from '../operations';
import { type CallsChoice, isAmount } from './calls-address';

/** Calls of a page. */
export const PAGE_SIZE = 50;

const DAY_MS = 86_400_000;
/** What the API lists at most: ordering by cost has to look at every call of the range. */
const MOST_DAYS = { newest: 92, costliest: 31 } as const;

/** What the API is asked for, without the place to go on from. */
export interface CallsQuestion {
  readonly input: RecentCallsInput;
  /** The range is longer than what can be listed: its last so many days are asked for; undefined where all of it is. */
  readonly cutToDays: number | undefined;
}

/**
 * The question that a view and a choice ask.
 * @param now where a range that lies partly ahead is too long, its days are counted back from the end of this day (UTC):
 * not from this instant, or every minute would ask another question
 */
export function questionOf(
  { from, to }: Pick<ResolvedRange, 'from' | 'to'>,
  filter: SpendFilterInput,
  choice: CallsChoice,
  now: Date,
): CallsQuestion {
  const days = MOST_DAYS[choice.order];
  const isTooLong = to.getTime() - from.getTime() > days * DAY_MS;
  const end = isTooLong ? Math.min(to.getTime(), Math.ceil(now.getTime() / DAY_MS) * DAY_MS) : to.getTime();
  const start = Math.max(from.getTime(), end - days * DAY_MS);
  return {
    input: {
      from: new Date(start).toISOString(),
      to: new Date(end).toISOString(),
      filter,
      only: choice.only.length === 0 ? null : choice.only,
      search: choice.search === '' ? null : choice.search,
      minCost: isAmount(choice.minCost) ? choice.minCost : null,
      order: choice.order === 'newest' ? 'NEWEST' : 'COSTLIEST',
      first: PAGE_SIZE,
    },
    cutToDays: start > from.getTime() ? days : undefined,
  };
}
