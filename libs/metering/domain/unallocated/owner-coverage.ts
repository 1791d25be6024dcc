import type { Decimal18 } from '@tokenledger/shared/money';

import { NO_SPEND } from '../spend/spend-figures';
import type {
  Freshness,
  SpendFigures,
  SpendFilter,
  SpendGranularity,
  SpendRange,
  SpendRow,
} from '../spend/spend-report';
import { addSpend, reportedAmount } from '../unit-spend/add-spend';
import { rankedByCost } from './rank-by-cost';

export interface CoverageRequest extends SpendRange {
  /** IANA name. */
  readonly timeZone: string;
  readonly granularity: SpendGranularity;
  readonly filter: SpendFilter;
  readonly compareWith: SpendRange | undefined;
}

/**
 * Why a share is not known.
 *
 * - `no-calls`: there are none in the range
 * - `no-tokens`: the calls have none, or none that were told
 * - `no-cost`: nothing was priced, or cost nothing
 * - `not-converted`: there is cost, and none of it in the reporting currency
 * - `limited-to-units`: whoever asks sees the calls of some units, and calls of nobody are in none
 */
export type UnknownShare = 'no-calls' | 'no-tokens' | 'no-cost' | 'not-converted' | 'limited-to-units';

/** What has an owner, of all. A share is never guessed: nothing of nothing is not known, and is neither none nor all. */
export type CoverageShare =
  | { readonly state: 'known'; readonly part: bigint; readonly whole: bigint }
  | { readonly state: 'unknown'; readonly because: UnknownShare };

/** Shares of cost in the reporting currency, of tokens and of calls. */
export interface CoverageShares {
  readonly cost: CoverageShare;
  readonly tokens: CoverageShare;
  readonly calls: CoverageShare;
}

export interface Coverage {
  readonly all: SpendFigures;
  readonly unallocated: SpendFigures;
  readonly shares: CoverageShares;
  /** Calls of nobody by reason, the largest cost first. */
  readonly reasons: readonly { readonly reason: string; readonly spend: SpendFigures }[];
}

export interface CoverageOfPeriod extends Coverage {
  readonly periodStart: Date | undefined;
}

export interface OwnerCoverage {
  readonly total: Coverage;
  /** In their order; none for a period without calls. */
  readonly periods: readonly CoverageOfPeriod[];
  readonly freshness: Freshness;
  readonly comparison: Omit<OwnerCoverage, 'comparison'> | undefined;
}

/** A row of spend by reason; whoever is owned has none. */
type RowByReason = Pick<SpendRow, 'periodStart' | 'group'> & SpendFigures;

/** @param rows grouped by why nobody owns the calls @param currency what the organisation reports in */
export function coverageOf(rows: readonly RowByReason[], currency: string): Coverage {
  const reasons = new Map<string, { reason: string; spend: SpendFigures }>();
  let all = NO_SPEND;
  let unallocated = NO_SPEND;
  for (const { group, periodStart: _start, ...spend } of rows) {
    const [reason] = group;
    all = addSpend(all, spend);
    if (reason === null || reason === undefined || spend.calls === 0n) continue;
    unallocated = addSpend(unallocated, spend);
    reasons.set(reason, { reason, spend: addSpend(reasons.get(reason)?.spend ?? NO_SPEND, spend) });
  }
  return {
    all,
    unallocated,
    shares: sharesOf(all, unallocated, currency),
    reasons: rankedByCost([...reasons.values()], currency, ({ reason }) => reason),
  };
}

/** The same by period. */
export function coverageByPeriod(rows: readonly RowByReason[], currency: string): readonly CoverageOfPeriod[] {
  const periods = new Map<number, RowByReason[]>();
  for (const row of rows) {
    const start = row.periodStart?.getTime() ?? 0;
    const known = periods.get(start);
    if (known === undefined) periods.set(start, [row]);
    else known.push(row);
  }
  return [...periods.entries()]
    .sort(([left], [right]) => left - right)
    .map(([, of]) => ({ periodStart: of[0]?.periodStart, ...coverageOf(of, currency) }));
}

/** What somebody is told who sees the calls of some units only. */
export function coverageOfUnits(all: SpendFigures): Coverage {
  const unknown: CoverageShare = { state: 'unknown', because: 'limited-to-units' };
  return { all, unallocated: NO_SPEND, shares: { cost: unknown, tokens: unknown, calls: unknown }, reasons: [] };
}

function sharesOf(all: SpendFigures, unallocated: SpendFigures, currency: string): CoverageShares {
  const cost = (figures: SpendFigures): Decimal18 => reportedAmount(figures, currency);
  return {
    cost:
      unallocated.unconverted.length > 0
        ? // What nobody owns would be missing from its own share.
          { state: 'unknown', because: 'not-converted' }
        : shareOf(cost(all) - cost(unallocated), cost(all), whyNoCost(all)),
    tokens: shareOf(
      all.tokens.total - unallocated.tokens.total,
      all.tokens.total,
      all.calls === 0n ? 'no-calls' : 'no-tokens',
    ),
    calls: shareOf(all.calls - unallocated.calls, all.calls, 'no-calls'),
  };
}

function shareOf(part: bigint, whole: bigint, because: UnknownShare): CoverageShare {
  return whole === 0n ? { state: 'unknown', because } : { state: 'known', part, whole };
}

function whyNoCost({ calls, cost }: SpendFigures): UnknownShare {
  if (calls === 0n) return 'no-calls';
  return cost.some(({ amount }) => amount !== 0n) ? 'not-converted' : 'no-cost';
}
