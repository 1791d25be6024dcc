import { NO_OWNER_RULES } from '@tokenledger/attribution/domain';
import { type LedgerRow, planBookings } from '@tokenledger/metering/domain';
import { aReading, asSeen, aUsage, flatPriceBook, type ReadingFacts } from '@tokenledger/metering/testing';
import { InMemoryPriceBook } from '@tokenledger/pricing/testing';
import { parseDecimal18 } from '@tokenledger/shared/money';
import { TokenLedgerError } from '@tokenledger/shared/result';

import { acme, type ApiUnderTest, startApi } from './testing/api-under-test';

const RECENT = /* GraphQL */ `
  query Recent($input: RecentCallsInput!) {
    recentCalls(input: $input) {
      __typename
      ... on InvalidCallsInput {
        issues {
          field
          message
        }
      }
      ... on CallConnection {
        from
        to
        nodes {
          id
          startedAt
          durationMs
          provider
          requestModel
          responseModel
          operation
          team
          user
          tokens {
            input
            cacheRead
            output
            total
          }
          cost {
            currency
            amount
          }
          rating
          ratingReason
          unallocatedReason
          errorType
          purpose
          purposeReason
          conditions
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        freshness {
          asOf
          pendingBuckets
        }
      }
    }
  }
`;

const CALL = /* GraphQL */ `
  query Call($id: ID!) {
    call(id: $id) {
      id
      observers
      traceId
      spanId
      conversation
      responseId
      providerRequestId
      serviceTier
      finishReason
      serverAddress
      bookingReason
      lines {
        meter
        tokens
        unitPrice
        pricePerMillion
        amount {
          currency
          amount
        }
        evidence
      }
      perCall {
        amount
      }
      noLinePricesReason
      listCost {
        amount
      }
      contractedCost {
        amount
      }
      effectiveCost {
        amount
      }
      price {
        id
        book
        source
        validFrom
        validTo
      }
      usage {
        status
        rule
        confidence
        notes
        basis
        reasoning
        received {
          count
          attribute
          tokens
        }
      }
      mayRepeat
      owner {
        dimension
        value
        evidence
        evidenceLevel
        evidenceAttribute
      }
      reportedCost {
        currency
        amount
      }
      extraUnits {
        name
        value
      }
      readings {
        id
        booked
        reason
        observer
        dialect
        scope
        signal
        traceId
        tokens {
          total
        }
        usageStatus
        startedAt
        arrivedAt
        keyId
      }
    }
  }
`;

// The API's clock stands at noon of 20 March.
const NOON_MS = Date.UTC(2026, 2, 20, 12);

let api: ApiUnderTest;
let spans = 0;

beforeEach(async () => {
  api = await startApi();
});

afterEach(() => api.app.close());

function aCall(minutesAgo: number, facts: ReadingFacts = {}): LedgerRow {
  const startedAtUs = (NOON_MS - minutesAgo * 60_000) * 1000;
  const spanId = (spans += 1).toString(16).padStart(16, '0');
  return asSeen(aReading({ startedAtUs, endedAtUs: startedAtUs + 1_234_567, spanId, ...facts }), flatPriceBook);
}

async function recent(input: object = {}, key?: string) {
  const { body } = await api.ask(RECENT, { input }, key);
  expect(body.errors).toBeUndefined();
  return body.data?.recentCalls as
    | { readonly nodes: readonly { readonly id: string }[]; readonly pageInfo: { readonly endCursor: string } }
    | undefined;
}

async function call(id: string | undefined, key?: string) {
  const { body } = await api.ask(CALL, { id }, key);
  expect(body.errors).toBeUndefined();
  return body.data?.call;
}

