import {
  type AvoidedCounts,
  type ChecksRequest,
  type DirtyBuckets,
  type LedgerChecks,
  MOST_DISAGREEING_CALLS,
  MOST_REPORTED_GROUPS,
  type ReportedCosts,
} from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';

import { avoidedCountsQuery, disagreeingCallsQuery, notComparedQuery, reportedCostsQuery } from './check-queries';
import {
  decodeAvoidedCounts,
  decodeComparedCost,
  decodeDisagreeingCall,
  decodeReportedCostGroup,
  isSum,
  type StoredCheckRow,
  wholeOf,
} from './decode-checks';

/** Checks the ledger's own rows: no rollup keeps what did not count. */
export class ClickHouseLedgerChecks implements LedgerChecks {
  constructor(
    private readonly clickhouse: Pick<ClickHouse, 'query'>,
    private readonly dirtyBuckets: Pick<DirtyBuckets, 'countPending'>,
  ) {}

  async avoidedCounts(tenant: TenantId, request: ChecksRequest): Promise<AvoidedCounts> {
    const [rows, pendingBuckets] = await Promise.all([
      this.clickhouse.query<StoredCheckRow>(avoidedCountsQuery(tenant, request)),
      this.pendingOf(tenant, request),
    ]);
    return { counts: decodeAvoidedCounts(rows), pendingBuckets };
  }

  async reportedCosts(tenant: TenantId, request: ChecksRequest): Promise<ReportedCosts> {
    const [rows, [rest], largest, pendingBuckets] = await Promise.all([
      this.clickhouse.query<StoredCheckRow>(reportedCostsQuery(tenant, request, MOST_REPORTED_GROUPS)),
      this.clickhouse.query<StoredCheckRow>(notComparedQuery(tenant, request)),
      this.clickhouse.query<StoredCheckRow>(disagreeingCallsQuery(tenant, request, MOST_DISAGREEING_CALLS)),
      this.pendingOf(tenant, request),
    ]);
    if (rest === undefined) throw new Error('an aggregate without groups gave no row');
    const groups = rows.filter((row) => !isSum(row));
    return {
      totals: rows.filter(isSum).map(decodeComparedCost),
      groups: groups.slice(0, MOST_REPORTED_GROUPS).map(decodeReportedCostGroup),
      truncated: groups.length > MOST_REPORTED_GROUPS,
      largest: largest.map(decodeDisagreeingCall),
      otherCurrencyCalls: wholeOf(rest, 'other_currency'),
      withoutPriceCalls: wholeOf(rest, 'without_price'),
      pendingBuckets,
    };
  }

  private pendingOf(tenant: TenantId, { from, to }: ChecksRequest): Promise<number> {
    return this.dirtyBuckets.countPending(tenant, from.getTime() / 1000, to.getTime() / 1000);
  }
}
