import type {
  CurrencyAmount,
  SpendFigures,
  SpendRange,
  SpendReport,
  SpendRequest,
  SpendRow,
} from '@tokenledger/metering/domain';
import { aUsage, type ReadingFacts } from '@tokenledger/metering/testing';
import {
  BY_NAME,
  isInScope,
  type LedgerScope,
  type OwnedRows,
  tenantId,
  wholeLedger,
} from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import { formatDecimal18 } from '@tokenledger/shared/money';
import { describeWithEngines, withClickHouse } from '@tokenledger/shared/testing';

import { createLedgerTables, LedgerOnClickHouse } from '../testing/ledger-on-click-house';
import { ClickHouseSpendReader } from './click-house-spend-reader';

const acme = tenantId('acme');
const DAY_MS = 86_400_000;

const march = { from: new Date('2026-03-01T00:00:00Z'), to: new Date('2026-03-31T00:00:00Z') };
const february = { from: new Date('2026-02-01T00:00:00Z'), to: new Date('2026-03-01T00:00:00Z') };

let spanCount = 0;

/** A call of some tokens: output costs 10 dollars a million. */
function aCall(at: string, team: string | undefined, output: number, facts: ReadingFacts = {}): ReadingFacts {
  const startedAtUs = Date.parse(at) * 1000;
  return {
    spanId: (spanCount += 1).toString(16).padStart(16, '0'),
    startedAtUs,
    endedAtUs: startedAtUs + 1_000_000,
    usage: aUsage({ quantities: { input: 0, output } }),
    owner: {
      values: team === undefined ? {} : { team },
      evidence: {},
      unallocatedReason: team === undefined ? 'no-metadata' : undefined,
    },
    ...facts,
  };
}

function money(cost: readonly CurrencyAmount[]): string {
  return cost.map(({ currency, amount }) => `${currency} ${formatDecimal18(amount)}`).join();
}

function inShort({ group, rest, calls, cost, previous, periodStart }: SpendRow): string {
  const name = rest ? '(rest)' : group.map((value) => value ?? '(none)').join('/');
  const day = periodStart === undefined ? '' : `${periodStart.toISOString().slice(0, 10)} `;
  const before = previous === undefined ? '' : ` was ${previous.calls} ${money(previous.cost)}`.trimEnd();
  return `${day}${name} ${calls} ${money(cost)}`.trimEnd() + before;
}

function tokensOf(calls: readonly ReadingFacts[]): bigint {
  return calls.reduce((sum, { usage }) => sum + BigInt(usage?.quantities.output ?? 0), 0n);
}

/** Every figure of some rows, added up. */
function sumOf(rows: readonly SpendFigures[]): Record<string, bigint> {
  const sums: Record<string, bigint> = {};
  const add = (name: string, value: bigint): void => {
    if (value !== 0n) sums[name] = (sums[name] ?? 0n) + value;
  };
  for (const figures of rows) {
    const { calls, tokens, cost, pricedTokens, unpriced, unallocated, incomplete, converted, unconverted } = figures;
    add('calls', calls);
    for (const [meter, count] of Object.entries(tokens)) add(`tokens.${meter}`, count as bigint);
    for (const { currency, amount } of cost) add(`cost.${currency}`, amount);
    for (const priced of pricedTokens) add(`pricedTokens.${priced.currency}`, priced.tokens);
    add('unpriced.calls', unpriced.calls);
    add('unpriced.tokens', unpriced.tokens);
    add('unallocated.calls', unallocated.calls);
    add('unallocated.tokens', unallocated.tokens);
    for (const { currency, amount } of unallocated.cost) add(`unallocated.${currency}`, amount);
    add('incomplete', incomplete.calls);
    for (const { currency, amount } of converted) add(`converted.${currency}`, amount);
    for (const { currency, calls: without } of unconverted) add(`unconverted.${currency}`, without);
  }
  return sums;
}

