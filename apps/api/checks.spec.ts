import { aCheckedCall, decided } from '@tokenledger/metering/testing';
import { parseDecimal18 } from '@tokenledger/shared/money';

import { type ApiUnderTest, startApi } from './testing/api-under-test';

const DAY = { from: '2026-03-10T00:00:00Z', to: '2026-03-11T00:00:00Z' };

const AVOIDED = /* GraphQL */ `
  query Avoided($input: ChecksInput!) {
    avoidedCounts(input: $input) {
      __typename
      ... on InvalidChecksInput {
        issues {
          field
          message
        }
      }
      ... on AvoidedCounts {
        pendingBuckets
        counts {
          reason
          calls
          reported {
            readings
            tokens
            unpriced
          }
          booked {
            readings
          }
          avoided {
            readings
            tokens
            cost {
              currency
              amount
            }
          }
        }
      }
    }
  }
`;

const REPORTED = /* GraphQL */ `
  query Reported($input: ChecksInput!) {
    reportedCosts(input: $input) {
      __typename
      ... on ReportedCosts {
        totals {
          currency
          calls
          reported
          booked
          difference
          relativeDifference
          reportedMore
          bookedMore
        }
        groups {
          provider
          model
          dialect
          difference
        }
        truncated
        largest {
          id
          startedAt
          model
          reported
          booked
          difference
          relativeDifference
        }
        otherCurrencyCalls
        withoutPriceCalls
      }
    }
  }
`;

const UNINSTRUMENTED = /* GraphQL */ `
  query Uninstrumented($input: ChecksInput!) {
    uninstrumentedSpend(input: $input) {
      ... on UninstrumentedSpend {
        total {
          calls
          tokens
          cost {
            currency
            amount
          }
          unpricedCalls
        }
        groups {
          observer
          provider
          workspace
          apiKey
          calls
          firstSeen
          lastSeen
        }
        truncated
        outsideCalls
      }
    }
  }
`;

const SERVED = /* GraphQL */ `
  query Served($input: ChecksInput!) {
    servedModels(input: $input) {
      ... on ServedModels {
        substitutions {
          provider
          requested
          served
          kind
          calls
          prices {
            requestedInput
            servedInput
          }
        }
        truncated
        comparedCalls
      }
    }
  }
`;

const SHAPES = /* GraphQL */ `
  query Shapes($input: ChecksInput!) {
    answerShapes(input: $input) {
      ... on AnswerShapes {
        models {
          provider
          model
          verdict
          lengthsIndex
          now {
            calls
            outputTokens
            median
            p90
            lengths
            endings {
              word
              calls
            }
            priced {
              calls
              cost {
                amount
              }
            }
          }
          before {
            calls
          }
          weeks {
            from
            calls
          }
        }
      }
    }
  }
`;

let api: ApiUnderTest;

beforeEach(async () => {
  api = await startApi();
});

afterEach(() => api.app.close());

async function ask(query: string, input: object = DAY, key?: string): Promise<unknown> {
  const { body } = await api.ask(query, { input }, key);
  expect(body.errors).toBeUndefined();
  return Object.values(body.data ?? {})[0];
}

describe('avoidedCounts', () => {
  it('says by reason what counting each reading would have added', async () => {
    api.checks.add(
      ...decided(
        aCheckedCall(30, { responseId: 'msg_1' }),
        aCheckedCall(30, { responseId: 'msg_1', observer: 'vendor' }),
      ),
    );
    expect(await ask(AVOIDED)).toEqual({
      __typename: 'AvoidedCounts',
      pendingBuckets: 0,
      counts: [
        {
          reason: 'SEEN_BY_SEVERAL',
          calls: '1',
          reported: { readings: '2', tokens: '240', unpriced: '0' },
          booked: { readings: '1' },
          avoided: { readings: '1', tokens: '120', cost: [{ currency: 'USD', amount: '0.00037' }] },
        },
      ],
    });
    expect(await ask(AVOIDED, DAY, 'tlr_globex')).toMatchObject({ counts: [] });
  });

  it('names everything that is wrong with the range', async () => {
    expect(await ask(AVOIDED, { from: '2026-01-01T00:00:00Z', to: '2026-06-01T00:00:00Z' })).toEqual({
      __typename: 'InvalidChecksInput',
      issues: [{ field: 'to', message: 'is more than 92 days after `from`: ask for several ranges' }],
    });
  });

  it('is an error, never empty, where the ledger cannot be read', async () => {
    api.checks.failWith(new Error('away'));
    const { body } = await api.ask(AVOIDED, { input: DAY });
    expect(body.errors?.[0]?.extensions.code).toBe('INTERNAL');
  });
});

