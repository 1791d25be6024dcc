import type { CauseFiguresFragment } from '../../operations';
import type { Cause, UnallocatedReport } from '../cause-rows';
import type { CoverageReport } from '../coverage-view';

/** Of two calls and 1,000 tokens. @param dollars null: without a price */
export function causeFigures(dollars: string | null, given: Partial<CauseFiguresFragment> = {}): CauseFiguresFragment {
  return {
    calls: '2',
    cost: dollars === null ? [] : [{ amount: dollars, currency: 'USD' }],
    tokens: { total: '1000' },
    coverage: { unpriced: { calls: dollars === null ? '2' : '0' } },
    ...given,
  };
}

export const SENDER_FIX = {
  __typename: 'FixInSender' as const,
  line: 'OTEL_RESOURCE_ATTRIBUTES="team.id=YOUR_TEAM"',
};

export function ruleFix(
  subject: string,
  value: string,
  suggestion: { readonly id: string; readonly name: string } | null = null,
) {
  return {
    __typename: 'FixByRule' as const,
    conditions: [{ subject, value }],
    suggestion,
  };
}

export function directoryFix(id: string, name: string, since: string | null = null) {
  return { __typename: 'FixByDirectory' as const, project: { id, name }, since };
}

/** The service shop, which the directory has in the project store. */
export function aCause(given: Partial<Cause> = {}): Cause {
  return {
    ...{ reason: 'unmapped-value', service: 'shop', agent: null, ingestionKey: null, keys: ['k1'] },
    share: '0.75',
    spend: causeFigures('3'),
    fixes: [directoryFix('store', 'The store'), SENDER_FIX],
    ...given,
  };
}

export function unallocatedReport(given: Partial<UnallocatedReport> = {}): UnallocatedReport {
  return {
    __typename: 'UnallocatedReport',
    isLimitedToUnits: false,
    shareOfAll: '0.25',
    all: { calls: '8' },
    total: {
      ...causeFigures('4'),
      reported: { cost: { currency: 'USD' }, unconverted: [], otherwiseReported: [] },
    },
    reasons: [{ reason: 'unmapped-value', causeCount: 1, share: '1', spend: causeFigures('4') }],
    causes: [aCause()],
    rest: null,
    freshness: { asOf: '2026-11-26T12:00:00Z', pendingBuckets: 0 },
    ...given,
  };
}

const known = (share: string) => ({ share, unknownBecause: null });

export function coverageTotal(share: string, nobody = '1') {
  return { ofCost: known(share), ofTokens: known(share), ofCalls: known(share), unallocated: causeFigures(nobody) };
}

export function coverageDay(day: string, share: string | null, reasons: Readonly<Record<string, string | null>> = {}) {
  const [first] = Object.values(reasons);
  return {
    periodStart: `${day}T00:00:00.000Z`,
    ofCost: { share, unknownBecause: share === null ? ('NO_COST' as const) : null },
    unallocated: causeFigures(first ?? '0'),
    reasons: Object.entries(reasons).map(([reason, dollars]) => ({ reason, spend: causeFigures(dollars) })),
  };
}

export function coverageReport(given: Partial<CoverageReport> = {}): CoverageReport {
  return {
    __typename: 'OwnerCoverage',
    total: coverageTotal('0.75'),
    periods: [],
    comparison: null,
    freshness: { asOf: '2026-11-26T12:00:00Z' },
    ...given,
  };
}
