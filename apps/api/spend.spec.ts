import { wholeLedger } from '@tokenledger/organization/domain';
import { aSpendReport, aSpendRow, NO_FIGURES } from '@tokenledger/metering/testing';
import { type Decimal18, parseDecimal18 } from '@tokenledger/shared/money';

import { acme, type ApiUnderTest, globex, startApi } from './testing/api-under-test';

const QUERY = /* GraphQL */ `
  query Spend($input: SpendInput!) {
    spend(input: $input) {
      __typename
      ... on InvalidSpendInput {
        issues {
          field
          message
        }
      }
      ... on SpendReport {
        from
        to
        timeZone
        granularity
        groupBy
        truncated
        rows {
          periodStart
          periodEnd
          partial
          group {
            dimension
            value
          }
          rest
          previous {
            calls
          }
          calls
          tokens {
            input
            uncachedInput
            cacheRead
            cacheWrite
            output
            reasoning
            total
          }
          cost {
            currency
            amount
          }
          coverage {
            unpriced {
              calls
              tokens
            }
            pricedCallShare
          }
        }
        totals {
          calls
          cost {
            currency
            amount
          }
          coverage {
            unpriced {
              calls
              tokens
            }
            unallocated {
              calls
              tokens
              cost {
                currency
                amount
              }
            }
            incomplete {
              calls
            }
            pricedCallShare
            pricedTokenShare
            allocatedCallShare
            completeCallShare
          }
          cacheReadShare
          costPerMillionTokens {
            currency
            amount
          }
        }
        groupCount
        comparison {
          from
          to
          totals {
            calls
          }
          rows {
            periodStart
            periodEnd
            partial
            rest
            calls
          }
          truncated
          freshness {
            pendingBuckets
            asOf
          }
        }
        possibleDuplicates {
          calls
          tokens
        }
        freshness {
          newestCallAt
          newestArrivalAt
          pendingBuckets
          asOf
        }
      }
    }
  }
`;

