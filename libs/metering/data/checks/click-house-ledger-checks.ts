import {
  type AnswerShapes,
  type AvoidedCounts,
  type ChecksRequest,
  type DirtyBuckets,
  type LedgerChecks,
  MOST_DISAGREEING_CALLS,
  MOST_REPORTED_GROUPS,
  MOST_SERVED_PAIRS,
  MOST_SHAPED_MODELS,
  MOST_UNINSTRUMENTED_GROUPS,
  type ReportedCosts,
  type ServedModels,
  type UninstrumentedSpend,
} from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';

import {
  avoidedCountsQuery,
  disagreeingCallsQuery,
  notComparedQuery,
  outsideCallsQuery,
  reportedCostsQuery,
  uninstrumentedQuery,
} from './check-queries';
import {
  decodeAvoidedCounts,
  decodeComparedCost,
  decodeDisagreeingCall,
  decodeReportedCostGroup,
  decodeUninstrumentedFigures,
  decodeUninstrumentedGroup,
  isSum,
  type StoredCheckRow,
  wholeOf,
} from './decode-checks';
import { decodeModelAnswers, decodeServedModel } from './decode-integrity';
import { answerShapesQuery, namedModelsQuery, servedModelsQuery } from './integrity-queries';

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

  async uninstrumentedSpend(tenant: TenantId, request: ChecksRequest): Promise<UninstrumentedSpend> {
    const [rows, [outside], pendingBuckets] = await Promise.all([
      this.clickhouse.query<StoredCheckRow>(uninstrumentedQuery(tenant, request, MOST_UNINSTRUMENTED_GROUPS)),
      this.clickhouse.query<StoredCheckRow>(outsideCallsQuery(tenant, request)),
      this.pendingOf(tenant, request),
    ]);
    const groups = rows.filter((row) => !isSum(row));
    return {
      total: decodeUninstrumentedFigures(rows.find(isSum)),
      groups: groups.slice(0, MOST_UNINSTRUMENTED_GROUPS).map(decodeUninstrumentedGroup),
      truncated: groups.length > MOST_UNINSTRUMENTED_GROUPS,
      outsideCalls: wholeOf(outside, 'calls'),
      pendingBuckets,
    };
  }

  async servedModels(tenant: TenantId, request: ChecksRequest): Promise<ServedModels> {
    const [rows, [named], pendingBuckets] = await Promise.all([
      this.clickhouse.query<StoredCheckRow>(servedModelsQuery(tenant, request, MOST_SERVED_PAIRS)),
      this.clickhouse.query<StoredCheckRow>(namedModelsQuery(tenant, request)),
      this.pendingOf(tenant, request),
    ]);
    return {
      pairs: rows.slice(0, MOST_SERVED_PAIRS).map(decodeServedModel),
      truncated: rows.length > MOST_SERVED_PAIRS,
      comparedCalls: wholeOf(named, 'calls'),
      pendingBuckets,
    };
  }

  async answerShapes(tenant: TenantId, request: ChecksRequest): Promise<AnswerShapes> {
    const [rows, pendingBuckets] = await Promise.all([
      this.clickhouse.query<StoredCheckRow>(answerShapesQuery(tenant, request, MOST_SHAPED_MODELS)),
      this.pendingOf(tenant, request),
    ]);
    const models = decodeModelAnswers(rows, request);
    return {
      models: models.slice(0, MOST_SHAPED_MODELS),
      truncated: models.length > MOST_SHAPED_MODELS,
      pendingBuckets,
    };
  }

  private pendingOf(tenant: TenantId, { from, to }: ChecksRequest): Promise<number> {
    return this.dirtyBuckets.countPending(tenant, from.getTime() / 1000, to.getTime() / 1000);
  }
}
