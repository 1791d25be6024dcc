import type { CheckReportedCostsQuery } from '../../operations';
import type { AvoidedCount } from '../avoided/avoided-view';
import type { Answers, ModelAnswers } from '../integrity/answers-view';
import type { Served } from '../integrity/served-view';
import type { Uninstrumented } from '../uninstrumented/uninstrumented-view';

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

export function uninstrumentedSpend(spend: Partial<Uninstrumented> = {}): Uninstrumented {
  const figures = { tokens: '360', cost: [{ currency: 'USD', amount: '1.2' }], unpricedCalls: '0' };
  const group = {
    ...figures,
    observer: 'vendor',
    provider: 'anthropic',
    workspace: 'wrkspc_1',
    apiKey: 'batch',
    calls: '3',
    firstSeen: '2026-11-26T08:00:00.000Z',
    lastSeen: '2026-11-26T11:00:00.000Z',
  };
  return {
    __typename: 'UninstrumentedSpend',
    total: { ...figures, calls: '3' },
    groups: [group, { ...group, workspace: null, apiKey: null }],
    truncated: false,
    outsideCalls: '9',
    pendingBuckets: 0,
    ...spend,
  };
}

/** One pair: gpt-4o was asked for, gpt-4o-mini answered. */
export function servedModels(served: Partial<Served> = {}): Served {
  return {
    __typename: 'ServedModels',
    substitutions: [
      {
        provider: 'openai',
        requested: 'gpt-4o',
        served: 'gpt-4o-mini',
        kind: 'other-model',
        calls: '12',
        tokens: '1440',
        cost: [{ currency: 'USD', amount: '0.5' }],
        firstSeen: '2026-11-26T08:00:00.000Z',
        lastSeen: '2026-11-26T11:00:00.000Z',
        prices: {
          currency: 'USD',
          requestedInput: '2.5',
          servedInput: '0.15',
          requestedOutput: '10',
          servedOutput: '0.6',
        },
      },
    ],
    truncated: false,
    comparedCalls: '100',
    pendingBuckets: 0,
    ...served,
  };
}

const SHAPE = {
  calls: '300',
  outputTokens: '30150',
  median: '90',
  p90: '210',
  endings: [
    { word: 'stop', calls: '270' },
    { word: 'length', calls: '30' },
  ],
  priced: [{ calls: '300', cost: { amount: '3', currency: 'USD' } }],
} as const;

/** 300 answers of 100.5 tokens and $0.01 on the average; twice as long before. */
export function modelAnswers(answers: Partial<ModelAnswers> = {}): ModelAnswers {
  const before = { ...SHAPE, outputTokens: '60300', median: '180', endings: [{ word: 'stop', calls: '300' }] };
  const week = { calls: '300', median: '90', p90: '210' };
  return {
    provider: 'openai',
    model: 'gpt-4o',
    verdict: 'SHIFTED',
    lengthsIndex: 0.4321,
    endingsIndex: 0.05,
    servicesIndex: 0,
    now: SHAPE,
    before,
    weeks: [
      { ...week, from: '2026-11-13T00:00:00.000Z', outputTokens: '60300' },
      { ...week, from: '2026-11-20T00:00:00.000Z', outputTokens: '30150' },
    ],
    ...answers,
  };
}

export function answerShapes(...models: readonly ModelAnswers[]): Answers {
  return { __typename: 'AnswerShapes', models, truncated: false, pendingBuckets: 0 };
}
