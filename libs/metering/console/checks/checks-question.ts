import type { ResolvedRange } from '@tokenledger/shared/ui';

import type { ChecksInput, SpendFilterInput } from '../operations';

/** What the API checks at most. */
export const MOST_DAYS = 92;

const DAY_MS = 86_400_000;

/** What the API is asked about. */
export interface ChecksQuestion {
  readonly input: ChecksInput;
  /** The range is longer than what can be checked: its last so many days are; undefined where all of it is. */
  readonly cutToDays: number | undefined;
}

/** @param now a range that lies partly ahead is cut from the end of this day (UTC): not from this instant, which moves on */
export function checksQuestion(
  { from, to }: Pick<ResolvedRange, 'from' | 'to'>,
  filter: SpendFilterInput,
  now: Date,
): ChecksQuestion {
  const isTooLong = to.getTime() - from.getTime() > MOST_DAYS * DAY_MS;
  const end = isTooLong ? Math.min(to.getTime(), Math.ceil(now.getTime() / DAY_MS) * DAY_MS) : to.getTime();
  const start = Math.max(from.getTime(), end - MOST_DAYS * DAY_MS);
  return {
    input: { from: new Date(start).toISOString(), to: new Date(end).toISOString(), filter },
    cutToDays: start > from.getTime() ? MOST_DAYS : undefined,
  };
}
