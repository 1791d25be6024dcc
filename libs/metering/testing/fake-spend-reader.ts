import type { SpendFigures, SpendReader, SpendReport, SpendRequest } from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';

/** Figures of nothing. */
export const NO_FIGURES: SpendFigures = {
  calls: 0n,
  tokens: { input: 0n, uncachedInput: 0n, cacheRead: 0n, cacheWrite: 0n, output: 0n, reasoning: 0n, total: 0n },
  cost: [],
  unpriced: { calls: 0n, tokens: 0n },
  unallocated: { calls: 0n, tokens: 0n },
  incomplete: { calls: 0n },
};

export function aSpendReport(report: Partial<SpendReport> = {}): SpendReport {
  return {
    rows: [],
    truncated: false,
    totals: NO_FIGURES,
    possibleDuplicates: { calls: 0n, tokens: 0n },
    freshness: { newestCallAt: undefined, newestArrivalAt: undefined, pendingBuckets: 0 },
    ...report,
  };
}

/** Answers each tenant with the report it was given for it, and keeps what was asked. */
export class FakeSpendReader implements SpendReader {
  readonly asked: { readonly tenant: TenantId; readonly request: SpendRequest }[] = [];
  private readonly reports = new Map<TenantId, SpendReport | Error>();

  /** @param answer an error is thrown */
  give(tenant: TenantId, answer: SpendReport | Error): void {
    this.reports.set(tenant, answer);
  }

  spend(tenant: TenantId, request: SpendRequest): Promise<SpendReport> {
    this.asked.push({ tenant, request });
    const answer = this.reports.get(tenant) ?? aSpendReport();
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  }
}
