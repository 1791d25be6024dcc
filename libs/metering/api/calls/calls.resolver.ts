import { Inject } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import {
  type CallReader,
  type CallsPage,
  type CallsRequest,
  formatCallCursor,
  type LedgerRow,
  parseCallRef,
  peopleFilterIssues,
  positionOf,
  validateCallsRequest,
} from '@tokenledger/metering/domain';
import type { LedgerScopes, Permission, Principal } from '@tokenledger/organization/domain';
import type { ExplainingPriceBook } from '@tokenledger/pricing/domain';
import { CurrentReader, Needs } from '@tokenledger/shared/graphql';
import type { Clock } from '@tokenledger/shared/time';
import DataLoader from 'dataloader';

import { CallType } from './call';
import { type CallConnectionType, type InvalidCallsInputType, RecentCallsResultUnion } from './call-summary';
import { fromApiRecentCallsInput } from './from-api-recent-calls-input';
import { RecentCallsInput } from './recent-calls-input';
import { toApiCall, toApiCallSummary } from './to-api-call';

export interface CallsPorts {
  readonly calls: CallReader;
  readonly scopes: Pick<LedgerScopes, 'of'>;
  /** Today's. */
  readonly priceBook: () => ExplainingPriceBook;
  readonly clock: Clock;
}

export const CALLS_PORTS = Symbol('CallsPorts');

@Resolver()
export class CallsResolver {
  constructor(@Inject(CALLS_PORTS) private readonly ports: CallsPorts) {}

  @Needs<Permission>('spend.read')
  @Query(() => RecentCallsResultUnion, {
    description:
      'Calls of the organisation, one a call, possible duplicates among them; the last day unless told otherwise.',
  })
  async recentCalls(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => RecentCallsInput }) input: RecentCallsInput,
  ): Promise<CallConnectionType | InvalidCallsInputType> {
    const { calls, scopes, clock } = this.ports;
    const asOf = clock.now();
    const request = validateCallsRequest(fromApiRecentCallsInput(input), asOf);
    if (!request.ok) return { issues: [...request.error] };
    const scope = await scopes.of(reader);
    const issues = peopleFilterIssues(scope.people, request.value.filter);
    if (issues.length > 0) return { issues: [...issues] };
    const page = await calls.recent(scope, request.value);
    // One question for all calls of a page, and none where nobody wants to know.
    const readings = new DataLoader((asked: readonly LedgerRow[]) => calls.countReadings(scope, asked), {
      cache: false,
    });
    return toApiConnection(request.value, page, asOf, readings);
  }

  @Needs<Permission>('spend.read')
  @Query(() => CallType, {
    nullable: true,
    description: 'One call with everything that is known of it; null where the organisation has no such call.',
  })
  async call(@CurrentReader() reader: Principal, @Args('id', { type: () => ID }) id: string): Promise<CallType | null> {
    const ref = parseCallRef(id);
    const { calls, scopes, priceBook } = this.ports;
    const seen = ref && (await calls.find(await scopes.of(reader), ref));
    return seen === undefined ? null : toApiCall(seen, priceBook());
  }
}

function toApiConnection(
  { from, to, order }: CallsRequest,
  { calls, hasMore, pendingBuckets }: CallsPage,
  asOf: Date,
  readings: DataLoader<LedgerRow, number>,
): CallConnectionType {
  const last = calls.at(-1);
  return {
    from,
    to,
    nodes: calls.map((call) => toApiCallSummary(call, () => readings.load(call))),
    pageInfo: {
      hasNextPage: hasMore,
      endCursor: last === undefined ? null : formatCallCursor(positionOf(last, order)),
    },
    freshness: { asOf, pendingBuckets },
  };
}