const march = { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z' };

let api: ApiUnderTest;

beforeEach(async () => {
  api = await startApi();
});

afterEach(() => api.app.close());

async function spendOf(input: object, key?: string) {
  const { body } = await api.ask(QUERY, { input: { ...march, ...input } }, key);
  expect(body.errors).toBeUndefined();
  return body.data?.spend;
}

describe('spend', () => {
  it('asks the ledger what the client asked', async () => {
    await spendOf({
      from: '2026-03-01T00:00:00+01:00',
      timeZone: 'Europe/Berlin',
      granularity: 'DAY',
      groupBy: ['COST_CENTER', 'INGESTION_KEY', 'MODEL'],
      filter: { team: ['search', null], costCenter: ['4711'], user: null, not: { model: ['m'], agent: null } },
      limit: 50,
      orderBy: 'CHANGE',
      top: 5,
      compareWith: { from: '2026-02-01T00:00:00Z', to: '2026-03-01T00:00:00Z' },
    });
    expect(api.spend.asked).toEqual([
      {
        tenant: acme,
        scope: wholeLedger(acme),
        request: {
          from: new Date('2026-02-28T23:00:00Z'),
          to: new Date('2026-04-01T00:00:00Z'),
          timeZone: 'Europe/Berlin',
          granularity: 'day',
          groupBy: ['costCenter', 'ingestionKey', 'model'],
          filter: { team: ['search', null], costCenter: ['4711'], not: { model: ['m'] } },
          limit: 50,
          orderBy: 'change',
          top: 5,
          compareWith: { from: new Date('2026-02-01T00:00:00Z'), to: new Date('2026-03-01T00:00:00Z') },
        },
      },
    ]);
  });

  it("takes the organisation's time zone, one period, no groups and 1,000 rows unless told otherwise", async () => {
    expect(await spendOf({})).toMatchObject({ timeZone: 'Asia/Kolkata', granularity: 'TOTAL', groupBy: [] });
    expect(api.spend.asked[0]?.request).toMatchObject({
      timeZone: 'Asia/Kolkata',
      granularity: 'total',
      groupBy: [],
      filter: {},
      limit: 1000,
      orderBy: 'cost',
    });
    expect(Object.keys(api.spend.asked[0]?.request ?? {})).not.toContain('top');
    expect(await spendOf({ top: null, compareWith: null })).toMatchObject({ comparison: null, groupCount: '1' });
  });

  it('compares with another range, whose periods are whole or not by themselves', async () => {
    const day = (text: string) => aSpendRow({ group: ['search'], periodStart: new Date(text), calls: 2n });
    api.spend.give(
      acme,
      aSpendReport({
        rows: [day('2026-03-20T00:00:00Z')],
        comparison: {
          totals: { ...NO_FIGURES, calls: 7n },
          rows: [{ ...day('2026-02-20T00:00:00Z'), rest: true }],
          truncated: true,
          freshness: { newestCallAt: undefined, newestArrivalAt: undefined, pendingBuckets: 3 },
        },
      }),
    );
    const spend = await spendOf({
      timeZone: 'UTC',
      granularity: 'DAY',
      groupBy: ['TEAM'],
      compareWith: { from: '2026-02-01T00:00:00Z', to: '2026-03-01T00:00:00Z' },
    });
    // It is noon of 20 March.
    expect(spend).toMatchObject({
      rows: [{ partial: true, rest: false, previous: null }],
      comparison: {
        from: '2026-02-01T00:00:00.000Z',
        to: '2026-03-01T00:00:00.000Z',
        totals: { calls: '7' },
        rows: [{ periodEnd: '2026-02-21T00:00:00.000Z', partial: false, rest: true, calls: '2' }],
        truncated: true,
        freshness: { pendingBuckets: 3, asOf: '2026-03-20T12:00:00.000Z' },
      },
    });
  });

  it('puts the compared figures beside each group of a total', async () => {
    const row = aSpendRow({ group: ['search'], calls: 2n, previous: { ...NO_FIGURES, calls: 1n } });
    api.spend.give(acme, aSpendReport({ rows: [row], groupCount: 250_000n }));
    expect(await spendOf({ groupBy: ['TEAM'] })).toMatchObject({
      rows: [{ calls: '2', rest: false, previous: { calls: '1' } }],
      groupCount: '250000',
    });
  });

  it('carries amounts and counts to the wire digit by digit', async () => {
    const amount = parseDecimal18('123456789.123456789012345678');
    const largest = (10n ** 38n - 1n) as Decimal18;
    // 2^53 + 1 is the first whole number that a JavaScript number cannot hold.
    const beyond = 2n ** 53n + 1n;
    const figures = {
      ...NO_FIGURES,
      calls: beyond,
      tokens: {
        input: beyond,
        uncachedInput: 1n,
        cacheRead: 2n ** 63n - 1n,
        cacheWrite: 0n,
        output: 10n ** 30n,
        reasoning: 3n,
        total: beyond + 10n ** 30n,
      },
      cost: [
        { currency: 'EUR', amount },
        { currency: 'JPY', amount: 1n as Decimal18 },
        { currency: 'USD', amount: largest },
      ],
    };
    const totals = { ...figures, cost: [{ currency: 'USD', amount: -amount as Decimal18 }] };
    api.spend.give(acme, aSpendReport({ rows: [aSpendRow(figures)], totals }));
    const { text, body } = await api.ask(QUERY, { input: march });
    expect(body.data?.spend).toMatchObject({
      rows: [
        {
          calls: '9007199254740993',
          tokens: {
            input: '9007199254740993',
            uncachedInput: '1',
            cacheRead: '9223372036854775807',
            cacheWrite: '0',
            output: '1000000000000000000000000000000',
            reasoning: '3',
            // 9007199254740993 + 10^30
            total: '1000000000000009007199254740993',
          },
          cost: [
            { currency: 'EUR', amount: '123456789.123456789012345678' },
            { currency: 'JPY', amount: '0.000000000000000001' },
            { currency: 'USD', amount: '99999999999999999999.999999999999999999' },
          ],
        },
      ],
      totals: { cost: [{ currency: 'USD', amount: '-123456789.123456789012345678' }] },
    });
    expect(text).toContain('"amount":"123456789.123456789012345678"');
    expect(text).toContain('"calls":"9007199254740993"');
  });

  it('says how much of the calls the cost stands for, and until when it is true', async () => {
    const totals = {
      ...NO_FIGURES,
      calls: 3_000_000n,
      unpriced: { calls: 1n, tokens: 250n },
      unallocated: { calls: 1_000_000n, tokens: 7n, cost: [{ currency: 'USD', amount: parseDecimal18('0.25') }] },
      tokens: { ...NO_FIGURES.tokens, input: 800n, cacheRead: 533n, total: 1000n },
      cost: [{ currency: 'USD', amount: parseDecimal18('1.5') }],
      pricedTokens: [{ currency: 'USD', tokens: 750n }],
      incomplete: { calls: 0n },
    };
    const freshness = {
      newestCallAt: new Date('2026-03-20T11:59:58.123Z'),
      newestArrivalAt: new Date('2026-03-20T11:59:59Z'),
      pendingBuckets: 2,
    };
    api.spend.give(acme, aSpendReport({ totals, freshness, possibleDuplicates: { calls: 4n, tokens: 40n } }));
    expect(await spendOf({})).toMatchObject({
      totals: {
        coverage: {
          unpriced: { calls: '1', tokens: '250' },
          unallocated: { calls: '1000000', tokens: '7', cost: [{ currency: 'USD', amount: '0.25' }] },
          incomplete: { calls: '0' },
          // 2,999,999 / 3,000,000 = 0.9999996…; 1 would say that nothing is missing
          pricedCallShare: '0.999999',
          // 750 / 1,000
          pricedTokenShare: '0.75',
          // 2 / 3
          allocatedCallShare: '0.666666',
          completeCallShare: '1',
        },
        // 533 / 800 = 0.66625
        cacheReadShare: '0.66625',
        // 1.5 / 750 a token
        costPerMillionTokens: [{ currency: 'USD', amount: '2000' }],
      },
      possibleDuplicates: { calls: '4', tokens: '40' },
      freshness: {
        newestCallAt: '2026-03-20T11:59:58.123Z',
        newestArrivalAt: '2026-03-20T11:59:59.000Z',
        pendingBuckets: 2,
        asOf: '2026-03-20T12:00:00.000Z',
      },
    });
  });

  it('knows no share of no calls', async () => {
    expect(await spendOf({})).toMatchObject({
      totals: {
        coverage: { pricedCallShare: null, allocatedCallShare: null, completeCallShare: null },
        cacheReadShare: null,
      },
      freshness: { newestCallAt: null, newestArrivalAt: null },
    });
  });

  it('gives each row its whole period and says where it is only a part', async () => {
    const day = (text: string) => aSpendRow({ group: ['search', null], periodStart: new Date(text) });
    // Berlin: 28 March starts at +01:00; 29 March has 23 hours; 30 March starts at +02:00.
    const rows = [day('2026-03-27T23:00:00Z'), day('2026-03-28T23:00:00Z'), day('2026-03-29T22:00:00Z')];
    await api.app.close();
    api = await startApi({ clock: { now: () => new Date('2026-04-20T00:00:00Z') } });
    api.spend.give(acme, aSpendReport({ rows }));
    const spend = await spendOf({
      from: '2026-03-28T06:00:00Z',
      to: '2026-03-30T06:00:00Z',
      timeZone: 'Europe/Berlin',
      granularity: 'DAY',
      groupBy: ['TEAM', 'USER'],
    });
    const group = [
      { dimension: 'TEAM', value: 'search' },
      { dimension: 'USER', value: null },
    ];
    expect(spend).toMatchObject({
      rows: [
        { periodStart: '2026-03-27T23:00:00.000Z', periodEnd: '2026-03-28T23:00:00.000Z', partial: true, group },
        { periodStart: '2026-03-28T23:00:00.000Z', periodEnd: '2026-03-29T22:00:00.000Z', partial: false, group },
        { periodStart: '2026-03-29T22:00:00.000Z', periodEnd: '2026-03-30T22:00:00.000Z', partial: true, group },
      ],
    });
  });

  it('shows a tenant its own spend only, whatever the payload says', async () => {
    api.spend.give(acme, aSpendReport({ totals: { ...NO_FIGURES, calls: 11n } }));
    api.spend.give(globex, aSpendReport({ totals: { ...NO_FIGURES, calls: 22n } }));
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => spendOf({}, index % 2 === 0 ? 'tlr_acme' : 'tlr_globex')),
    );
    answers.forEach((answer, index) => {
      expect(answer).toMatchObject({ totals: { calls: index % 2 === 0 ? '11' : '22' } });
    });
    const smuggled = await api.post(JSON.stringify({ query: QUERY, variables: { input: march }, tenant: 'globex' }), {
      authorization: 'Bearer tlr_acme',
      'x-tenant-id': 'globex',
    });
    expect(smuggled.body.data?.spend).toMatchObject({ totals: { calls: '11' } });
  });

  it('answers input that makes no report with everything that is wrong with it, and asks no ledger', async () => {
    const spend = await spendOf({
      from: '2026-03-02T00:07:00Z',
      to: '2026-03-01T00:00:00Z',
      timeZone: 'Mars/Olympus',
      groupBy: ['TEAM', 'TEAM'],
      filter: { model: [] },
      limit: 0,
      top: 101,
      orderBy: 'CHANGE',
    });
    expect(spend?.__typename).toBe('InvalidSpendInput');
    expect(spend?.issues?.map(({ field }) => field)).toEqual([
      'from',
      'to',
      'timeZone',
      'groupBy',
      'filter.model',
      'limit',
      'top',
      'orderBy',
    ]);
    expect(api.spend.asked).toEqual([]);
  });

  it.each([
    ['from', '2026-03-01'],
    ['from', '2026-03-01T00:00:00'],
    ['from', '2026-02-30T00:00:00Z'],
    ['from', '1772323200'],
    ['from', 1772323200],
    ['to', '2026-03-01T24:00:00Z'],
    ['to', '2026-03-01T00:00:00.0001Z'],
    ['to', null],
    ['timeZone', ''],
    ['timeZone', 5],
    ['limit', 1.5],
    ['limit', '10'],
    ['granularity', 'YEAR'],
    ['groupBy', ['COLOUR']],
    ['filter', { colour: ['red'] }],
    ['filter', { team: [7] }],
    ['tenant', 'globex'],
  ])('refuses %s = %j, which is not of its type, and names the field', async (field, value) => {
    const { status, body } = await api.ask(QUERY, { input: { ...march, [field]: value } });
    expect(status).toBe(400);
    expect(body.errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', id: 'err_1', retriable: false } });
    expect(body.errors?.[0]?.message).toContain(field);
    expect(api.spend.asked).toEqual([]);
  });

  it('says what to send where an instant names no zone', async () => {
    const { body } = await api.ask(QUERY, { input: { ...march, from: '2026-03-01 00:00' } });
    expect(body.errors?.[0]?.message).toContain('2026-03-01T00:00:00+01:00');
  });
});
