import type { CallRowFragment, RecentCallsQuery } from '../../operations';
import type { CallPage } from '../call-list';

/** A call as lists show it, answered and priced, unless told otherwise. */
export function aCallRow(call: Partial<CallRowFragment> = {}): CallRowFragment {
  return {
    id: `168780-${'0'.repeat(31)}1`,
    startedAt: '2026-11-26T12:00:09.120Z',
    durationMs: '1240',
    provider: 'openai',
    requestModel: 'gpt-4o',
    responseModel: 'gpt-4o',
    operation: 'chat',
    team: 'search',
    project: 'assistant',
    costCenter: null,
    service: 'web',
    environment: 'production',
    user: 'ada',
    agent: null,
    tokens: { total: '12000', input: '11000', output: '1000', cacheRead: '0' },
    cost: { amount: '0.00042', currency: 'USD' },
    rating: 'PRICED',
    ratingReason: null,
    unallocatedReason: null,
    errorType: null,
    purpose: 'productive',
    conditions: [],
    observers: 1,
    ...call,
  };
}

/** Calls numbered by their second: the higher, the newer. */
export function callsAt(...seconds: readonly number[]): readonly CallRowFragment[] {
  return seconds.map((second) =>
    aCallRow({
      id: `168780-${String(second).padStart(32, '0')}`,
      startedAt: new Date(Date.UTC(2026, 10, 26, 12, 0, second)).toISOString(),
    }),
  );
}

/** @param endCursor null: there is nothing behind this page */
export function aPage(nodes: readonly CallRowFragment[], endCursor: string | null = null): CallPage {
  return { nodes, pageInfo: { hasNextPage: endCursor !== null, endCursor } };
}

export function answered({ nodes, pageInfo }: CallPage): RecentCallsQuery {
  return {
    recentCalls: {
      __typename: 'CallConnection',
      from: '2026-11-26T00:00:00.000Z',
      to: '2026-11-27T00:00:00.000Z',
      nodes,
      pageInfo,
      freshness: { asOf: '2026-11-26T12:01:00.000Z', pendingBuckets: 0 },
    },
  };
}
