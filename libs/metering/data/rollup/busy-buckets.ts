import type { TenantId } from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import { BUCKET_SECONDS, type Clock, slicesOfBucket } from '@tokenledger/shared/time';

import { IS_SLICE_ITSELF, ROLLUP_GENERATIONS } from './rollup-queries';
import { ROLLUPS } from './rollup-table';

/** From here on a bucket is added up from its slices: recomputing one of fewer calls takes less than a tenth of a second. */
const BUSY_ROWS = 100_000;
/** Slices older than this are not used any more; `usage_slice` keeps them for three days longer, whatever the clocks say. */
const SLICED_FOR_SECONDS = 24 * 3600;

/** Finds out which buckets are so busy that only their changed slices should be recomputed. */
export class BusyBuckets {
  /** @param busyRows rows from which a bucket is busy */
  constructor(
    private readonly clickhouse: Pick<ClickHouse, 'query'>,
    private readonly clock: Clock,
    private readonly busyRows = BUSY_ROWS,
  ) {}

  /**
   * @returns for each busy bucket among some, the slices to recompute: those that changed where the figures of all its
   * slices are at hand, else all
   */
  async slicesToRoll(
    tenant: TenantId,
    changed: ReadonlyMap<number, ReadonlySet<number>>,
  ): Promise<ReadonlyMap<number, readonly number[]>> {
    const usedFrom = this.clock.now().getTime() / 1000 - SLICED_FOR_SECONDS;
    const recent = [...changed.keys()].filter((bucket) => bucket >= usedFrom);
    if (recent.length === 0) return new Map();
    const sliced = await this.slicedAmong(tenant, recent);
    const others = recent.filter((bucket) => !sliced.has(bucket));
    const busy = others.length === 0 ? [] : await this.busyAmong(tenant, others);
    return new Map([
      ...[...sliced].map((bucket) => [bucket, [...(changed.get(bucket) ?? [])]] as const),
      ...busy.map((bucket) => [bucket, slicesOfBucket(bucket)] as const),
    ]);
  }

  /** Buckets that have many calls: asked of buckets without slices alone, since counting reads every row of them. */
  private async busyAmong(tenant: TenantId, buckets: readonly number[]): Promise<readonly number[]> {
    const rows = await this.clickhouse.query<{ busy: number }>({
      text: `SELECT toUnixTimestamp(bucket) AS busy FROM usage_events
             WHERE tenant_id = {tenant:String} AND bucket IN (SELECT toDateTime(arrayJoin({buckets:Array(UInt32)})))
             GROUP BY bucket HAVING count() >= {busy_rows:UInt64}`,
      params: { tenant, buckets, busy_rows: this.busyRows },
    });
    return rows.map(({ busy }) => Number(busy));
  }

  /**
   * Buckets of which every slice was rolled, and one of them when the bucket itself was: a bucket that was recomputed from
   * its calls since then has slices that nobody kept up to date.
   */
  private async slicedAmong(tenant: TenantId, buckets: readonly number[]): Promise<ReadonlySet<number>> {
    const rows = await this.clickhouse.query<{ sliced: number }>({
      text: `SELECT toUnixTimestamp(quarter) AS sliced
             FROM (SELECT toStartOfInterval(period_start, INTERVAL ${BUCKET_SECONDS} SECOND) AS quarter,
                          uniqExact(period_start) AS slices, max(generation) AS slice_generation
                   FROM ${ROLLUPS.slice}
                   WHERE tenant_id = {tenant:String} AND time_zone = '' AND ${IS_SLICE_ITSELF}
                     AND period_start >= toDateTime({from:UInt32}) AND period_start < toDateTime({to:UInt32})
                   GROUP BY quarter) AS slices_of_quarter
             INNER JOIN (SELECT period_start AS quarter, max(generation) AS quarter_generation
                   FROM ${ROLLUP_GENERATIONS}
                   WHERE tenant_id = {tenant:String} AND rollup = '${ROLLUPS.quarterHour}' AND time_zone = ''
                     AND period_start >= toDateTime({from:UInt32}) AND period_start < toDateTime({to:UInt32})
                   GROUP BY quarter) AS published USING (quarter)
             WHERE slices = {all_slices:UInt32} AND slice_generation >= quarter_generation`,
      params: {
        tenant,
        from: Math.min(...buckets),
        to: Math.max(...buckets) + BUCKET_SECONDS,
        all_slices: slicesOfBucket(0).length,
      },
    });
    const sliced = new Set(rows.map((row) => Number(row.sliced)));
    return new Set(buckets.filter((bucket) => sliced.has(bucket)));
  }
}
