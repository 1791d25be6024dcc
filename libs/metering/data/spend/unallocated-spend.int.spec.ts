import { UnallocatedReports } from '@tokenledger/metering/domain';
import { aUsage, type ReadingFacts } from '@tokenledger/metering/testing';
import { EMPTY_DIRECTORY, tenantId, wholeLedger } from '@tokenledger/organization/domain';
import { formatDecimal18 } from '@tokenledger/shared/money';
import { describeWithEngines, withClickHouse } from '@tokenledger/shared/testing';

import { createLedgerTables, LedgerOnClickHouse } from '../testing/ledger-on-click-house';
import { ClickHouseSpendReader } from './click-house-spend-reader';

const acme = tenantId('acme');
const march = { from: new Date('2026-03-01T00:00:00Z'), to: new Date('2026-04-01T00:00:00Z') };

let spanCount = 0;

/** A call of some tokens: output costs 10 dollars a million. */
function aCall(day: string, output: number, unallocatedReason: string | undefined, names: object): ReadingFacts {
  const startedAtUs = new Date(`2026-03-${day}T10:00:00Z`).getTime() * 1000;
  spanCount += 1;
  return {
    // Of one trace they would be made for whoever began it.
    traceId: spanCount.toString(16).padStart(32, '0'),
    spanId: spanCount.toString(16).padStart(16, '0'),
    startedAtUs,
    endedAtUs: startedAtUs + 1_000_000,
    keyId: 'k1',
    usage: aUsage({ quantities: { input: 0, output } }),
    owner: { values: names, evidence: {}, unallocatedReason },
  };
}

const CALLS: readonly ReadingFacts[] = [
  aCall('02', 1000, undefined, { team: 'platform', service: 'web' }),
  aCall('02', 100, 'unmapped-value', { service: 'shop' }),
  aCall('03', 200, 'unmapped-value', { service: 'shop' }),
  aCall('03', 50, 'unmapped-value', { agent: 'planner' }),
  aCall('03', 7, 'no-metadata', {}),
];

describeWithEngines('what nobody owns, on ClickHouse', () => {
  const opened = withClickHouse(createLedgerTables);
  let reports: UnallocatedReports;

  beforeAll(async () => {
    const ledger = new LedgerOnClickHouse(opened());
    await ledger.arrive(...CALLS);
    await ledger.roll();
    reports = new UnallocatedReports({
      spend: new ClickHouseSpendReader(opened(), ledger.dirtyBuckets, ledger.calendar),
      directories: { read: () => Promise.resolve(EMPTY_DIRECTORY) },
      timeZones: ledger.calendar,
      currencies: ledger.calendar,
    });
  });

  it.each([
    ['days', march],
    ['quarters of an hour', { ...march, to: new Date('2026-03-31T23:45:00Z') }],
  ])('is told by what one fix would mend, from %s', async (_name, range) => {
    const { causes, total, all } = await reports.unallocated(wholeLedger(acme), { ...range, filter: {}, first: 10 });
    // 10 dollars a million
    expect(
      causes.map(({ reason, service, agent, ingestionKey, spend }) => [
        reason,
        service ?? agent ?? ingestionKey,
        spend.cost.map(({ amount }) => formatDecimal18(amount)).join(),
      ]),
    ).toEqual([
      ['unmapped-value', 'shop', '0.003'],
      ['unmapped-value', 'planner', '0.0005'],
      ['no-metadata', 'k1', '0.00007'],
    ]);
    expect([total.calls, all.calls]).toEqual([4n, 5n]);
  });

  it('covers what has an owner, by day', async () => {
    const { total, periods } = await reports.coverage(wholeLedger(acme), {
      ...{ ...march, timeZone: 'UTC', granularity: 'day', filter: {}, compareWith: undefined },
    });
    expect(total.shares.tokens).toEqual({ state: 'known', part: 1000n, whole: 1357n });
    expect(
      periods.map(({ periodStart, shares, reasons }) => [
        periodStart?.toISOString().slice(0, 10),
        shares.calls,
        reasons.map(({ reason, spend }) => `${reason} ${spend.tokens.total}`),
      ]),
    ).toEqual([
      ['2026-03-02', { state: 'known', part: 1n, whole: 2n }, ['unmapped-value 100']],
      ['2026-03-03', { state: 'known', part: 0n, whole: 3n }, ['unmapped-value 250', 'no-metadata 7']],
    ]);
  });
});
