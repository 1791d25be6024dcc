import type { CheckReportedCostsQuery } from '../../operations';
import type { AvoidedCount } from '../avoided/avoided-view';

type Sum = AvoidedCount['avoided'];

export function aSum(sum: Partial<Sum> = {}): Sum {
  return { readings: '1', tokens: '120', cost: [{ currency: 'USD', amount: '0.00037' }], unpriced: '0', ...sum };
}

/** Two readings of 120 tokens, one booking. */
export function aCount(count: Partial<AvoidedCount> = {}): AvoidedCount {
  return {
    reason: 'SEEN_BY_SEVERAL',
    calls: '1',
    reported: aSum({ readings: '2', tokens: '240', cost: [{ currency: 'USD', amount: '0.00074' }] }),
    booked: aSum(),
    avoided: aSum(),
    ...count,
  };
}

type Reported = Extract<CheckReportedCostsQuery['reportedCosts'], { readonly __typename: 'ReportedCosts' }>;

/** One call: $0.00047 reported, $0.00037 booked. */
export function reportedCosts(costs: Partial<Reported> = {}): Reported {
  const pair = {
    currency: 'USD',
    reported: '0.00047',
    booked: '0.00037',
    difference: '0.0001',
    relativeDifference: '0.27027',
  };
  const counts = { calls: '1', reportedMore: '1', bookedMore: '0' };
  const origin = { provider: 'openai', model: 'gpt-4o', dialect: 'litellm' };
  return {
    __typename: 'ReportedCosts',
    totals: [{ ...pair, ...counts }],
    groups: [{ ...pair, ...counts, ...origin }],
    truncated: false,
    largest: [{ ...pair, ...origin, id: '1-a', startedAt: '2026-11-26T12:00:00.000Z' }],
    otherCurrencyCalls: '0',
    withoutPriceCalls: '0',
    pendingBuckets: 0,
    ...costs,
  };
}
