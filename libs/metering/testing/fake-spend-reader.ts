import {
  NO_SPEND,
  type SpendFigures,
  type SpendReader,
  type SpendReport,
  type SpendRequest,
  type SpendRow,
} from '@tokenledger/metering/domain';
import type { LedgerScope, TenantId } from '@tokenledger/organization/domain';

/** Figures of nothing. */
export const NO_FIGURES: SpendFigures = NO_SPEND;

export function aSpendReport(report: Partial<SpendReport> = {}): SpendReport {
  return {
    rows: [],
    truncated: false,
    totals: NO_FIGURES,
    possibleDuplicates: { calls: 0n, tokens: 0n },
    freshness: { newestCallAt: undefined, newestArrivalAt: undefined, pendingBuckets: 0 },
    groupCount: 1n,
    comparison: undefined,
    ...report,
  };
}

export function aSpendRow(row: Partial<SpendRow> = {}): SpendRow {
  return { ...NO_SPEND, periodStart: undefined, group: [], rest: false, previous: undefined, ...row };
}

/** Answers each tenant with the report it was given for it, and keeps what was asked. */
export class FakeSpendReader implements SpendReader {
  readonly asked: { readonly tenant: TenantId; readonly scope: LedgerScope; readonly request: SpendRequest }[] = [];
  private readonly reports = new Map<TenantId, SpendReport | Error>();

  /** @param answer an error is thrown */
  give(tenant: TenantId, answer: SpendReport | Error): void {
    this.reports.set(tenant, answer);
  }

  spend(scope: LedgerScope, request: SpendRequest): Promise<SpendReport> {
    const { tenant } = scope;
    this.asked.push({ tenant, scope, request });
    const answer = this.reports.get(tenant) ?? aSpendReport();
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  }
}
