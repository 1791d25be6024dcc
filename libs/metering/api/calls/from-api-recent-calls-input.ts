import type { AskedCalls } from '@tokenledger/metering/domain';

import { fromApiSpendFilter } from '../spend/from-api-spend-input';
import type { RecentCallsInput } from './recent-calls-input';

/** null means the same as left out: GraphQL clients send either. */
export function fromApiRecentCallsInput(input: RecentCallsInput): AskedCalls {
  return {
    from: input.from ?? undefined,
    to: input.to ?? undefined,
    filter: fromApiSpendFilter(input.filter ?? {}),
    only: input.only ?? [],
    search: input.search ?? undefined,
    minCost: input.minCost ?? undefined,
    order: input.order,
    first: input.first,
    after: input.after ?? undefined,
  };
}
