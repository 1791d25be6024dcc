import { SPEND_DIMENSIONS, type SpendFilter, type SpendRequest } from '@tokenledger/metering/domain';

import type { SpendFilterInput, SpendInput } from './spend-input';

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

/** A dimension given as null filters nothing, as one left out: GraphQL clients send either. */
export function fromApiSpendFilter(input: SpendFilterInput): SpendFilter {
  const given = SPEND_DIMENSIONS.flatMap((dimension) => {
    const values = input[dimension];
    return values === undefined || values === null ? [] : [[dimension, values] as const];
  });
  return Object.fromEntries(given);
}
