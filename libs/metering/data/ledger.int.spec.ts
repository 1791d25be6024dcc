import { CompiledRules } from '@tokenledger/attribution/domain';
import { aRule } from '@tokenledger/attribution/testing';
import type { SpendRequest } from '@tokenledger/metering/domain';
import { aReading, asSeen, aUsage, flatPriceBook, type ReadingFacts } from '@tokenledger/metering/testing';
import { tenantId } from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import { describeWithEngines, withClickHouse } from '@tokenledger/shared/testing';

import { decodeLedgerRow, LEDGER_ROW_SELECT, type StoredLedgerRow } from './ledger/decode-ledger-row';
import { AskedLedger } from './testing/asked-ledger';
import { ALL_ARE_BUSY, createLedgerTables, NONE_IS_BUSY } from './testing/ledger-on-click-house';

const NOON_US = Date.UTC(2026, 2, 10, 12, 0, 0) * 1000;
const MINUTE_US = 60_000_000;

describeWithEngines(
  'the ledger on ClickHouse',
  () => {
    describe('with every bucket recomputed from its calls', () => itKeepsTheLedger(NONE_IS_BUSY));
    describe('with every bucket added up from its slices', () => itKeepsTheLedger(ALL_ARE_BUSY));
  },
  ['clickhouse'],
);

