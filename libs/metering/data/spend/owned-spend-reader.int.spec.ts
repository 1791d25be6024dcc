import {
  type OwnedSpendQuestion,
  type OwnedSpendReader,
  type OwnedSpendRow,
  type SpendRange,
  type UnitNames,
  UnitSpendReports,
} from '@tokenledger/metering/domain';
import { aUsage, type ReadingFacts } from '@tokenledger/metering/testing';
import {
  Directory,
  type DirectoryUnit,
  ledgerOfUnits,
  localDay,
  tenantId,
  wholeLedger,
} from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import { formatDecimal18 } from '@tokenledger/shared/money';
import { describeWithEngines, withClickHouse } from '@tokenledger/shared/testing';

import { createLedgerTables, LedgerOnClickHouse } from '../testing/ledger-on-click-house';
import { ClickHouseOwnedSpendReader } from './click-house-owned-spend-reader';

const acme = tenantId('acme');
const at = (text: string) => new Date(`${text}Z`);
const march = { from: at('2026-03-01T00:00'), to: at('2026-04-01T00:00') };

let spanCount = 0;

/** A call of some tokens: output costs 10 dollars a million. */
function aCall(start: string, names: UnitNames, output: number): ReadingFacts {
  const startedAtUs = at(start).getTime() * 1000;
  return {
    spanId: (spanCount += 1).toString(16).padStart(16, '0'),
    startedAtUs,
    endedAtUs: startedAtUs + 1_000_000,
    usage: aUsage({ quantities: { input: 0, output } }),
    owner: {
      values: names,
      evidence: {},
      unallocatedReason: Object.keys(names).length === 0 ? 'no-metadata' : undefined,
    },
  };
}

const CALLS = [
  aCall('2026-03-09T23:50', { team: 'platform', project: 'atlas', service: 'web', environment: 'prod' }, 100),
  aCall('2026-03-10T00:00', { team: 'platform', project: 'atlas', service: 'web' }, 1000),
  aCall('2026-03-31T23:50', { team: 'platform', project: 'atlas', service: 'api' }, 10),
  aCall('2026-03-31T23:50', {}, 7),
  aCall('2026-02-20T10:00', { team: 'platform' }, 50),
  aCall('2026-04-01T00:00', { team: 'platform' }, 5000),
];

function inShort({ names, stretch, inCompared, figures }: OwnedSpendRow): string {
  const cost = figures.cost.map(({ amount }) => formatDecimal18(amount)).join();
  const day = stretch.toISOString().slice(0, 10);
  return `${inCompared ? 'before: ' : ''}${day} ${Object.values(names).join('/')} ${figures.calls} ${cost}`;
}

describeWithEngines(
  'what names spent, on ClickHouse',
  () => {
    const opened = withClickHouse(createLedgerTables);
    let reader: OwnedSpendReader;

    beforeEach(async () => {
      const clickhouse: ClickHouse = opened();
      const ledger = new LedgerOnClickHouse(clickhouse);
      reader = new ClickHouseOwnedSpendReader(clickhouse, ledger.dirtyBuckets, ledger.calendar);
      await ledger.empty();
      await ledger.arrive(...CALLS);
      await ledger.roll();
    });

    async function rowsOf(
      question: Partial<OwnedSpendQuestion>,
      scope = wholeLedger(acme),
    ): Promise<readonly string[]> {
      const { rows } = await reader.ownedSpend(scope, {
        ...march,
        compareWith: undefined,
        filter: {},
        stretches: [march.from, at('2026-03-10T00:00')],
        depth: 'project',
        ...question,
      });
      return rows.map(inShort).sort();
    }

    it.each<[string, SpendRange]>([
      ['days', march],
      ['quarters of an hour', { from: march.from, to: at('2026-03-31T23:59:59.999') }],
    ])('cuts at the day from which on something is another, from %s', async (_name, range) => {
      const to = new Date(Math.ceil(range.to.getTime() / 900_000) * 900_000);
      // 10 dollars a million: 100 and 1,000 + 10 tokens, and 7 of nobody
      expect(await rowsOf({ ...range, to })).toEqual([
        '2026-03-01 platform/atlas 1 0.001',
        '2026-03-10  1 0.00007',
        '2026-03-10 platform/atlas 2 0.0101',
      ]);
    });

    it('tells services and environments apart, and the compared range, where it is asked to', async () => {
      const february = { from: at('2026-02-01T00:00'), to: march.from };
      const question = { depth: 'environment', compareWith: february, stretches: [february.from] } as const;
      expect(await rowsOf(question)).toEqual([
        '2026-02-01  1 0.00007',
        '2026-02-01 platform/atlas/api 1 0.0001',
        '2026-02-01 platform/atlas/web 1 0.01',
        '2026-02-01 platform/atlas/web/prod 1 0.001',
        'before: 2026-02-01 platform 1 0.0005',
      ]);
    });

    it('reads from the calls themselves what no rollup keeps', async () => {
      expect(await rowsOf({ filter: { user: [null] } })).toHaveLength(3);
    });

    it('answers a move with the days of either cost centre, to the digit of a reader who is limited to it', async () => {
      const reports = new UnitSpendReports({
        ownedSpend: reader,
        directories: { read: () => Promise.resolve(company) },
        timeZones: { timeZoneOf: () => Promise.resolve('UTC') },
        currencies: { reportingCurrencyOf: () => Promise.resolve('USD') },
      });
      const question = { ...march, compareWith: undefined, filter: {}, within: [] };
      const { lines, direct } = await reports.of(wholeLedger(acme), question);
      const told = lines.map(({ unit: { id }, spend }) => [id, spend.tokens.total]);
      expect(told).toEqual([
        ['cc-200', 1010n],
        ['cc-100', 100n],
      ]);
      expect(direct.spend.tokens.total).toBe(7n);
      for (const { unit, spend } of lines) {
        const scope = ledgerOfUnits(acme, company, 'UTC', [{ kind: 'cost-centre', id: unit.id }]);
        const seen = await reports.of(scope, question);
        expect(seen.total.spend).toEqual(spend);
      }
    });
  },
  ['clickhouse'],
);

const unit = (kind: 'cost-centre' | 'team', id: string): DirectoryUnit => ({
  ...{ kind, id, name: id },
  externalId: undefined,
  owners: [],
  aliases: [],
});
const [cc100, cc200, platform] = [
  unit('cost-centre', 'cc-100'),
  unit('cost-centre', 'cc-200'),
  unit('team', 'platform'),
];

const company = new Directory({
  units: [cc100, cc200, platform],
  placements: [
    { unit: platform, parent: cc100, from: localDay('2026-01-01'), until: localDay('2026-03-10') },
    { unit: platform, parent: cc200, from: localDay('2026-03-10'), until: undefined },
  ],
  allowances: [],
});
