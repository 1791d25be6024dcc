import { localDay, planDirectory, readDirectoryRow } from '@tokenledger/organization/domain';
import { aSpendReport, aSpendRow, NO_FIGURES } from '@tokenledger/metering/testing';
import { parseDecimal18 } from '@tokenledger/shared/money';

import { acme, type ApiUnderTest, startApi } from './testing/api-under-test';

const march = { from: '2026-02-28T18:30:00Z', to: '2026-03-31T18:30:00Z' };
const by = { kind: 'operator', id: 'test', name: 'test' } as const;

const UNALLOCATED = `query ($input: UnallocatedSpendInput!) {
  unallocatedSpend(input: $input) {
    ... on InvalidSpendInput { issues { field } }
    ... on UnallocatedReport {
      total { calls reported { cost { amount } } }
      shareOfAll
      reasons { reason causeCount share }
      causes {
        reason service agent ingestionKey keys share
        fixes {
          __typename
          ... on FixByDirectory { project { id name } since }
          ... on FixByRule { conditions { subject value } suggestion { id name } }
          ... on FixByKeyOwner { keyId }
          ... on FixInSender { attributes { name value } line }
        }
      }
      rest { causeCount share }
      isLimitedToUnits
      freshness { asOf }
    }
  }
}`;

const COVERAGE = `query ($input: OwnerCoverageInput!) {
  ownerCoverage(input: $input) {
    ... on InvalidSpendInput { issues { field } }
    ... on OwnerCoverage {
      total { ofCost { share unknownBecause } ofTokens { share unknownBecause } ofCalls { share unknownBecause } }
      periods { periodStart periodEnd ofCost { share } reasons { reason spend { calls } } }
      comparison { total { ofCost { share unknownBecause } } }
    }
  }
}`;

describe('what nobody owns', () => {
  let api: ApiUnderTest;

  beforeEach(async () => {
    api = await startApi();
  });

  afterEach(() => api.app.close());

  async function ask(query: string, name: string, input: object, key?: string): Promise<Record<string, unknown>> {
    const { body } = await api.ask(query, { input: { ...march, ...input } }, key);
    expect(body.errors).toBeUndefined();
    return (body as unknown as { data: Record<string, Record<string, unknown>> }).data[name] ?? {};
  }

  const figures = (calls: bigint, cost: string) => ({
    ...NO_FIGURES,
    calls,
    tokens: { ...NO_FIGURES.tokens, total: calls * 10n },
    cost: [{ currency: 'USD', amount: parseDecimal18(cost) }],
    pricedTokens: [{ currency: 'USD', tokens: calls * 10n }],
    converted: [{ currency: 'USD', amount: parseDecimal18(cost), calls }],
  });

  it('is told by cause with what would mend it', async () => {
    const rows = [
      { kind: 'project', id: 'store', name: 'The store' },
      { kind: 'service', id: 'shop', name: 'Shop', parent: 'store', from: '2026-01-01' },
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
    api.spend.give(
      acme,
      aSpendReport({
        // The same answer to both questions: what is owned, and what is not.
        totals: figures(6n, '12'),
        rows: [
          aSpendRow({ ...figures(4n, '3'), group: ['unmapped-value', 'shop', 'k1'] }),
          aSpendRow({ ...figures(2n, '1'), group: ['unknown-key', null, 'k2'] }),
        ],
      }),
    );
    const report = await ask(UNALLOCATED, 'unallocatedSpend', { first: 1 });
    expect(report).toEqual({
      total: { calls: '6', reported: { cost: { amount: '4' } } },
      // 4 of 12 + 4
      shareOfAll: '0.25',
      reasons: [
        { reason: 'unmapped-value', causeCount: 1, share: '0.75' },
        { reason: 'unknown-key', causeCount: 1, share: '0.25' },
      ],
      causes: [
        {
          ...{
            reason: 'unmapped-value',
            service: 'shop',
            agent: null,
            ingestionKey: null,
            keys: ['k1'],
            share: '0.75',
          },
          fixes: [
            {
              __typename: 'FixByDirectory',
              project: { id: 'store', name: 'The store' },
              since: null,
            },
            {
              __typename: 'FixInSender',
              attributes: [{ name: 'project.id', value: 'store' }],
              line: 'OTEL_RESOURCE_ATTRIBUTES="project.id=store"',
            },
          ],
        },
      ],
      rest: { causeCount: 1, share: '0.25' },
      isLimitedToUnits: false,
      freshness: { asOf: expect.any(String) as string },
    });
  });

  it('is told by period, and against the compared range', async () => {
    const periodStart = new Date('2026-03-08T18:30:00Z');
    const row = (calls: bigint, cost: string, reason: string | null) =>
      aSpendRow({ ...figures(calls, cost), periodStart, group: [reason] });
    const { freshness } = aSpendReport();
    api.spend.give(
      acme,
      aSpendReport({
        rows: [row(1n, '2', null), row(2n, '1', 'no-metadata')],
        comparison: { rows: [], totals: NO_FIGURES, truncated: false, freshness },
      }),
    );
    const compareWith = { from: '2026-01-31T18:30:00Z', to: march.from };
    expect(await ask(COVERAGE, 'ownerCoverage', { compareWith })).toEqual({
      total: {
        // 2 of 3, cut
        ofCost: { share: '0.666666', unknownBecause: null },
        ofTokens: { share: '0.333333', unknownBecause: null },
        ofCalls: { share: '0.333333', unknownBecause: null },
      },
      periods: [
        {
          periodStart: '2026-03-08T18:30:00.000Z',
          periodEnd: '2026-03-09T18:30:00.000Z',
          ofCost: { share: '0.666666' },
          reasons: [{ reason: 'no-metadata', spend: { calls: '2' } }],
        },
      ],
      comparison: { total: { ofCost: { share: null, unknownBecause: 'NO_CALLS' } } },
    });
  });

  it('is not known to whoever sees the calls of one team', async () => {
    api.spend.give(acme, aSpendReport({ totals: figures(6n, '12') }));
    const { total, periods } = await ask(COVERAGE, 'ownerCoverage', {}, 'tlr_team');
    expect(total).toMatchObject({ ofCost: { share: null, unknownBecause: 'LIMITED_TO_UNITS' } });
    expect(periods).toEqual([]);
    const report = await ask(UNALLOCATED, 'unallocatedSpend', {}, 'tlr_team');
    expect([report['isLimitedToUnits'], report['shareOfAll']]).toEqual([true, null]);
  });

  it('says what is wrong with a question', async () => {
    const turned = { from: march.to, to: march.from };
    expect(await ask(UNALLOCATED, 'unallocatedSpend', { ...turned, first: 501 })).toEqual({
      issues: [{ field: 'to' }, { field: 'first' }],
    });
    const hours = { granularity: 'HOUR', from: '2025-01-01T00:00:00Z' };
    expect(await ask(COVERAGE, 'ownerCoverage', hours)).toEqual({ issues: [{ field: 'granularity' }] });
  });
});
