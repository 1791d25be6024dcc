import { type LedgerRow, NEIGHBOUR_BUCKETS } from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import { BUCKET_SECONDS } from '@tokenledger/shared/time';

import { decodeLedgerRow, LEDGER_ROW_SELECT, type StoredLedgerRow } from '../ledger/decode-ledger-row';

/**
 * Readings of one call may form a chain of neighbouring buckets. Eight on each side is two hours of clock difference
 * and delay; a longer chain is not one call.
 */
const CHAIN_BUCKETS = 8;
/** An agent's run is looked back for this long: its container starts before the calls that it explains. */
const LONGEST_CONTAINER_SECONDS = 24 * 3600;

const IN_BUCKETS = 'tenant_id = {tenant:String} AND bucket IN (SELECT toDateTime(arrayJoin({buckets:Array(UInt32)})))';
const IN_RANGE =
  'tenant_id = {tenant:String} AND bucket >= toDateTime({from:UInt32}) AND bucket <= toDateTime({to:UInt32})';
const CALL_IDS = 'call_id IN (SELECT CAST(unhex(arrayJoin({calls:Array(String)})) AS FixedString(16)))';
const TRACE_IDS = 'trace_id IN (SELECT CAST(unhex(arrayJoin({traces:Array(String)})) AS FixedString(16)))';

/** An id is a digest, so its first half is as good as random; as a number it is grouped four times as fast. */
const HALF_OF_CALL_ID = 'reinterpretAsUInt64(call_id)';
/** Finds all that the exact question would find, and now and then one more: it only has to leave out the many. */
const HALVES_WITH_SEVERAL_READINGS = `SELECT ${HALF_OF_CALL_ID} AS half FROM usage_events WHERE ${IN_BUCKETS}
  GROUP BY half HAVING min(reinterpretAsUInt64(reading_id)) != max(reinterpretAsUInt64(reading_id))`;

/** Finds in `usage_events` the few calls about which there is something to decide. */
export class StoredCalls {
  constructor(private readonly clickhouse: ClickHouse) {}

  /**
   * Calls with several readings in some buckets or their neighbours, by id or tied by a provider's request id.
   * Containers are left out: they are decided with the calls of their traces only.
   */
  async seenBySeveral(tenant: TenantId, buckets: readonly number[]): Promise<readonly string[]> {
    const rows = await this.clickhouse.query<{ call: string }>({
      text: `SELECT lower(hex(call_id)) AS call FROM usage_events
             WHERE ${IN_BUCKETS} AND role = 'call' AND ${HALF_OF_CALL_ID} GLOBAL IN (${HALVES_WITH_SEVERAL_READINGS})
             GROUP BY call_id HAVING min(reading_id) != max(reading_id)
             UNION DISTINCT
             SELECT lower(hex(arrayJoin(groupUniqArray(call_id)))) AS call FROM usage_events
             WHERE ${IN_BUCKETS} AND role = 'call' AND provider_request_id != ''
             GROUP BY provider_request_id HAVING min(call_id) != max(call_id)`,
      params: { tenant, buckets: widened(buckets, NEIGHBOUR_BUCKETS) },
    });
    return rows.map(({ call }) => call);
  }

  /** Containers that were running in some buckets, and all calls seen in their traces while they were. */
  async ofContainers(tenant: TenantId, buckets: readonly number[]): Promise<CallsOfContainers | undefined> {
    const first = Math.min(...buckets);
    const containers = await this.clickhouse.query<{ call: string; trace: string; started: string; ended: string }>({
      text: `SELECT lower(hex(call_id)) AS call, lower(hex(trace_id)) AS trace, toUnixTimestamp(bucket) AS started,
                    toUnixTimestamp(bucket) + intDiv(duration_us, 1000000) AS ended
             FROM usage_events WHERE ${IN_RANGE} AND role = 'container'
             AND toUnixTimestamp(bucket) + intDiv(duration_us, 1000000) + {slack:UInt32} >= {first:UInt32}`,
      params: {
        tenant,
        from: first - LONGEST_CONTAINER_SECONDS,
        to: Math.max(...buckets) + BUCKET_SECONDS,
        first,
        slack: 2 * BUCKET_SECONDS,
      },
    });
    if (containers.length === 0) return undefined;
    const from = Math.min(...containers.map(({ started }) => Number(started))) - BUCKET_SECONDS;
    const to = Math.max(...containers.map(({ ended }) => Number(ended))) + 2 * BUCKET_SECONDS;
    const traces = [...new Set(containers.map(({ trace }) => trace))];
    const seen = await this.clickhouse.query<{ call: string; bucket: string }>({
      text: `SELECT lower(hex(call_id)) AS call, toUnixTimestamp(bucket) AS bucket
             FROM usage_events WHERE ${IN_RANGE} AND ${TRACE_IDS} GROUP BY call_id, bucket`,
      params: { tenant, from, to, traces },
    });
    return {
      calls: [...new Set(seen.map(({ call }) => call))],
      buckets: [...new Set(seen.map(({ bucket }) => Number(bucket)))],
    };
  }

  /** Every row of some calls as it stands, in some buckets and around them. */
  async rowsOf(tenant: TenantId, buckets: readonly number[], calls: readonly string[]): Promise<readonly LedgerRow[]> {
    const rows = await this.clickhouse.query<StoredLedgerRow>({
      text: `SELECT ${LEDGER_ROW_SELECT} FROM usage_events FINAL WHERE ${IN_BUCKETS} AND ${CALL_IDS}`,
      params: { tenant, calls, buckets: widened(buckets, CHAIN_BUCKETS) },
    });
    return rows.map(decodeLedgerRow);
  }
}

/** Calls to be decided together with the containers that may repeat them, and the buckets they lie in. */
export interface CallsOfContainers {
  readonly calls: readonly string[];
  readonly buckets: readonly number[];
}

function widened(buckets: readonly number[], by: number): readonly number[] {
  const wide = new Set<number>();
  for (const bucket of buckets) {
    for (let step = -by; step <= by; step += 1) wide.add(bucket + step * BUCKET_SECONDS);
  }
  return [...wide];
}
