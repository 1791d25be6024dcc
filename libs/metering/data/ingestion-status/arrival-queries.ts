import { MOST_SENDERS } from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import type { ClickHouseQuery } from '@tokenledger/shared/clickhouse';

import { OWN } from '../tenant-views/tenant-views';

/** What observers saw, as opposed to the bookings that were made of it. */
const READINGS_OF_TENANT = `FROM ${OWN.usageVersions} WHERE tenant_id = {tenant:String} AND reinterpretAsUInt64(reading_id) != 0`;
const ARRIVED_SINCE = 'arrived_at >= fromUnixTimestamp64Milli({since_ms:Int64})';

/**
 * Booked calls by the minute of their arrival. Only buckets into which something arrived are read as bookings: calls of
 * last year that arrive now are found, and last year is not read. No index on arrivals may hide a version of a row.
 */
export function callsPerMinuteQuery(tenant: TenantId, since: Date): ClickHouseQuery {
  return {
    text: `SELECT toUnixTimestamp(toStartOfMinute(arrived_at)) AS minute, count() AS calls
FROM ${OWN.usageEvents}
WHERE tenant_id = {tenant:String} AND booked AND ${ARRIVED_SINCE} AND bucket GLOBAL IN (
  SELECT DISTINCT bucket FROM ${OWN.usageVersions} WHERE tenant_id = {tenant:String} AND ${ARRIVED_SINCE})
GROUP BY minute
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 0`,
    params: sinceParams(tenant, since),
  };
}

/** One sender more than are shown, which tells whether there are any. */
export function sendersQuery(tenant: TenantId, since: Date): ClickHouseQuery {
  return {
    text: `SELECT key_id, service, dialect, uniqExact(call_id) AS calls,
  toUnixTimestamp64Milli(max(arrived_at)) AS newest_arrival_at_ms
${READINGS_OF_TENANT} AND ${ARRIVED_SINCE}
GROUP BY key_id, service, dialect
ORDER BY calls DESC, key_id, service, dialect LIMIT {row_limit:UInt32}`,
    params: { ...sinceParams(tenant, since), row_limit: MOST_SENDERS + 1 },
  };
}

/** @param since undefined reads the arrival of every reading */
export function newestArrivalQuery(tenant: TenantId, since: Date | undefined): ClickHouseQuery {
  return {
    text: `SELECT toUnixTimestamp64Milli(max(arrived_at)) AS at_ms, count() AS readings
${READINGS_OF_TENANT}${since === undefined ? '' : ` AND ${ARRIVED_SINCE}`}`,
    params: since === undefined ? { tenant } : sinceParams(tenant, since),
  };
}

/** Read from the end of the tenant's part of the key: as cheap with a billion calls as with one. */
export function newestCallQuery(tenant: TenantId): ClickHouseQuery {
  return {
    text: `SELECT toUnixTimestamp64Milli(started_at) AS at_ms
${READINGS_OF_TENANT}
ORDER BY bucket DESC, started_at DESC LIMIT 1`,
    params: { tenant },
  };
}

function sinceParams(tenant: TenantId, since: Date): { readonly tenant: string; readonly since_ms: number } {
  return { tenant, since_ms: since.getTime() };
}