/** @param busyRows rows from which a bucket is added up from its slices */
function itKeepsTheLedger(busyRows: number): void {
  const opened = withClickHouse(async (clickhouse) => {
    await createLedgerTables(clickhouse);
  });
  let clickhouse: ClickHouse;
  let ledger: AskedLedger;

  beforeEach(async () => {
    clickhouse = opened();
    ledger = new AskedLedger(clickhouse, busyRows);
    await ledger.empty();
  });

  it('gives back every fact of a row exactly', async () => {
    const row = asSeen(
      aReading({
        responseId: 'chatcmpl-ünïcode',
        workspace: 'wrkspc_1',
        apiKey: 'batch key',
        usage: aUsage({
          quantities: {
            input: 999_999_999_999,
            cacheRead: 1,
            cacheWrite5m: 2,
            cacheWrite1h: 3,
            output: 4,
            reasoning: 5,
          },
          notes: ['cache-write-lifetime-assumed-5m'],
          extraUnits: { seconds: '12.5' },
          basis: 'exclusive',
          reasoning: 'outside',
          evidence: { input: 'langfuse.observation.usage_details > input + its other buckets', output: 'out=put' },
        }),
        owner: {
          values: { team: 'search', user: 'a@example.com' },
          evidence: { team: 'resource:team' },
          unallocatedReason: undefined,
        },
      }),
      flatPriceBook,
    );
    await ledger.append([row]);
    const [stored] = await clickhouse.query<StoredLedgerRow>({
      text: `SELECT ${LEDGER_ROW_SELECT} FROM usage_events`,
    });
    expect(stored && decodeLedgerRow(stored)).toEqual(row);
  });

  it('gives back what a rule decided, and what it could be asked again with', async () => {
    const result = {
      owner: { team: '{service}', costCenter: 'CC-1' },
      purpose: 'overhead',
      labels: { zone: 'eü' },
    } as const;
    const rules = new CompiledRules({ revision: 12, rules: [aRule({ result })] }, 'UTC');
    const owner = {
      values: { service: 'shop' },
      evidence: { service: 'scope:service.name' },
      unallocatedReason: 'no-metadata',
    };
    const rows = [
      { ruleFacts: { 'acme.unit': null, tag: 'a"b', tags: ['prod', 'sea'], map: [] } },
      { ruleFacts: {} },
      {},
    ].map((facts, index) =>
      asSeen(aReading({ owner, responseId: `resp_${index}`, ...facts }), flatPriceBook, { rulesOf: () => rules }),
    );
    expect(rows[0]?.reading.owner.values).toEqual({ service: 'shop', team: 'shop', costCenter: 'CC-1' });
    await ledger.append(rows);
    const stored = await clickhouse.query<StoredLedgerRow>({
      text: `SELECT ${LEDGER_ROW_SELECT} FROM usage_events ORDER BY response_id`,
    });
    expect(stored.map(decodeLedgerRow)).toEqual(rows);
    await ledger.roll();
    const totals = await clickhouse.query({
      text: 'SELECT team, sum(calls) AS calls FROM usage_daily FINAL GROUP BY team',
    });
    expect(totals).toEqual([{ team: 'shop', calls: '3' }]);
  });

  it('counts a call once however often it is delivered', async () => {
    const row = asSeen(aReading(), flatPriceBook);
    await ledger.append([row, row]);
    await ledger.append([row]);
    await ledger.roll();
    // 36 × 2.50 + 64 × 1.25 + 20 × 10.00 = 370 dollars per million
    expect(await ledger.totals()).toEqual({ calls: 1n, input: 100n, output: 20n, cost: 'USD 0.00037' });
  });

  it('books a call of two observers once, across neighbouring buckets, whichever comes first', async () => {
    const sdk = {
      observer: 'provider-sdk',
      responseId: 'msg_1',
      traceId: '1'.repeat(32),
      startedAtUs: NOON_US,
    } as const;
    const application = {
      observer: 'application',
      responseId: 'msg_1',
      traceId: '2'.repeat(32),
      startedAtUs: NOON_US - 3_000_000,
    } as const;
    for (const [first, second] of [
      [sdk, application],
      [application, sdk],
    ] as const) {
      await ledger.empty();
      ledger = new AskedLedger(clickhouse, busyRows);
      await ledger.arrive(first);
      await ledger.roll();
      await ledger.arrive(second);
      await ledger.roll();
      expect(await ledger.totals()).toMatchObject({ calls: 1n, input: 100n });
      await ledger.arrive(first, second);
      await ledger.roll();
      expect(await ledger.totals()).toMatchObject({ calls: 1n, input: 100n });
    }
  });

  it('leaves one booking where a more trusted reading moves it to another slice, and to another bucket', async () => {
    const seen = { responseId: 'msg_1', startedAtUs: NOON_US + 1_000_000 } as const;
    await ledger.arrive(
      { ...seen, traceId: '1'.repeat(32), observer: 'application' },
      { ...seen, traceId: '2'.repeat(32), observer: 'application-imprecise' },
    );
    await ledger.roll();
    for (const [observer, startedAtUs] of [
      ['gateway', NOON_US + 12_000_000],
      ['vendor', NOON_US - 3_000_000],
    ] as const) {
      await ledger.arrive({ ...seen, traceId: '3'.repeat(32), observer, startedAtUs });
      await ledger.roll();
      expect(await ledger.totals()).toMatchObject({ calls: 1n, input: 100n });
      expect(await ledger.bookedRows()).toBe(1);
    }
  });

  it('follows readings of one call from bucket to neighbouring bucket, in whichever order they come', async () => {
    const chain = [0, 1, 2, 3].map((quarter) => ({
      responseId: 'msg_1',
      traceId: String(quarter).repeat(32),
      startedAtUs: NOON_US + quarter * 15 * MINUTE_US,
    }));
    for (const order of [
      [0, 1, 2, 3],
      [3, 0, 2, 1],
      [0, 3, 1, 2],
    ]) {
      await ledger.empty();
      ledger = new AskedLedger(clickhouse, busyRows);
      for (const place of order) {
        await ledger.arrive(chain[place] ?? {});
        await ledger.roll();
      }
      expect(await ledger.totals()).toMatchObject({ calls: 1n, input: 100n });
    }
  });

  it('explains an agent anew when one of its calls is seen again in another trace', async () => {
    const agent = {
      role: 'container',
      operation: 'invoke_agent',
      spanId: 'a'.repeat(16),
      endedAtUs: NOON_US + MINUTE_US,
      usage: aUsage({ quantities: { input: 36, cacheRead: 64, output: 21 } }),
    } as const;
    const call = { spanId: 'b'.repeat(16), parentSpanId: 'a'.repeat(16), responseId: 'msg_1' } as const;
    await ledger.arrive(agent, { ...call, observer: 'application' });
    await ledger.roll();
    // the call has 20 of the agent's 21 output tokens; the rest is booked for the agent
    expect(await ledger.totals()).toMatchObject({ calls: 2n, output: 21n });
    await ledger.arrive({
      responseId: 'msg_1',
      traceId: '9'.repeat(32),
      observer: 'vendor',
      usage: aUsage({ quantities: { input: 36, cacheRead: 64, output: 21 } }),
    });
    await ledger.roll();
    expect(await ledger.totals()).toMatchObject({ calls: 1n, input: 100n, output: 21n });
  });

  it('adds up slices anew after their bucket was recomputed from its calls', async () => {
    const call = (spanId: string, seconds: number): ReadingFacts => ({
      spanId: spanId.repeat(16),
      startedAtUs: NOON_US + seconds * 1_000_000,
    });
    await ledger.arrive(call('1', 1), call('2', 11));
    await ledger.roll();
    await ledger.arrive(call('3', 1));
    await ledger.rollFromCalls();
    expect(await ledger.totals()).toMatchObject({ calls: 3n });
    await ledger.arrive(call('4', 11));
    await ledger.roll();
    expect(await ledger.totals()).toMatchObject({ calls: 4n, input: 400n });
  });

  it('keeps the decision when a reading is delivered again, before anything is rolled', async () => {
    await ledger.arrive(
      { responseId: 'msg_1', traceId: '1'.repeat(32) },
      { responseId: 'msg_1', traceId: '2'.repeat(32) },
    );
    await ledger.roll();
    await ledger.arrive({ responseId: 'msg_1', traceId: '1'.repeat(32) });
    const booked = await clickhouse.query<{ n: string }>({
      text: 'SELECT count() AS n FROM usage_events FINAL WHERE booked',
    });
    expect(booked[0]?.n).toBe('1');
  });

  it('explains an agent by calls that arrive hours later', async () => {
    const agent = {
      role: 'container',
      operation: 'invoke_agent',
      spanId: 'a'.repeat(16),
      endedAtUs: NOON_US + 120 * MINUTE_US,
      usage: aUsage({ quantities: { input: 200, output: 40 } }),
    } as const;
    await ledger.arrive(agent);
    await ledger.roll();
    expect(await ledger.totals()).toMatchObject({ calls: 1n, input: 200n, output: 40n });
    await ledger.arrive(
      { spanId: 'b'.repeat(16), parentSpanId: 'a'.repeat(16), startedAtUs: NOON_US + MINUTE_US },
      {
        spanId: 'c'.repeat(16),
        parentSpanId: 'a'.repeat(16),
        startedAtUs: NOON_US + 100 * MINUTE_US,
        endedAtUs: NOON_US + 101 * MINUTE_US,
      },
    );
    await ledger.roll();
    expect(await ledger.totals()).toMatchObject({ calls: 2n, input: 200n, output: 40n });
  });

  it('decides a call tied to another by a request id with it, also where an agent is in its trace', async () => {
    const tied = { providerRequestId: 'req_1' } as const;
    await ledger.arrive(
      { ...tied, responseId: 'msg_1', traceId: '1'.repeat(32), spanId: '1'.repeat(16) },
      { ...tied, traceId: '2'.repeat(32), spanId: '2'.repeat(16), observer: 'application' },
      { role: 'container', operation: 'invoke_agent', traceId: '2'.repeat(32), spanId: '3'.repeat(16) },
    );
    for (let pass = 0; pass < 3; pass += 1) {
      await ledger.roll();
      expect(await ledger.totals()).toMatchObject({ calls: 1n, input: 100n });
    }
  });

  it('books a span and the event of its call once, where only one of them has an id', async () => {
    await ledger.arrive({});
    await ledger.roll();
    await ledger.arrive({ signal: 'log', responseId: 'resp_1' });
    await ledger.roll();
    expect(await ledger.totals()).toMatchObject({ calls: 1n, input: 100n });
  });

  it("books a framework's chat span around the chat span it makes once, whichever comes first", async () => {
    const outer = { spanId: 'a'.repeat(16), endedAtUs: NOON_US + 3_000_000 } as const;
    const inner = { spanId: 'b'.repeat(16), parentSpanId: 'a'.repeat(16), responseId: 'resp_1' } as const;
    for (const [first, second] of [
      [outer, inner],
      [inner, outer],
    ]) {
      await ledger.empty();
      ledger = new AskedLedger(clickhouse, busyRows);
      await ledger.arrive(first ?? {});
      await ledger.roll();
      await ledger.arrive(second ?? {});
      await ledger.roll();
      expect(await ledger.totals()).toMatchObject({ calls: 1n, input: 100n });
    }
  });

  it('books a call of two instrumentations side by side, or one below the other, once, whichever comes first', async () => {
    const beside = { traceId: 'b'.repeat(32), parentSpanId: 'c'.repeat(16) } as const;
    const named = { ...beside, spanId: 'd'.repeat(16), responseId: 'msg_1', scope: 'com.anthropic.sdk' } as const;
    const unnamed = { ...beside, spanId: 'e'.repeat(16), scope: 'openinference.instrumentation.anthropic' } as const;
    const below = { ...unnamed, parentSpanId: named.spanId } as const;
    for (const [first, second] of [
      [named, unnamed],
      [unnamed, named],
      [named, below],
      [below, named],
    ] as const) {
      await ledger.empty();
      ledger = new AskedLedger(clickhouse, busyRows);
      await ledger.arrive(first);
      await ledger.roll();
      await ledger.arrive(second);
      await ledger.roll();
      expect(await ledger.totals()).toMatchObject({ calls: 1n, input: 100n });
    }
  });

  it('charges a call that stands without an id in another trace, or further inside its own, once, in any order', async () => {
    const owner = { values: { service: 'shop' }, evidence: {}, unallocatedReason: undefined };
    const named = { responseId: 'msg_1', scope: 'com.anthropic.sdk', traceId: 'b'.repeat(32), owner } as const;
    const other = { scope: 'openinference.instrumentation.anthropic', spanId: 'e'.repeat(16), owner } as const;
    // One slice earlier, half a second before.
    const apart = { ...other, traceId: 'c'.repeat(32), startedAtUs: NOON_US - 500_000, endedAtUs: NOON_US } as const;
    const further = { ...other, traceId: named.traceId, parentSpanId: 'f'.repeat(16) } as const;
    for (const [first, second] of [
      [named, apart],
      [apart, named],
      [further, named],
    ] as const) {
      await ledger.empty();
      ledger = new AskedLedger(clickhouse, busyRows);
      await ledger.arrive(first);
      await ledger.roll();
      await ledger.arrive(second);
      await ledger.roll();
      expect(await ledger.totals()).toMatchObject({ calls: 1n, input: 100n });
    }
  });

  it('counts a span that is the sum of calls further inside no more once they are there', async () => {
    const traceId = 'b'.repeat(32);
    const sum = { traceId, spanId: 'a'.repeat(16), usage: aUsage({ quantities: { input: 200, output: 40 } }) } as const;
    const calls = ['c', 'd'].map((id) => ({ traceId, spanId: id.repeat(16), parentSpanId: 'f'.repeat(16) }) as const);
    await ledger.arrive(sum);
    await ledger.roll();
    await ledger.arrive(...calls);
    await ledger.roll();
    expect(await ledger.totals()).toMatchObject({ calls: 2n, input: 200n, output: 40n });
  });

  it('rolls on past a container whose end lies in another century', async () => {
    await ledger.arrive({ role: 'container', operation: 'invoke_agent', endedAtUs: Date.UTC(2250, 0, 1) * 1000 });
    await ledger.roll();
    expect(await ledger.totals()).toMatchObject({ calls: 1n });
  });

  it('shows no group of readings of which none counts', async () => {
    const unnamed = { values: {}, evidence: {}, unallocatedReason: 'no-metadata' };
    await ledger.arrive(
      { responseId: 'msg_1', traceId: '1'.repeat(32), observer: 'provider-sdk', owner: unnamed },
      {
        responseId: 'msg_1',
        traceId: '2'.repeat(32),
        owner: { values: { user: 'ada' }, evidence: {}, unallocatedReason: undefined },
      },
    );
    await ledger.roll();
    const report = await ledger.spend({ groupBy: ['user'], granularity: 'total' });
    expect(report.rows.map((row) => row.group[0])).toEqual(['ada']);
  });

  it('answers the same from days, quarter hours and calls', async () => {
    await ledger.arrive(
      ...Array.from({ length: 200 }, (_, index) => ({
        spanId: index.toString(16).padStart(16, '0'),
        startedAtUs: NOON_US + index * 37 * MINUTE_US,
        endedAtUs: NOON_US + index * 37 * MINUTE_US + 1,
        responseModel: index % 5 === 0 ? 'unknown-model' : 'gpt-4o',
        owner:
          index % 7 === 0
            ? { values: {}, evidence: {}, unallocatedReason: 'no-metadata' }
            : {
                values: { team: `team-${index % 3}`, user: `u${index % 4}` },
                evidence: {},
                unallocatedReason: undefined,
              },
      })),
    );
    await ledger.roll();
    const days = await ledger.spend({ groupBy: ['team'], granularity: 'total' });
    const quarters = await ledger.spend({ groupBy: ['team'], granularity: 'hour' });
    const events = await ledger.spend({
      groupBy: ['team'],
      granularity: 'total',
      filter: { user: [null, 'u0', 'u1', 'u2', 'u3'] },
    });
    // every fifth call has a model without a price: 40 of 200; every seventh no team: 29 of 200
    expect(days.totals).toMatchObject({
      calls: 200n,
      unpriced: { calls: 40n, tokens: 4800n },
      unallocated: { calls: 29n },
    });
    expect(quarters.totals).toEqual(days.totals);
    expect(events.totals).toEqual(days.totals);
    expect(events.rows).toEqual(days.rows);
    expect(days.rows.map((row) => row.group[0]).sort()).toEqual([null, 'team-0', 'team-1', 'team-2'].sort());
  });

  it('cuts days and hours in the zone that is asked for', async () => {
    // 20:15 UTC is 01:45 of the next day in Kolkata
    await ledger.arrive({
      startedAtUs: Date.UTC(2026, 2, 10, 20, 15) * 1000,
      endedAtUs: Date.UTC(2026, 2, 10, 20, 15) * 1000,
    });
    await ledger.roll();
    const starts = async (granularity: SpendRequest['granularity']): Promise<string | undefined> =>
      (await ledger.spend({ granularity, timeZone: 'Asia/Kolkata' })).rows[0]?.periodStart?.toISOString();
    expect(await starts('hour')).toBe('2026-03-10T19:30:00.000Z');
    expect(await starts('day')).toBe('2026-03-10T18:30:00.000Z');
    expect(await starts('week')).toBe('2026-03-08T18:30:00.000Z');
    expect(await starts('month')).toBe('2026-02-28T18:30:00.000Z');
  });

  it('shows groups that vanished nowhere: a bucket is swapped as a whole', async () => {
    await ledger.arrive({
      responseId: 'msg_1',
      traceId: '1'.repeat(32),
      observer: 'gateway',
      owner: { values: { team: 'gateway-team' }, evidence: {}, unallocatedReason: undefined },
    });
    await ledger.roll();
    await ledger.arrive({ responseId: 'msg_1', traceId: '2'.repeat(32), observer: 'application' });
    await ledger.roll();
    const report = await ledger.spend({ groupBy: ['team'], granularity: 'day' });
    expect(report.rows.map((row) => row.group[0])).toEqual(['search']);
  });

  it('shows one tenant nothing of another', async () => {
    await ledger.arrive({ tenant: tenantId('globex') });
    await ledger.roll();
    const report = await ledger.spend({ groupBy: ['team'] });
    expect(report.rows).toEqual([]);
    expect(report.totals.calls).toBe(0n);
    expect(report.freshness.newestCallAt).toBeUndefined();
  });

  it('says how many buckets of the range are not in the figures yet', async () => {
    await ledger.arrive({});
    expect((await ledger.spend({})).freshness.pendingBuckets).toBe(1);
    await ledger.roll();
    expect((await ledger.spend({})).freshness).toMatchObject({
      pendingBuckets: 0,
      newestCallAt: new Date(NOON_US / 1000),
    });
  });

  it('cuts rows at the limit, says so, and still totals everything', async () => {
    await ledger.arrive(
      ...['a', 'b', 'c'].map((team) => ({
        spanId: team.repeat(16),
        owner: { values: { team }, evidence: {}, unallocatedReason: undefined },
      })),
    );
    await ledger.roll();
    const report = await ledger.spend({ groupBy: ['team'], granularity: 'total', limit: 2 });
    expect(report).toMatchObject({ truncated: true, totals: { calls: 3n } });
    expect(report.rows).toHaveLength(2);
  });
}
