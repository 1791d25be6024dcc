import {
  type ValuesByDimension,
  SPEND_DIMENSIONS,
  type SpendFilter,
  type SpendRequest,
} from '@tokenledger/metering/domain';

import type { SpendExclusionInput, SpendFilterInput, SpendInput } from './spend-input';

/** @param defaultTimeZone the organisation's */
export function fromApiSpendInput(input: SpendInput, defaultTimeZone: string): SpendRequest {
  return {
    from: input.from,
    to: input.to,
    timeZone: input.timeZone ?? defaultTimeZone,
    granularity: input.granularity,
    groupBy: input.groupBy,
    filter: fromApiSpendFilter(input.filter ?? {}),
    limit: input.limit,
    orderBy: input.orderBy,
    ...(input.compareWith && { compareWith: { from: input.compareWith.from, to: input.compareWith.to } }),
    ...(input.top !== undefined && input.top !== null && { top: input.top }),
  };
}

export function fromApiSpendFilter({ not, ...kept }: SpendFilterInput): SpendFilter {
  const takenAway = fromApiValues(not ?? {});
  return { ...fromApiValues(kept), ...(Object.keys(takenAway).length > 0 && { not: takenAway }) };
}

/** A dimension given as null filters nothing, as one left out: GraphQL clients send either. */
function fromApiValues(input: SpendExclusionInput): ValuesByDimension {
  const given = SPEND_DIMENSIONS.flatMap((dimension) => {
    const values = input[dimension];
    return values === undefined || values === null ? [] : [[dimension, values] as const];
  });
  return Object.fromEntries(given);
}
