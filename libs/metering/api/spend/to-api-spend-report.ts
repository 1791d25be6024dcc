import type { SpendFigures, SpendReport, SpendRequest, SpendRow } from '@tokenledger/metering/domain';
import { formatDecimal18 } from '@tokenledger/shared/money';

import { SpendCalendar } from './spend-period';
import type { SpendFiguresType, SpendReportType, SpendRowType } from './spend-report';

const SHARE_PLACES = 6;

/** @param asOf when the report was made */
export function toApiSpendReport(request: SpendRequest, report: SpendReport, asOf: Date): SpendReportType {
  const calendar = new SpendCalendar(request, asOf);
  return {
    from: request.from,
    to: request.to,
    timeZone: request.timeZone,
    granularity: request.granularity,
    groupBy: [...request.groupBy],
    rows: report.rows.map((row) => toApiSpendRow(request, row, calendar)),
    truncated: report.truncated,
    totals: toApiSpendFigures(report.totals),
    possibleDuplicates: report.possibleDuplicates,
    freshness: {
      newestCallAt: report.freshness.newestCallAt ?? null,
      newestArrivalAt: report.freshness.newestArrivalAt ?? null,
      pendingBuckets: report.freshness.pendingBuckets,
      asOf,
    },
  };
}

function toApiSpendRow(request: SpendRequest, row: SpendRow, calendar: SpendCalendar): SpendRowType {
  const { start, end, partial } = calendar.periodOf(row.periodStart);
  return {
    periodStart: start,
    periodEnd: end,
    partial,
    group: request.groupBy.map((dimension, index) => ({ dimension, value: row.group[index] ?? null })),
    ...toApiSpendFigures(row),
  };
}

function toApiSpendFigures(figures: SpendFigures): SpendFiguresType {
  const { calls, tokens, cost, unpriced, unallocated, incomplete } = figures;
  return {
    calls,
    tokens,
    cost: cost.map(({ currency, amount }) => ({ currency, amount: formatDecimal18(amount) })),
    coverage: {
      unpriced,
      unallocated,
      incomplete,
      pricedCallShare: shareOf(calls - unpriced.calls, calls),
      allocatedCallShare: shareOf(calls - unallocated.calls, calls),
      completeCallShare: shareOf(calls - incomplete.calls, calls),
    },
  };
}

/** Cut, not rounded: 1 is said only where not a single call is missing. */
function shareOf(part: bigint, whole: bigint): string | null {
  if (whole === 0n) return null;
  const scale = 10n ** BigInt(SHARE_PLACES);
  const scaled = (part * scale) / whole;
  const fraction = (scaled % scale).toString().padStart(SHARE_PLACES, '0').replace(/0+$/, '');
  return `${scaled / scale}${fraction === '' ? '' : `.${fraction}`}`;
}
