import { type DirtyBucket, NOTHING_NEW } from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import type { ClickHouseParam } from '@tokenledger/shared/clickhouse';
import { bucketOf } from '@tokenledger/shared/time';

/**
 * Rows of a tenant that have not been looked at for other readings of their calls: those of some slices that arrived at or
 * after a moment. Maybe a few more, which only costs.
 */
export interface NewRows {
  /** Starts of slices, Unix seconds. */
  readonly slices: readonly number[];
  /** Unix milliseconds. */
  readonly sinceMs: number;
}

/** @returns undefined where nothing in the buckets is new */
export function newRowsOf(dirty: readonly Pick<DirtyBucket, 'slices' | 'newSinceMs'>[]): NewRows | undefined {
  const withNews = dirty.filter(({ newSinceMs }) => newSinceMs !== NOTHING_NEW);
  if (withNews.length === 0) return undefined;
  return {
    slices: withNews.flatMap(({ slices }) => slices),
    sinceMs: Math.min(...withNews.map(({ newSinceMs }) => newSinceMs)),
  };
}

export function bucketsOfSlices(slices: readonly number[]): readonly number[] {
  return [...new Set(slices.map((slice) => bucketOf(slice * 1_000_000)))];
}

/** Condition on `usage_events`, with the parameters of `newRowsParams`. */
export const IS_NEW =
  'tenant_id = {tenant:String} AND bucket IN (SELECT toDateTime(arrayJoin({new_buckets:Array(UInt32)}))) ' +
  'AND slice IN (SELECT toDateTime(arrayJoin({new_slices:Array(UInt32)}))) ' +
  "AND arrived_at >= fromUnixTimestamp64Milli({new_since:Int64}, 'UTC')";

export function newRowsParams(tenant: TenantId, { slices, sinceMs }: NewRows): Record<string, ClickHouseParam> {
  return { tenant, new_buckets: bucketsOfSlices(slices), new_slices: slices, new_since: sinceMs };
}