describeWithEngines(
  'spend on ClickHouse',
  () => {
    const opened = withClickHouse(createLedgerTables);
    let clickhouse: ClickHouse;
    let ledger: LedgerOnClickHouse;
    let reader: ClickHouseSpendReader;

    beforeEach(async () => {
      clickhouse = opened();
      ledger = new LedgerOnClickHouse(clickhouse);
      reader = new ClickHouseSpendReader(clickhouse, ledger.dirtyBuckets, ledger.calendar);
      await ledger.empty();
    });

    async function given(...calls: readonly ReadingFacts[]): Promise<void> {
      await ledger.arrive(...calls);
      await ledger.roll();
    }

    function spend(request: Partial<SpendRequest>, scope: LedgerScope = wholeLedger(acme)): Promise<SpendReport> {
      return reader.spend(scope, {
        ...march,
        timeZone: 'UTC',
        granularity: 'total',
        groupBy: ['team'],
        filter: {},
        limit: 1000,
        ...request,
      });
    }

    describe('for somebody who may read a part of it', () => {
      const owners = [
        { team: 'Payments', project: 'checkout' },
        { team: 'pay' },
        { project: 'checkout' },
        { project: 'Atlas', costCenter: 'CC-1' },
        { costCenter: 'cc-1', team: 'search' },
        { costCenter: 'CC-2', team: 'payments' },
        {},
      ];
      const times = ['2026-02-20T10:00Z', '2026-03-09T23:50Z', '2026-03-10T00:10Z', '2026-03-20T10:00Z'];
      const calls = times.flatMap((at, day) =>
        owners.map((values, index) =>
          aCall(at, undefined, 100 + index + 10 * day, {
            owner: {
              values: { ...values, user: `User-${index}` },
              evidence: {},
              unallocatedReason: Object.keys(values).length === 0 ? 'no-metadata' : undefined,
            },
          }),
        ),
      );
      const always = { from: undefined, until: undefined };
      const tenth = new Date('2026-03-10T00:00:00Z');
      const scopes: readonly (readonly OwnedRows[])[] = [
        [],
        [{ owner: 'team', names: ['payments', 'pay'], unnamed: [], ...always }],
        [
          { owner: 'costCenter', names: ['cc-1'], unnamed: [], ...always },
          { owner: 'team', names: ['payments', 'pay'], unnamed: ['costCenter'], ...always },
          { owner: 'project', names: ['checkout'], unnamed: ['costCenter', 'team'], from: tenth, until: undefined },
          { owner: 'project', names: ['atlas'], unnamed: ['costCenter', 'team'], from: undefined, until: tenth },
        ],
        [{ owner: 'user', names: ['user-1'], unnamed: [], ...always }],
      ];

      it.each<[string, Partial<SpendRequest>]>([
        ['days', { granularity: 'day' }],
        ['hours', { granularity: 'hour' }],
        ['users, from the calls themselves', { groupBy: ['user'] }],
        ['the largest and the rest, compared', { groupBy: ['project'], top: 1, compareWith: february }],
      ])('tells exactly what the rule lets them see, by %s', async (_name, request) => {
        await given(...calls);
        for (const rows of scopes) {
          const scope = { tenant: acme, rows, units: [], people: BY_NAME };
          const seen = calls.filter(({ owner, startedAtUs = 0 }) =>
            isInScope(scope, owner?.values ?? {}, new Date(startedAtUs / 1000)),
          );
          const within = ({ from, to }: SpendRange) =>
            seen.filter(
              ({ startedAtUs = 0 }) => startedAtUs >= from.getTime() * 1000 && startedAtUs < to.getTime() * 1000,
            );
          const report = await spend(request, scope);
          expect(report.totals.tokens.total).toBe(tokensOf(within(march)));
          expect(sumOf(report.rows)).toEqual(sumOf([report.totals]));
          // How many others there are is none of their business either.
          const [dimension] = request.groupBy ?? [];
          if (dimension === 'user' || dimension === 'project') {
            const groups = new Set(within(march).map(({ owner }) => owner?.values[dimension]));
            expect(report.groupCount).toBe(BigInt(groups.size));
          }
          if (request.compareWith !== undefined) {
            expect(report.comparison?.totals.tokens.total).toBe(tokensOf(within(february)));
          }
        }
      });
    });

    describe('top', () => {
      const calls = [
        aCall('2026-03-02T10:00Z', 'small', 100),
        aCall('2026-03-02T10:00Z', 'large', 1000),
        aCall('2026-03-03T10:00Z', 'large', 1000),
        aCall('2026-03-02T10:00Z', 'medium', 500),
        aCall('2026-03-03T10:00Z', undefined, 50),
        aCall('2026-03-03T10:00Z', undefined, 7, { responseModel: 'unknown-model' }),
      ];

      it('keeps the largest groups and makes one of all others', async () => {
        await given(...calls);
        const report = await spend({ top: 2 });
        // 10 dollars a million: 2,000 tokens are 0.02; the rest is 100 + 50 priced tokens, and one call without a price
        expect(report.rows.map(inShort)).toEqual(['large 2 USD 0.02', 'medium 1 USD 0.005', '(rest) 3 USD 0.0015']);
        expect(report).toMatchObject({ groupCount: 4n, truncated: false });
        expect(sumOf(report.rows)).toEqual(sumOf([report.totals]));
      });

      it('chooses by the whole range and keeps the same groups in every period', async () => {
        await given(...calls);
        const report = await spend({ top: 1, granularity: 'day' });
        expect(report.rows.map(inShort)).toEqual([
          '2026-03-02 large 1 USD 0.01',
          '2026-03-02 (rest) 2 USD 0.006',
          '2026-03-03 large 1 USD 0.01',
          '2026-03-03 (rest) 2 USD 0.0005',
        ]);
        expect(sumOf(report.rows)).toEqual(sumOf([report.totals]));
      });

      it('has no rest where every group is kept', async () => {
        await given(...calls);
        const report = await spend({ top: 4 });
        expect(report.rows.map(({ rest }) => rest)).toEqual([false, false, false, false]);
      });

      it('tells the rest from calls that nobody owns', async () => {
        await given(...calls, aCall('2026-03-02T10:00Z', undefined, 5000));
        expect((await spend({ top: 1 })).rows.map(inShort)).toEqual(['(none) 3 USD 0.0505', '(rest) 4 USD 0.026']);
      });

      it('ranks by tokens and by calls too', async () => {
        await given(
          ...calls,
          aCall('2026-03-04T10:00Z', 'unpriced', 9000, { responseModel: 'unknown-model' }),
          ...['a', 'b', 'c'].map(() => aCall('2026-03-04T10:00Z', 'chatty', 1)),
        );
        const first = async (orderBy: SpendRequest['orderBy'] & string) =>
          (await spend({ top: 1, orderBy })).rows.map((row) => row.group[0])[0];
        expect(await first('cost')).toBe('large');
        expect(await first('tokens')).toBe('unpriced');
        expect(await first('calls')).toBe('chatty');
      });

      it('adds up to the total from every source, whatever is cut', async () => {
        const many = Array.from({ length: 300 }, (_, index) =>
          aCall(
            new Date(march.from.getTime() + index * 0.09 * DAY_MS).toISOString(),
            index % 7 === 0 ? undefined : `team-${index % 11}`,
            1 + ((index * 7919) % 1013),
            index % 5 === 0 ? { responseModel: 'unknown-model' } : {},
          ),
        );
        await given(...many);
        const days = await spend({ top: 3, groupBy: ['team', 'model'] });
        const sources: readonly Partial<SpendRequest>[] = [
          { granularity: 'hour' },
          { granularity: 'week', timeZone: 'Asia/Kolkata' },
          { groupBy: ['team', 'model', 'user'] },
          { granularity: 'day', groupBy: ['user', 'team'] },
          { groupBy: ['costCenter'] },
        ];
        expect(sumOf(days.rows)).toEqual(sumOf([days.totals]));
        for (const source of sources) {
          const report = await spend({ top: 3, groupBy: ['team', 'model'], limit: 10_000, ...source });
          expect(sumOf(report.rows)).toEqual(sumOf([report.totals]));
          expect(report.totals).toEqual(days.totals);
        }
      });
    });

    describe('compareWith', () => {
      const calls = [
        aCall('2026-03-02T10:00Z', 'grown', 300),
        aCall('2026-02-10T10:00Z', 'grown', 100),
        aCall('2026-03-02T10:00Z', 'new', 50),
        aCall('2026-02-02T10:00Z', 'gone', 400),
        aCall('2026-02-03T10:00Z', 'same', 350),
        aCall('2026-03-03T10:00Z', 'same', 350),
        aCall('2026-01-31T10:00Z', 'before both', 9999),
      ];

      it('puts the compared figures beside each group, also of groups that are in one range only', async () => {
        await given(...calls);
        const report = await spend({ compareWith: february });
        expect(report.rows.map(inShort)).toEqual([
          'same 1 USD 0.0035 was 1 USD 0.0035',
          'grown 1 USD 0.003 was 1 USD 0.001',
          'new 1 USD 0.0005 was 0',
          'gone 0 was 1 USD 0.004',
        ]);
        expect(sumOf([report.totals])).toEqual(sumOf(report.rows));
        expect(sumOf([report.comparison?.totals ?? report.totals])).toEqual(
          sumOf(report.rows.flatMap(({ previous }) => previous ?? [])),
        );
        expect(report).toMatchObject({
          // `gone` is not in the range itself
          groupCount: 3n,
          comparison: {
            rows: [],
            freshness: { newestCallAt: new Date('2026-02-10T10:00:00Z'), pendingBuckets: 0 },
          },
        });
      });

      it('orders by the size of the change, up or down, and cuts to the largest of both ranges', async () => {
        await given(...calls);
        const report = await spend({ compareWith: february, orderBy: 'change', top: 2 });
        expect(report.rows.map(inShort)).toEqual([
          'gone 0 was 1 USD 0.004',
          'grown 1 USD 0.003 was 1 USD 0.001',
          '(rest) 2 USD 0.004 was 1 USD 0.0035',
        ]);
        expect(report.groupCount).toBe(3n);
      });

      it('gives the compared range rows of its own with periods, of the same groups', async () => {
        await given(...calls);
        const report = await spend({ compareWith: february, granularity: 'day', top: 2 });
        expect(report.rows.map(inShort)).toEqual([
          '2026-03-02 grown 1 USD 0.003',
          '2026-03-02 (rest) 1 USD 0.0005',
          '2026-03-03 same 1 USD 0.0035',
        ]);
        expect(report.comparison?.rows.map(inShort)).toEqual([
          '2026-02-02 (rest) 1 USD 0.004',
          '2026-02-03 same 1 USD 0.0035',
          '2026-02-10 grown 1 USD 0.001',
        ]);
        expect(sumOf(report.comparison?.rows ?? [])).toEqual(sumOf([report.comparison?.totals ?? report.totals]));
      });

      it('cuts the rows of each range at the limit', async () => {
        await given(...calls);
        const report = await spend({ compareWith: february, granularity: 'day', limit: 2 });
        expect([report.rows.length, report.truncated]).toEqual([2, true]);
        expect([report.comparison?.rows.length, report.comparison?.truncated]).toEqual([2, true]);
      });

      it('compares totals without groups, ranges that overlap, and ranges of different sources', async () => {
        await given(...calls);
        const overlapping = { from: february.from, to: new Date('2026-03-02T12:00:00Z') };
        const report = await spend({ compareWith: overlapping, groupBy: [] });
        // March: 300 + 50 + 350 = 700 tokens; February and two days: 100 + 400 + 350 + 300 + 50 = 1,200
        expect(report.rows.map(inShort)).toEqual([' 3 USD 0.007 was 5 USD 0.012']);
        expect(report.groupCount).toBe(1n);
      });

      it('compares with a range without a call', async () => {
        await given(...calls);
        const quiet = { from: new Date('2025-02-01T00:00:00Z'), to: new Date('2025-03-01T00:00:00Z') };
        const report = await spend({ compareWith: quiet, top: 1 });
        expect(report.rows.map(inShort)).toEqual(['same 1 USD 0.0035 was 0', '(rest) 2 USD 0.0035 was 0']);
        expect(report.comparison).toMatchObject({ totals: { calls: 0n, cost: [] } });
        expect(report.comparison?.freshness.newestCallAt).toBeUndefined();
      });

      it('says how much of each range is still to come', async () => {
        await ledger.arrive(aCall('2026-02-02T10:00Z', 'late', 1), aCall('2026-02-03T10:00Z', 'late', 1));
        const report = await spend({ compareWith: february });
        expect(report.freshness.pendingBuckets).toBe(0);
        expect(report.comparison?.freshness.pendingBuckets).toBe(2);
      });
    });

    it('tells the cost of calls that nobody owns, from rollups as from the calls', async () => {
      const owned = (values: object) => ({ owner: { values, evidence: {}, unallocatedReason: undefined } });
      await given(
        aCall('2026-03-02T10:00Z', undefined, 100),
        aCall('2026-03-03T10:00Z', undefined, 20),
        aCall('2026-03-02T10:00Z', undefined, 7, { responseModel: 'unknown-model' }),
        aCall('2026-03-02T10:00Z', 'search', 1000),
        // A project or a cost centre owns a call as well as a team does.
        aCall('2026-03-02T10:00Z', undefined, 2000, owned({ project: 'atlas' })),
        aCall('2026-03-02T10:00Z', undefined, 4000, owned({ costCenter: '4711' })),
        // Two observers of one call, of whom one knows the team.
        aCall('2026-03-02T10:00Z', undefined, 8000, { responseId: 'msg_1', traceId: '1'.repeat(32) }),
        aCall('2026-03-02T10:00Z', 'search', 8000, { responseId: 'msg_1', traceId: '2'.repeat(32) }),
      );
      for (const source of [{}, { granularity: 'hour' }, { groupBy: ['user', 'team'] }] as const) {
        const { totals } = await spend({ groupBy: ['team'], ...source });
        // 120 tokens at 10 dollars a million; the third has no price
        expect({ ...totals.unallocated, cost: money(totals.unallocated.cost) }).toEqual({
          calls: 3n,
          tokens: 127n,
          cost: 'USD 0.0012',
        });
      }
    });

    it('gives what the cost was paid for, without tokens that have no price', async () => {
      await given(
        aCall('2026-03-02T10:00Z', 'search', 100),
        aCall('2026-03-02T10:00Z', 'search', 7000, { responseModel: 'unknown-model' }),
      );
      expect((await spend({})).totals.pricedTokens).toEqual([{ currency: 'USD', tokens: 100n }]);
    });

    it('answers a range without a call with nothing, in every shape', async () => {
      for (const shape of [
        {},
        { top: 5 },
        { granularity: 'day', top: 5, compareWith: february },
        { groupBy: ['user'], top: 1 },
      ] as const) {
        const report = await spend(shape);
        expect(report).toMatchObject({ rows: [], truncated: false, groupCount: 0n, totals: { calls: 0n, cost: [] } });
      }
      expect((await spend({ groupBy: [] })).rows.map(inShort)).toEqual([' 0']);
    });

    it('tells free calls from calls without a price', async () => {
      await clickhouse.command({
        text: `INSERT INTO usage_events (tenant_id, bucket, call_id, reading_id, version, booked, rating_status, currency, effective_cost, tokens_output)
               SELECT 'acme', toDateTime('2026-03-02 10:00:00'), toFixedString('free', 16), toFixedString('r', 8), 1, true, 'priced', 'USD', 0, 5`,
      });
      expect(money((await spend({ groupBy: ['user'] })).totals.cost)).toBe('USD 0');
    });

    it('keeps names apart whatever is in them', async () => {
      const names = [
        'x'.repeat(300),
        '<script>alert(1)</script>',
        "'; DROP TABLE usage_events; --",
        'Größe 東京 🙂',
        '\\N',
      ];
      await given(...names.map((team, index) => aCall('2026-03-02T10:00Z', team, 100 - index)));
      const report = await spend({ top: 3 });
      expect(report.rows.map(({ group }) => group[0])).toEqual([...names.slice(0, 3), null]);
      const filtered = await spend({ filter: { team: names.slice(1, 3) } });
      expect(filtered.rows.map(({ group }) => group[0])).toEqual(names.slice(1, 3));
      const others = await spend({ filter: { not: { team: names.slice(1, 3) } } });
      expect(others.rows.map(({ group }) => group[0])).toEqual([names[0], ...names.slice(3)]);
    });

    it('adds up a quarter of a million users to the last digit, by day and compared', async () => {
      const users = 250_000;
      // Costs of 1 to 250,000 units of 10^-18, one call a user, over ten days.
      await clickhouse.command({
        text: `INSERT INTO usage_events (tenant_id, bucket, call_id, reading_id, version, booked, rating_status, currency, effective_cost, tokens_output, started_at, user)
               SELECT 'acme', toDateTime('2026-03-01 00:00:00') + (number % 10) * 86400 AS at, toFixedString(toString(number), 16), toFixedString('r', 8), 1, true, 'priced', 'USD',
                 toDecimal128(number + 1, 18) / toDecimal128(1000000000, 0) / toDecimal128(1000000000, 0), 1, toDateTime64(at, 6), concat('user-', toString(number))
               FROM numbers(${users})`,
      });
      const request = { groupBy: ['user'], top: 3, compareWith: february } as const;
      const total = await spend(request);
      // the three largest cost 250,000, 249,999 and 249,998 units
      expect(total.rows.map(({ cost }) => cost[0]?.amount)).toEqual([
        250_000n,
        249_999n,
        249_998n,
        // n(n+1)/2 less the three
        (250_000n * 250_001n) / 2n - 749_997n,
      ]);
      expect(total.groupCount).toBe(BigInt(users));
      expect(sumOf(total.rows)).toEqual(sumOf([total.totals]));
      const byDay = await spend({ ...request, granularity: 'day' });
      expect(sumOf(byDay.rows)).toEqual(sumOf([total.totals]));
      expect(byDay.rows.filter(({ rest }) => rest)).toHaveLength(10);
      const cut = await spend({ groupBy: ['user'], limit: 100 });
      expect([cut.rows.length, cut.truncated, cut.groupCount]).toEqual([100, true, BigInt(users)]);
    }, 60_000);
  },
  ['clickhouse'],
);
