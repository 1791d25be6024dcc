import { localDay, planDirectory, readDirectoryRow, tenantId } from '@tokenledger/organization/domain';
import { parseDecimal18 } from '@tokenledger/shared/money';

import { type ApiUnderTest, startApi } from './testing/api-under-test';

const acme = tenantId('acme');
const by = { kind: 'operator', id: 'test', name: 'test' } as const;

const QUERY = `query ($input: SpendByUnitInput!) {
  spendByUnit(input: $input) {
    ... on InvalidSpendInput { issues { field message } }
    ... on UnitSpendReport {
      path { id name }
      total { spend { calls } share }
      direct { spend { calls } }
      lines {
        unit { kind id name isInDirectory } share hasBelow names days { from until }
        spend { reported { cost { amount } } }
        previous { calls }
      }
      moves { unit { name } day from { name } to { name } }
      isDirectoryEmpty
    }
  }
}`;

// The organisation's days begin at 18:30 UTC.
const march = { from: '2026-02-28T18:30:00Z', to: '2026-03-31T18:30:00Z' };

const aCall = (at: string, names: object, cost: string) => ({
  at: new Date(at),
  names,
  tokens: 100n,
  cost: parseDecimal18(cost),
});

describe('spend by the directory', () => {
  let api: ApiUnderTest;

  beforeEach(async () => {
    api = await startApi();
    const rows = [
      { kind: 'cost-centre', id: 'CC-100', name: 'Engineering' },
      { kind: 'cost-centre', id: 'CC-200', name: 'Products' },
      {
        kind: 'team',
        id: 'platform',
        name: 'Platform',
        parent_kind: 'cost-centre',
        parent: 'CC-100',
        from: '2026-01-01',
        until: '2026-03-10',
      },
      { kind: 'team', id: 'platform', parent_kind: 'cost-centre', parent: 'CC-200', from: '2026-03-10' },
    ].map((fields, index) => {
      const row = readDirectoryRow(fields, index);
      if (!row.ok) throw new Error(JSON.stringify(row.error));
      return row.value;
    });
    const plan = await api.fakes.directories.change(
      acme,
      (before) => planDirectory(before, rows, { on: localDay('2026-01-01'), isComplete: false }),
      by,
      new Date('2026-01-01'),
    );
    expect(plan.ok).toBe(true);
    api.ownedSpend.give([
      aCall('2026-03-09T18:29:00Z', { team: 'platform' }, '1'),
      aCall('2026-03-09T18:30:00Z', { team: 'Platform' }, '2'),
      aCall('2026-03-12T00:00:00Z', {}, '5'),
    ]);
  });

  afterEach(() => api.app.close());

  async function spendByUnit(input: object): Promise<Record<string, unknown>> {
    const { body } = await api.ask(QUERY, { input: { ...march, ...input } });
    return (body as unknown as { data: { spendByUnit: Record<string, unknown> } }).data.spendByUnit;
  }

  it('tells each cost centre its days of a team that moved', async () => {
    const { lines, moves, direct, total } = await spendByUnit({
      compareWith: { from: '2026-01-31T18:30:00Z', to: march.from },
    });
    expect(lines).toMatchObject([
      // 2 of 8
      {
        unit: { id: 'CC-200', name: 'Products' },
        share: '0.25',
        spend: { reported: { cost: { amount: '2' } } },
        previous: { calls: '0' },
      },
      { unit: { id: 'CC-100', name: 'Engineering' }, share: '0.125', spend: { reported: { cost: { amount: '1' } } } },
    ]);
    expect([direct, total]).toEqual([{ spend: { calls: '1' } }, { spend: { calls: '3' }, share: '1' }]);
    expect(moves).toEqual([
      { unit: { name: 'Platform' }, day: '2026-03-10', from: { name: 'Engineering' }, to: { name: 'Products' } },
    ]);
  });

  it('goes down by the path', async () => {
    const { path, lines } = await spendByUnit({ within: [{ kind: 'COST_CENTRE', id: 'cc-100' }] });
    expect(path).toEqual([{ id: 'CC-100', name: 'Engineering' }]);
    expect(lines).toMatchObject([
      {
        unit: { name: 'Platform', isInDirectory: true },
        names: ['platform'],
        days: [{ from: null, until: '2026-03-10' }],
        hasBelow: false,
      },
    ]);
  });

  it('says what is wrong with a question, and what to send instead', async () => {
    const within = [{ kind: 'TEAM', id: 'x'.repeat(1025) }];
    const { issues } = await spendByUnit({ from: march.to, to: march.from, within });
    expect((issues as { field: string }[]).map(({ field }) => field)).toEqual(['to', 'within']);
  });

  it('exports all levels, and says so in the audit log', async () => {
    const query = `query ($input: SpendByUnitInput!) { spendByUnitCsv(input: $input) { ... on UnitSpendFile { csv } } }`;
    const { body } = await api.ask(query, { input: march });
    const { csv } = (body as unknown as { data: { spendByUnitCsv: { csv: string } } }).data.spendByUnitCsv;
    expect(csv.trimEnd().split('\n')).toEqual([
      'kind,id,name,in_directory,cost_centre,teams,project,service,environment,currency,cost,own_cost,calls,own_calls,tokens,own_tokens,unpriced_calls,unpriced_tokens,calls_in_other_currencies',
      'organisation,,,,,,,,,USD,8,5,3,1,300,100,0,0,0',
      'cost-centre,CC-100,Engineering,yes,CC-100,,,,,USD,1,0,1,0,100,0,0,0,0',
      'team,platform,Platform,yes,CC-100,platform,,,,USD,1,1,1,1,100,100,0,0,0',
      'cost-centre,CC-200,Products,yes,CC-200,,,,,USD,2,0,1,0,100,0,0,0,0',
      'team,platform,Platform,yes,CC-200,platform,,,,USD,2,2,1,1,100,100,0,0,0',
    ]);
    expect(api.fakes.audit.entriesOf(acme).at(-1)).toMatchObject({
      action: 'export.made',
      subject: { kind: 'spend-by-unit' },
    });
  });
});