describe('recentCalls', () => {
  it('shows the calls of the last day, exact to the digit', async () => {
    api.calls.add(aCall(1), aCall(25 * 60));
    expect(await recent()).toEqual({
      __typename: 'CallConnection',
      from: '2026-03-19T12:00:00.000Z',
      to: '2026-03-20T12:15:00.000Z',
      nodes: [
        {
          id: expect.stringMatching(/^[0-9a-z]+-[0-9a-f]{32}$/),
          startedAt: '2026-03-20T11:59:00.000Z',
          durationMs: '1234',
          provider: 'openai',
          requestModel: 'gpt-4o',
          responseModel: 'gpt-4o',
          operation: 'chat',
          team: 'search',
          user: null,
          tokens: { input: '100', cacheRead: '64', output: '20', total: '120' },
          // 36 × 2.50 + 64 × 1.25 + 20 × 10.00 = 370 dollars per million
          cost: { currency: 'USD', amount: '0.00037' },
          rating: 'PRICED',
          ratingReason: null,
          unallocatedReason: null,
          errorType: null,
          purpose: 'productive',
          purposeReason: 'answered',
          conditions: [],
        },
      ],
      pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
      freshness: { asOf: '2026-03-20T12:00:00.000Z', pendingBuckets: 0 },
    });
  });

  it('shows what is not known as not known, never as nothing', async () => {
    api.calls.add(
      aCall(1, {
        provider: undefined,
        responseModel: 'unknown-model',
        owner: { values: {}, evidence: {}, unallocatedReason: 'no-metadata' },
      }),
      aCall(2, { errorType: 'timeout', usage: aUsage({ quantities: {}, status: 'none' }) }),
    );
    expect(await recent()).toMatchObject({
      nodes: [
        {
          cost: null,
          rating: 'UNPRICED',
          ratingReason: 'no-model',
          provider: null,
          team: null,
          unallocatedReason: 'no-metadata',
          conditions: ['UNPRICED', 'UNALLOCATED'],
        },
        { cost: null, rating: 'NO_USAGE', ratingReason: null, purpose: 'waste', conditions: ['FAILED'] },
      ],
    });
  });

  it('goes from page to page by its cursor', async () => {
    const calls = [1, 2, 3].map((ago) => aCall(ago));
    api.calls.add(...calls);
    const first = await recent({ first: 2 });
    expect(first).toMatchObject({ nodes: [{}, {}], pageInfo: { hasNextPage: true } });
    api.calls.add(aCall(0.5));
    const second = await recent({ first: 2, after: first?.pageInfo.endCursor });
    expect(second?.nodes.map(({ id }) => id.split('-')[1])).toEqual([calls[2]?.reading.callId]);
    expect(await recent({ from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' })).toMatchObject({
      nodes: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    });
  });

  it('asks the ledger what the client asked', async () => {
    await recent({
      from: '2026-03-01T00:00:07+01:00',
      to: '2026-03-10T00:00:00Z',
      filter: { team: ['search', null], user: null },
      only: ['FAILED', 'POSSIBLE_DUPLICATE'],
      search: ' chatcmpl-1 ',
      minCost: '0.05',
      order: 'COSTLIEST',
      first: 10,
      after: null,
    });
    expect(api.calls.asked).toEqual([
      {
        tenant: acme,
        request: {
          from: new Date('2026-02-28T23:00:07Z'),
          to: new Date('2026-03-10T00:00:00Z'),
          filter: { team: ['search', null] },
          only: ['failed', 'possibleDuplicate'],
          search: { text: 'chatcmpl-1', id: undefined },
          minCost: parseDecimal18('0.05'),
          order: 'costliest',
          first: 10,
          after: undefined,
        },
      },
    ]);
  });

  it('counts the observers of a page with one question, and only where a client wants to know', async () => {
    api.calls.add(...Array.from({ length: 20 }, (_, index) => aCall(index)));
    await recent();
    expect(api.calls.countedReadings).toBe(0);
    const { body } = await api.ask('{ recentCalls(input: {}) { ... on CallConnection { nodes { observers } } } }');
    expect(body.errors).toBeUndefined();
    expect(body.data?.recentCalls).toEqual({ nodes: Array.from({ length: 20 }, () => ({ observers: 1 })) });
    expect(api.calls.countedReadings).toBe(1);
  });

  it('answers a wrong input with everything that is wrong with it, and asks no ledger', async () => {
    expect(await recent({ first: 500, after: 'bm90IGEgY3Vyc29y', search: '', minCost: '-1' })).toMatchObject({
      __typename: 'InvalidCallsInput',
      issues: [{ field: 'search' }, { field: 'minCost' }, { field: 'first' }, { field: 'after' }],
    });
    expect(api.calls.asked).toEqual([]);
  });

  it('says that the ledger is away, and never shows that as no calls', async () => {
    api.calls.failWith(
      new TokenLedgerError('ClickHouse is out of reach', { code: 'CLICKHOUSE_UNAVAILABLE', retriable: true }),
    );
    const { body } = await api.ask(RECENT, { input: {} });
    expect(body.data).toBeNull();
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'UNAVAILABLE', retriable: true });
  });
});

