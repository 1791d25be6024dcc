import type { TenantId } from '@tokenledger/organization/domain';
import type { ClickHouseQuery } from '@tokenledger/shared/clickhouse';

import { combined, dimensionFromEvents, ROLLUP_DIMENSIONS, ROLLUP_MEASURES, ROLLUPS } from './rollup-table';

const MEASURE_COLUMNS = ROLLUP_MEASURES.map((measure) => measure.column);
const COLUMNS = ['tenant_id', 'time_zone', 'period_start', 'generation', ...ROLLUP_DIMENSIONS, ...MEASURE_COLUMNS];

/** Table that says which generation of a period's rollup is the one to read. */
export const ROLLUP_GENERATIONS = 'rollup_generations';

/** Recomputes quarter-hour rollups from the calls. */
export function rollQuarterHours(tenant: TenantId, buckets: readonly number[], generation: bigint): ClickHouseQuery {
  const dimensions = ROLLUP_DIMENSIONS.map((dimension) => `${dimensionFromEvents(dimension)} AS dim_${dimension}`);
  return {
    text: `INSERT INTO ${ROLLUPS.quarterHour} (${COLUMNS.join(', ')})
SELECT tenant_id, '', bucket, {generation:UInt64}, ${dimensions.join(', ')}, ${ROLLUP_MEASURES.map((measure) => `${measure.fromEvents} AS measure_${measure.column}`).join(', ')}
FROM usage_events FINAL
WHERE tenant_id = {tenant:String} AND bucket IN (SELECT toDateTime(arrayJoin({buckets:Array(UInt32)})))
GROUP BY tenant_id, bucket, ${ROLLUP_DIMENSIONS.map((dimension) => `dim_${dimension}`).join(', ')}
HAVING measure_calls > 0 OR measure_duplicate_calls > 0
SETTINGS do_not_merge_across_partitions_select_final = 1`,
    params: { tenant, buckets, generation: generation.toString() },
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
SELECT {tenant:String}, {time_zone:String}, toDateTime({from:UInt32}), {generation:UInt64}, ${ROLLUP_DIMENSIONS.join(', ')}, ${ROLLUP_MEASURES.map((measure) => `${combined(measure)} AS measure_${measure.column}`).join(', ')}
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
