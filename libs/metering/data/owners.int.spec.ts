import type { CallOwner } from '@tokenledger/metering/domain';
import type { ReadingFacts } from '@tokenledger/metering/testing';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import { describeWithEngines, withClickHouse } from '@tokenledger/shared/testing';

import { AskedLedger } from './testing/asked-ledger';
import { ALL_ARE_BUSY, createLedgerTables, NONE_IS_BUSY } from './testing/ledger-on-click-house';

const NOON_US = Date.UTC(2026, 2, 10, 12, 0, 0) * 1000;
const MINUTE_US = 60_000_000;

describeWithEngines(
  'owners of calls in the ledger on ClickHouse',
  () => {
    describe('with every bucket recomputed from its calls', () => itTellsOwners(NONE_IS_BUSY));
    describe('with every bucket added up from its slices', () => itTellsOwners(ALL_ARE_BUSY));
  },
  ['clickhouse'],
);

/** @param busyRows rows from which a bucket is added up from its slices */
function itTellsOwners(busyRows: number): void {
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

  it('says for whom a call was made, in any order of arrival, in the figures of every rollup', async () => {
    const owner = (team: string) => ({
      values: { team },
      evidence: { team: 'resource:team' },
      unallocatedReason: undefined,
    });
    const asking = { traceId: '7'.repeat(32), spanId: '1'.repeat(16), owner: owner('apps'), startedAtUs: NOON_US };
    // A quarter of an hour later, in the neighbouring bucket.
    const asked = {
      ...asking,
      spanId: '2'.repeat(16),
      owner: owner('search'),
      startedAtUs: NOON_US + 15 * MINUTE_US,
    };
    const alone = { traceId: '8'.repeat(32), spanId: '3'.repeat(16), owner: owner('search'), startedAtUs: NOON_US };
    for (const order of [
      [asking, asked, alone],
      [asked, alone, asking],
    ]) {
      await ledger.empty();
      ledger = new AskedLedger(clickhouse, busyRows);
      for (const reading of order) {
        await ledger.arrive(reading);
        await ledger.roll();
      }
      await ledger.arrive(...order);
      await ledger.roll();
      const flow = [
        ['apps', 'apps', 1n],
        ['apps', 'search', 1n],
        ['search', 'search', 1n],
      ];
      for (const granularity of ['total', 'day', 'hour'] as const) {
        const { rows } = await ledger.spend({ granularity, groupBy: ['originatingTeam', 'team'] });
        expect(rows.map(({ group, calls }) => [...group, calls]).sort()).toEqual(flow);
      }
      // By user: from the calls themselves.
      const { rows } = await ledger.spend({
        granularity: 'total',
        groupBy: ['originatingTeam', 'team', 'user'],
        filter: { originatingTeam: ['apps'], not: { team: ['apps'] } },
      });
      expect(rows.map(({ group, calls }) => [...group, calls])).toEqual([['apps', 'search', null, 1n]]);
    }
  });

  it('believes a call that says for whom it was made, and what its trace began with', async () => {
    const owner = { values: { team: 'search' }, evidence: {}, unallocatedReason: undefined };
    const originator = { names: { team: 'apps' }, evidence: 'span:tokenledger.originator.team' };
    const of = (digit: string, traceId: string, startedAtUs: number): ReadingFacts => ({
      ...{ spanId: digit.repeat(16), traceId: traceId.repeat(32), startedAtUs, owner },
    });
    await ledger.arrive(
      { ...of('1', '7', NOON_US), owner: { ...owner, originator } },
      of('2', '7', NOON_US + MINUTE_US),
      of('3', '8', NOON_US),
    );
    await ledger.roll();
    const { rows } = await ledger.spend({ granularity: 'total', groupBy: ['originatingTeam', 'team'] });
    expect(rows.map(({ group, calls }) => [...group, calls]).sort()).toEqual([
      ['apps', 'search', 2n],
      ['search', 'search', 1n],
    ]);
  });

  it('tells why nobody owns calls, the same from days, quarter hours and calls', async () => {
    const originator = { names: { team: 'apps' }, evidence: 'span:tokenledger.originator.team' };
    const of = (spanId: string, unallocatedReason: string | undefined, values: CallOwner['values'] = {}) => ({
      ...{ spanId: spanId.repeat(16), traceId: spanId.repeat(32), startedAtUs: NOON_US },
      owner: { values, evidence: {}, unallocatedReason },
    });
    const forApps = (spanId: string, reason: string, values: CallOwner['values'] = {}) => {
      const call = of(spanId, reason, values);
      return { ...call, owner: { ...call.owner, originator } };
    };
    await ledger.arrive(
      of('1', 'no-metadata'),
      of('2', 'no-metadata'),
      of('3', 'unreadable-metadata'),
      of('4', undefined, { team: 'search' }),
      of('5', 'unmapped-value', { service: 'shop' }),
      // Made for somebody: what makes it works for others.
      forApps('6', 'unmapped-value', { service: 'shop' }),
      { ...forApps('7', 'unknown-key'), apiKey: 'sk-…1' },
      forApps('8', 'unreadable-metadata'),
      // What makes it is not known.
      forApps('9', 'no-metadata'),
    );
    await ledger.roll();
    for (const groupBy of [['unallocatedReason'], ['unallocatedReason', 'user']] as const) {
      for (const granularity of ['total', 'day', 'hour'] as const) {
        const { rows } = await ledger.spend({ granularity, groupBy });
        const told = rows.map(({ group, calls, unallocated }) => [group[0], calls, unallocated.calls]);
        expect(told.sort()).toEqual([
          [null, 1n, 0n],
          ['no-metadata', 3n, 3n],
          ['shared-without-rule', 2n, 2n],
          ['unmapped-value', 1n, 1n],
          ['unreadable-metadata', 2n, 2n],
        ]);
      }
    }
  });
}