describe('call', () => {
  const owner = (
    dimension: string,
    value: string,
    evidence: string | null,
    evidenceLevel: string | null,
    evidenceAttribute: string | null,
  ) => ({ dimension, value, evidence, evidenceLevel, evidenceAttribute });

  it('is a receipt: what was used, at which price, whose it was and who saw it', async () => {
    const seen = { responseId: 'msg_1', serviceTier: 'standard' } as const;
    const rows = [
      aCall(30, {
        ...seen,
        traceId: '1'.repeat(32),
        owner: {
          values: { team: 'search', service: 'web', user: 'ada', conversation: 'c1' },
          evidence: { team: 'span:team.id', service: 'resource:service.name', user: 'key:default' },
          unallocatedReason: undefined,
        },
      }),
      aCall(30, {
        ...seen,
        traceId: '2'.repeat(32),
        observer: 'vendor',
        scope: 'gateway',
        reportedCost: { amount: parseDecimal18('0.0004'), currency: 'EUR' },
        usage: aUsage({ extraUnits: { seconds: '12.5' }, notes: ['cache-write-lifetime-assumed-5m'] }),
        owner: { values: {}, evidence: {}, unallocatedReason: 'no-metadata' },
      }),
    ];
    const planned = planBookings({ rows, book: flatPriceBook, rules: NO_OWNER_RULES, closed: [], version: 2n });
    api.calls.add(...planned);
    const id = (await recent())?.nodes[0]?.id;
    expect(await call(id)).toEqual({
      id,
      observers: 2,
      traceId: '2'.repeat(32),
      spanId: rows[1]?.reading.spanId,
      conversation: 'c1',
      responseId: 'msg_1',
      providerRequestId: null,
      serviceTier: 'standard',
      finishReason: 'stop',
      serverAddress: null,
      bookingReason: 'merged-booking',
      lines: [
        // 36 × 2.50, 64 × 1.25 and 20 × 10.00 dollars a million
        line('INPUT', '36', '0.0000025', '2.5', '0.00009', 'gen_ai.usage.input_tokens'),
        line('CACHE_READ', '64', '0.00000125', '1.25', '0.00008', 'gen_ai.usage.cache_read.input_tokens'),
        line('OUTPUT', '20', '0.00001', '10', '0.0002', 'gen_ai.usage.output_tokens'),
      ],
      perCall: null,
      noLinePricesReason: null,
      listCost: { amount: '0.00037' },
      contractedCost: { amount: '0.00037' },
      effectiveCost: { amount: '0.00037' },
      price: { id: 'listed/openai/gpt-4o/..', book: 'test-book', source: 'listed', validFrom: null, validTo: null },
      usage: {
        status: 'complete',
        rule: 'convention-default',
        confidence: 'assumed',
        notes: ['cache-write-lifetime-assumed-5m'],
        basis: 'inclusive',
        reasoning: 'inside',
        // 36 uncached + 64 cached were reported as one input.
        received: [
          { count: 'input', attribute: 'gen_ai.usage.input_tokens', tokens: '100' },
          { count: 'output', attribute: 'gen_ai.usage.output_tokens', tokens: '20' },
          { count: 'cacheRead', attribute: 'gen_ai.usage.cache_read.input_tokens', tokens: '64' },
        ],
      },
      mayRepeat: [],
      owner: [
        owner('TEAM', 'search', 'span attribute team.id', 'span', 'team.id'),
        owner('SERVICE', 'web', 'resource attribute service.name', 'resource', 'service.name'),
        owner('USER', 'ada', 'default of the ingestion key', 'key', null),
        owner('CONVERSATION', 'c1', null, null, null),
      ],
      reportedCost: { currency: 'EUR', amount: '0.0004' },
      extraUnits: [{ name: 'seconds', value: '12.5' }],
      readings: rows
        .map(({ reading }) => ({
          id: reading.readingId,
          booked: false,
          reason: 'seen-by-several',
          observer: reading.observer,
          dialect: 'otel-genai',
          scope: reading.scope,
          signal: 'span',
          traceId: reading.traceId,
          tokens: { total: '120' },
          usageStatus: 'complete',
          startedAt: '2026-03-20T11:30:00.000Z',
          arrivedAt: '2026-03-20T11:30:01.234Z',
          keyId: 'key-1',
        }))
        .sort((left, right) => (left.id < right.id ? -1 : 1)),
    });
  });

  it('keeps the cost and shows no line prices where the price book changed since', async () => {
    await api.app.close();
    api = await startApi({ priceBook: () => new InMemoryPriceBook([{ perMillion: { input: '9' } }], 'newer') });
    api.calls.add(aCall(1));
    expect(await call((await recent())?.nodes[0]?.id)).toMatchObject({
      lines: [{ unitPrice: null, pricePerMillion: null, amount: null }, {}, {}],
      noLinePricesReason: 'price-book-changed',
      effectiveCost: { amount: '0.00037' },
      price: { id: 'listed/openai/gpt-4o/..', book: 'test-book', source: null },
    });
  });

  it('is null for a call that is not there, is of another tenant, or cannot be one', async () => {
    api.calls.add(aCall(1));
    const id = (await recent())?.nodes[0]?.id ?? '';
    expect(await call(id)).not.toBeNull();
    expect(await call(id, 'tlr_globex')).toBeNull();
    expect(await call(id.replace(/.$/, (last) => (last === '0' ? '1' : '0')))).toBeNull();
    for (const odd of ['', 'x', "'; DROP TABLE usage_events; --", `${id}${'0'.repeat(10_000)}`]) {
      expect(await call(odd)).toBeNull();
    }
  });
});

