import {
  convertedCost,
  costPerMillionTokens,
  type CurrencyCalls,
  type Freshness,
  reportedSpend,
  type SpendComparison,
  type SpendFigures,
  type SpendReport,
  type SpendRequest,
  type SpendRow,
} from '@tokenledger/metering/domain';

import { shareOf } from './share-of';
import { SpendCalendar } from './spend-period';
import type {
  CurrencyCallsType,
  ReportedSpendType,
  SpendComparisonType,
  SpendFiguresType,
  SpendFreshnessType,
  SpendReportType,
  SpendRowType,
} from './spend-report';
import { toApiMoney } from './to-api-money';

/** What a report is told with, beside its figures. */
interface Telling {
  readonly request: SpendRequest;
  /** When the report was made. */
  readonly asOf: Date;
  /** What the organisation reports in. */
  readonly currency: string;
}

/**
 * @param asOf when the report was made
 * @param currency what the organisation reports in
 */
export function toApiSpendReport(
  request: SpendRequest,
  report: SpendReport,
  asOf: Date,
  currency: string,
): SpendReportType {
  const telling = { request, asOf, currency };
  return {
    from: request.from,
    to: request.to,
    timeZone: request.timeZone,
    granularity: request.granularity,
    groupBy: [...request.groupBy],
    rows: toApiSpendRows(telling, report.rows),
    truncated: report.truncated,
    totals: toApiSpendFigures(report.totals, currency),
    possibleDuplicates: report.possibleDuplicates,
    freshness: toApiFreshness(report.freshness, asOf),
    groupCount: report.groupCount,
    comparison: toApiComparison(telling, report.comparison),
  };
}

function toApiComparison(telling: Telling, comparison: SpendComparison | undefined): SpendComparisonType | null {
  const { request, asOf, currency } = telling;
  const { compareWith } = request;
  if (comparison === undefined || compareWith === undefined) return null;
  return {
    from: compareWith.from,
    to: compareWith.to,
    totals: toApiSpendFigures(comparison.totals, currency),
    rows: toApiSpendRows({ ...telling, request: { ...request, ...compareWith } }, comparison.rows),
    truncated: comparison.truncated,
    freshness: toApiFreshness(comparison.freshness, asOf),
  };
}

function toApiSpendRows(telling: Telling, rows: readonly SpendRow[]): SpendRowType[] {
  const calendar = new SpendCalendar(telling.request, telling.asOf);
  return rows.map((row) => toApiSpendRow(telling, row, calendar));
}

function toApiSpendRow({ request, currency }: Telling, row: SpendRow, calendar: SpendCalendar): SpendRowType {
  const { start, end, partial } = calendar.periodOf(row.periodStart);
  return {
    periodStart: start,
    periodEnd: end,
    partial,
    group: request.groupBy.map((dimension, index) => ({ dimension, value: row.group[index] ?? null })),
    rest: row.rest,
    previous: row.previous === undefined ? null : toApiSpendFigures(row.previous, currency),
    ...toApiSpendFigures(row, currency),
  };
}

export function toApiSpendFigures(figures: SpendFigures, currency: string): SpendFiguresType {
  const { calls, tokens, cost, unpriced, unallocated, incomplete } = figures;
  return {
    calls,
    tokens,
    cost: cost.map(toApiMoney),
    convertedCost: convertedCost(figures, currency).map(toApiMoney),
    reported: toApiReported(figures, currency),
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

function toApiReported(figures: SpendFigures, currency: string): ReportedSpendType {
  const { cost, unconverted, otherwiseReported } = reportedSpend(figures, currency);
  return {
    cost: toApiMoney(cost),
    unconverted: unconverted.map(toApiCurrencyCalls),
    otherwiseReported: otherwiseReported.map(toApiCurrencyCalls),
  };
}

function toApiCurrencyCalls({ calls, ...amount }: CurrencyCalls): CurrencyCallsType {
  return { calls, ...toApiMoney(amount) };
}

export function toApiFreshness(freshness: Freshness, asOf: Date): SpendFreshnessType {
  return {
    newestCallAt: freshness.newestCallAt ?? null,
    newestArrivalAt: freshness.newestArrivalAt ?? null,
    pendingBuckets: freshness.pendingBuckets,
    asOf,
  };
}