describe('reportedCosts', () => {
  it('sets exact amounts beside each other and says who says more', async () => {
    const reportedCost = { amount: parseDecimal18('0.00047'), currency: 'USD' };
    api.checks.add(aCheckedCall(30, { reportedCost }));
    // 0.00047 - 0.00037 = 0.0001; 0.0001 / 0.00037 = 0.270270…
    const pair = { reported: '0.00047', booked: '0.00037', difference: '0.0001', relativeDifference: '0.27027' };
    const answer = await ask(REPORTED);
    expect(answer).toMatchObject({
      totals: [{ ...pair, currency: 'USD', calls: '1', reportedMore: '1', bookedMore: '0' }],
      groups: [{ provider: 'openai', model: 'gpt-4o', dialect: 'otel-genai', difference: '0.0001' }],
      truncated: false,
      largest: [{ ...pair, startedAt: '2026-03-10T11:30:00.000Z', model: 'gpt-4o' }],
      otherCurrencyCalls: '0',
      withoutPriceCalls: '0',
    });
  });
});

describe('uninstrumentedSpend', () => {
  it('names the workspace and the key of calls that no service reports', async () => {
    api.checks.add(aCheckedCall(30, { observer: 'vendor', workspace: 'wrkspc_1', apiKey: 'batch' }), aCheckedCall(20));
    const at = '2026-03-10T11:30:00.000Z';
    expect(await ask(UNINSTRUMENTED)).toEqual({
      total: { calls: '1', tokens: '120', cost: [{ currency: 'USD', amount: '0.00037' }], unpricedCalls: '0' },
      groups: [
        {
          observer: 'vendor',
          provider: 'openai',
          workspace: 'wrkspc_1',
          apiKey: 'batch',
          calls: '1',
          firstSeen: at,
          lastSeen: at,
        },
      ],
      truncated: false,
      outsideCalls: '1',
    });
  });
});

describe('servedModels', () => {
  it('tells another model from another version of the same', async () => {
    api.checks.add(
      aCheckedCall(30, { responseModel: 'gpt-4o-2024-08-06' }),
      aCheckedCall(20, { responseModel: 'gpt-4o-mini' }),
    );
    expect(await ask(SERVED)).toEqual({
      substitutions: [
        {
          provider: 'openai',
          requested: 'gpt-4o',
          served: 'gpt-4o-mini',
          kind: 'other-model',
          calls: '1',
          // The book of the tests has no price for the smaller one.
          prices: null,
        },
      ],
      truncated: false,
      comparedCalls: '2',
    });
  });
});

describe('answerShapes', () => {
  it('tells what answers were like, and judges nothing by one', async () => {
    api.checks.add(aCheckedCall(30));
    expect(await ask(SHAPES)).toEqual({
      models: [
        {
          provider: 'openai',
          model: 'gpt-4o',
          verdict: 'TOO_FEW',
          lengthsIndex: null,
          now: {
            calls: '1',
            outputTokens: '20',
            median: '20',
            p90: '20',
            // 20 has five binary digits.
            lengths: ['0', '0', '0', '0', '0', '1'],
            endings: [{ word: 'stop', calls: '1' }],
            priced: [{ calls: '1', cost: { amount: '0.00037' } }],
          },
          before: null,
          weeks: [{ from: '2026-03-04T00:00:00.000Z', calls: '1' }],
        },
      ],
    });
  });
});
