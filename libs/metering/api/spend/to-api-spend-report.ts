import {
  costPerMillionTokens,
  type Freshness,
  type SpendComparison,
  type SpendFigures,
  type SpendReport,
  type SpendRequest,
  type SpendRow,
} from '@tokenledger/metering/domain';

import { shareOf } from './share-of';
import { SpendCalendar } from './spend-period';
import type {
  SpendComparisonType,
  SpendFiguresType,
  SpendFreshnessType,
  SpendReportType,
  SpendRowType,
} from './spend-report';
import { toApiMoney } from './to-api-money';

/** @param asOf when the report was made */
export function toApiSpendReport(request: SpendRequest, report: SpendReport, asOf: Date): SpendReportType {
  return {
    from: request.from,
    to: request.to,
    timeZone: request.timeZone,
    granularity: request.granularity,
    groupBy: [...request.groupBy],
    rows: toApiSpendRows(request, report.rows, asOf),
    truncated: report.truncated,
    totals: toApiSpendFigures(report.totals),
    possibleDuplicates: report.possibleDuplicates,
    freshness: toApiFreshness(report.freshness, asOf),
    groupCount: report.groupCount,
    comparison: toApiComparison(request, report.comparison, asOf),
  };
}

function toApiComparison(
  request: SpendRequest,
  comparison: SpendComparison | undefined,
  asOf: Date,
): SpendComparisonType | null {
  const { compareWith } = request;
  if (comparison === undefined || compareWith === undefined) return null;
  return {
    from: compareWith.from,
    to: compareWith.to,
    totals: toApiSpendFigures(comparison.totals),
    rows: toApiSpendRows({ ...request, ...compareWith }, comparison.rows, asOf),
    truncated: comparison.truncated,
    freshness: toApiFreshness(comparison.freshness, asOf),
  };
}

function toApiSpendRows(request: SpendRequest, rows: readonly SpendRow[], asOf: Date): SpendRowType[] {
  const calendar = new SpendCalendar(request, asOf);
  return rows.map((row) => toApiSpendRow(request, row, calendar));
}

function toApiSpendRow(request: SpendRequest, row: SpendRow, calendar: SpendCalendar): SpendRowType {
  const { start, end, partial } = calendar.periodOf(row.periodStart);
  return {
    periodStart: start,
    periodEnd: end,
    partial,
    group: request.groupBy.map((dimension, index) => ({ dimension, value: row.group[index] ?? null })),
    rest: row.rest,
    previous: row.previous === undefined ? null : toApiSpendFigures(row.previous),
    ...toApiSpendFigures(row),
  };
}

function toApiSpendFigures(figures: SpendFigures): SpendFiguresType {
  const { calls, tokens, cost, unpriced, unallocated, incomplete } = figures;
  return {
    calls,
    tokens,
    cost: cost.map(toApiMoney),
    coverage: {
      unpriced,
      unallocated: { ...unallocated, cost: unallocated.cost.map(toApiMoney) },
      incomplete,
      pricedCallShare: shareOf(calls - unpriced.calls, calls),
      pricedTokenShare: shareOf(tokens.total - unpriced.tokens, tokens.total),
      allocatedCallShare: shareOf(calls - unallocated.calls, calls),
      completeCallShare: shareOf(calls - incomplete.calls, calls),
    },
    cacheReadShare: shareOf(tokens.cacheRead, tokens.input),
    costPerMillionTokens: costPerMillionTokens(figures).map(toApiMoney),
  };
}

function toApiFreshness(freshness: Freshness, asOf: Date): SpendFreshnessType {
  return {
    newestCallAt: freshness.newestCallAt ?? null,
    newestArrivalAt: freshness.newestArrivalAt ?? null,
    pendingBuckets: freshness.pendingBuckets,
    asOf,
  };
}