function line(
  meter: string,
  tokens: string,
  unitPrice: string,
  pricePerMillion: string,
  amount: string,
  evidence: string,
) {
  return { meter, tokens, unitPrice, pricePerMillion, amount: { currency: 'USD', amount }, evidence };
}

describe('dimensionValues', () => {
  const VALUES = /* GraphQL */ `
    query Values($input: DimensionValuesInput!) {
      dimensionValues(input: $input) {
        __typename
        ... on InvalidDimensionValuesInput {
          issues {
            field
          }
        }
        ... on DimensionValues {
          values {
            value
            calls
            cost {
              currency
              amount
            }
          }
          truncated
        }
      }
    }
  `;

  async function valuesOf(input: object, key?: string) {
    const { body } = await api.ask(VALUES, { input }, key);
    expect(body.errors).toBeUndefined();
    return body.data?.dimensionValues;
  }

  it("gives values of thirty of the organisation's days, the dearest first", async () => {
    const owner = (values: object) => ({ owner: { values, evidence: {}, unallocatedReason: undefined } });
    api.dimensionValues.add(aCall(1, owner({ team: '<b>Search</b>' })), aCall(2, owner({ project: 'atlas' })));
    expect(await valuesOf({ dimension: 'TEAM' })).toEqual({
      __typename: 'DimensionValues',
      values: [
        { value: null, calls: '1', cost: [{ currency: 'USD', amount: '0.00037' }] },
        { value: '<b>Search</b>', calls: '1', cost: [{ currency: 'USD', amount: '0.00037' }] },
      ],
      truncated: false,
    });
    expect(await valuesOf({ dimension: 'TEAM', search: '<B>', limit: 1 })).toMatchObject({
      values: [{ value: '<b>Search</b>' }],
    });
    expect(await valuesOf({ dimension: 'TEAM' }, 'tlr_globex')).toMatchObject({ values: [] });
    // Midnights in Kolkata.
    expect(api.dimensionValues.asked[0]?.request).toMatchObject({
      from: new Date('2026-02-18T18:30:00Z'),
      to: new Date('2026-03-20T18:30:00Z'),
    });
  });

  it('answers a wrong input with everything that is wrong with it', async () => {
    expect(await valuesOf({ dimension: 'USER', search: '', limit: 0, filter: { team: [] } })).toEqual({
      __typename: 'InvalidDimensionValuesInput',
      issues: [{ field: 'search' }, { field: 'filter.team' }, { field: 'limit' }],
    });
    expect(api.dimensionValues.asked).toEqual([]);
  });
});
