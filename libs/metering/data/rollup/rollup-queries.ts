import type { TenantId } from '@tokenledger/organization/domain';
import type { ClickHouseQuery } from '@tokenledger/shared/clickhouse';
import { BUCKET_SECONDS, bucketOf } from '@tokenledger/shared/time';

import { combined, dimensionFromEvents, ROLLUP_DIMENSIONS, ROLLUP_MEASURES, ROLLUPS } from './rollup-table';

const MEASURE_COLUMNS = ROLLUP_MEASURES.map((measure) => measure.column);
const COLUMNS = ['tenant_id', 'time_zone', 'period_start', 'generation', ...ROLLUP_DIMENSIONS, ...MEASURE_COLUMNS];

/** Table that says which generation of a period's rollup is the one to read. */
export const ROLLUP_GENERATIONS = 'rollup_generations';

const FROM_EVENTS = [
  ...ROLLUP_DIMENSIONS.map((dimension) => `${dimensionFromEvents(dimension)} AS dim_${dimension}`),
  ...ROLLUP_MEASURES.map((measure) => `${measure.fromEvents} AS measure_${measure.column}`),
].join(', ');
const GROUPS = ROLLUP_DIMENSIONS.map((dimension) => `dim_${dimension}`).join(', ');
const COUNTS_SOMETHING = 'measure_calls > 0 OR measure_duplicate_calls > 0';
const MEASURES = ROLLUP_MEASURES.map((measure) => `${combined(measure)} AS measure_${measure.column}`).join(', ');

/** Recomputes quarter-hour rollups from the calls. */
export function rollQuarterHours(tenant: TenantId, buckets: readonly number[], generation: bigint): ClickHouseQuery {
  return {
    text: `INSERT INTO ${ROLLUPS.quarterHour} (${COLUMNS.join(', ')})
SELECT tenant_id, '', bucket, {generation:UInt64}, ${FROM_EVENTS}
FROM usage_events FINAL
WHERE tenant_id = {tenant:String} AND bucket IN (SELECT toDateTime(arrayJoin({buckets:Array(UInt32)})))
GROUP BY tenant_id, bucket, ${GROUPS}
HAVING ${COUNTS_SOMETHING}
SETTINGS do_not_merge_across_partitions_select_final = 1`,
    params: { tenant, buckets, generation: generation.toString() },
  };
}

/** The row that says that a generation of a slice is there: no call is without a purpose. */
export const IS_SLICE_ITSELF = "purpose = ''";

/**
 * Recomputes the figures of some slices from the calls. Each slice gets a row without a group as well: it says that this
 * generation of the slice is there, also where none of its calls counts any more.
 */
export function rollSlices(tenant: TenantId, slices: readonly number[], generation: bigint): ClickHouseQuery {
  const nothing = ROLLUP_MEASURES.map(({ column, type }) => `CAST(0 AS ${type}) AS measure_${column}`).join(', ');
  return {
    text: `INSERT INTO ${ROLLUPS.slice} (${COLUMNS.join(', ')})
SELECT tenant_id, '', slice, {generation:UInt64}, ${FROM_EVENTS}
FROM usage_events FINAL
WHERE tenant_id = {tenant:String} AND bucket IN (SELECT toDateTime(arrayJoin({buckets:Array(UInt32)}))) AND slice IN (SELECT toDateTime(arrayJoin({slices:Array(UInt32)})))
GROUP BY tenant_id, slice, ${GROUPS}
HAVING ${COUNTS_SOMETHING}
UNION ALL
SELECT {tenant:String}, '', toDateTime(arrayJoin({slices:Array(UInt32)})), {generation:UInt64}, ${ROLLUP_DIMENSIONS.map((dimension) => `'' AS dim_${dimension}`).join(', ')}, ${nothing}
SETTINGS do_not_merge_across_partitions_select_final = 1`,
    params: {
      tenant,
      slices,
      buckets: [...new Set(slices.map((slice) => bucketOf(slice * 1_000_000)))],
      generation: generation.toString(),
    },
  };
}

/** Adds up quarter hours from their slices. */
export function rollQuarterHoursFromSlices(
  tenant: TenantId,
  buckets: readonly number[],
  generation: bigint,
): ClickHouseQuery {
  const quarter = `toStartOfInterval(period_start, INTERVAL ${BUCKET_SECONDS} SECOND)`;
  const inBuckets = `tenant_id = {tenant:String} AND time_zone = '' AND period_start >= toDateTime({from:UInt32}) AND period_start < toDateTime({to:UInt32}) AND ${quarter} IN (SELECT toDateTime(arrayJoin({buckets:Array(UInt32)})))`;
  return {
    text: `INSERT INTO ${ROLLUPS.quarterHour} (${COLUMNS.join(', ')})
SELECT {tenant:String}, '', ${quarter} AS quarter, {generation:UInt64}, ${ROLLUP_DIMENSIONS.join(', ')}, ${MEASURES}
FROM ${ROLLUPS.slice}
WHERE ${inBuckets} AND (period_start, generation) IN (
  SELECT period_start, max(generation) FROM ${ROLLUPS.slice} WHERE ${inBuckets} GROUP BY period_start)
GROUP BY quarter, ${ROLLUP_DIMENSIONS.join(', ')}
HAVING ${COUNTS_SOMETHING}`,
    params: {
      tenant,
      buckets,
      from: Math.min(...buckets),
      to: Math.max(...buckets) + BUCKET_SECONDS,
      generation: generation.toString(),
    },
  };
}

/** One day of a tenant's calendar: instants of its first moment and of the next day's. Unix seconds. */
export interface LocalDay {
  readonly from: number;
  readonly to: number;
}

/** Recomputes a day's rollup from its quarter hours. */
export function rollDay(tenant: TenantId, timeZone: string, day: LocalDay, generation: bigint): ClickHouseQuery {
  const inDay = `tenant_id = {tenant:String} AND time_zone = '' AND period_start >= toDateTime({from:UInt32}) AND period_start < toDateTime({to:UInt32})`;
  return {
    text: `INSERT INTO ${ROLLUPS.daily} (${COLUMNS.join(', ')})
SELECT {tenant:String}, {time_zone:String}, toDateTime({from:UInt32}), {generation:UInt64}, ${ROLLUP_DIMENSIONS.join(', ')}, ${MEASURES}
FROM ${ROLLUPS.quarterHour}
WHERE ${inDay} AND (period_start, generation) IN (
  SELECT period_start, max(generation) FROM ${ROLLUP_GENERATIONS}
  WHERE rollup = '${ROLLUPS.quarterHour}' AND ${inDay} GROUP BY period_start)
GROUP BY ${ROLLUP_DIMENSIONS.join(', ')}`,
    params: { tenant, time_zone: timeZone, ...day, generation: generation.toString() },
  };
}

/** Makes a generation the one that is read: all groups of its periods appear, and vanished ones disappear, at once. */
export function publishGeneration(
  tenant: TenantId,
  rollup: 'usage_quarter_hour' | 'usage_daily',
  timeZone: string,
  periods: readonly number[],
  generation: bigint,
): ClickHouseQuery {
  return {
    text: `INSERT INTO ${ROLLUP_GENERATIONS} (tenant_id, rollup, time_zone, period_start, generation)
SELECT {tenant:String}, {rollup:String}, {time_zone:String}, toDateTime(arrayJoin({periods:Array(UInt32)})), {generation:UInt64}`,
    params: { tenant, rollup, time_zone: timeZone, periods, generation: generation.toString() },
  };
}
