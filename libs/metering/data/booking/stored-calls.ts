import { type LedgerRow, NEIGHBOUR_BUCKETS } from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import { BUCKET_SECONDS } from '@tokenledger/shared/time';

import { decodeLedgerRow, LEDGER_ROW_SELECT, type StoredLedgerRow } from '../ledger/decode-ledger-row';

/** Buckets of one tenant, both ends included, in Unix seconds. */
export interface BucketRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Readings of one call may form a chain of neighbouring buckets. Eight on each side is two hours of clock difference
 * and delay; a longer chain is not one call.
 */
const CHAIN_BUCKETS = 8;
/** An agent's run is looked back for this long: its container starts before the calls that it explains. */
const LONGEST_CONTAINER_SECONDS = 24 * 3600;

const IN_RANGE =
  'tenant_id = {tenant:String} AND bucket >= toDateTime({from:UInt32}) AND bucket <= toDateTime({to:UInt32})';
const CALL_IDS = 'call_id IN (SELECT CAST(unhex(arrayJoin({calls:Array(String)})) AS FixedString(16)))';
const TRACE_IDS = 'trace_id IN (SELECT CAST(unhex(arrayJoin({traces:Array(String)})) AS FixedString(16)))';

/** Finds in `usage_events` the few calls about which there is something to decide. */
export class StoredCalls {
  constructor(private readonly clickhouse: ClickHouse) {}

  /** Calls with several readings in the range or its neighbours, by id or tied by a provider's request id. */
  async seenBySeveral(tenant: TenantId, range: BucketRange): Promise<readonly string[]> {
    const bounds = { tenant, ...widened(range, NEIGHBOUR_BUCKETS) };
    const rows = await this.clickhouse.query<{ call: string }>({
      text: `SELECT lower(hex(call_id)) AS call FROM usage_events WHERE ${IN_RANGE}
             GROUP BY call_id HAVING min(reading_id) != max(reading_id)
             UNION DISTINCT
             SELECT lower(hex(arrayJoin(groupUniqArray(call_id)))) AS call FROM usage_events
             WHERE ${IN_RANGE} AND provider_request_id != ''
             GROUP BY provider_request_id HAVING min(call_id) != max(call_id)`,
      params: bounds,
    });
    return rows.map(({ call }) => call);
  }

  /** Containers that were running in the range, and all calls seen in their traces while they were. */
  async ofContainers(tenant: TenantId, range: BucketRange): Promise<readonly string[]> {
    const containers = await this.clickhouse.query<{ call: string; trace: string; started: string; ended: string }>({
      text: `SELECT lower(hex(call_id)) AS call, lower(hex(trace_id)) AS trace, toUnixTimestamp(bucket) AS started,
                    toUnixTimestamp(bucket) + intDiv(duration_us, 1000000) AS ended
             FROM usage_events WHERE ${IN_RANGE} AND role = 'container'
             AND toUnixTimestamp(bucket) + intDiv(duration_us, 1000000) + {slack:UInt32} >= {running_from:UInt32}`,
      params: {
        tenant,
        from: range.from - LONGEST_CONTAINER_SECONDS,
        to: range.to + BUCKET_SECONDS,
        running_from: range.from,
        slack: 2 * BUCKET_SECONDS,
      },
    });
    if (containers.length === 0) return [];
    const calls = await this.clickhouse.query<{ call: string }>({
      text: `SELECT DISTINCT lower(hex(call_id)) AS call FROM usage_events WHERE ${IN_RANGE} AND ${TRACE_IDS}`,
      params: {
        tenant,
        from: Math.min(...containers.map(({ started }) => Number(started))) - BUCKET_SECONDS,
        to: Math.max(...containers.map(({ ended }) => Number(ended))) + 2 * BUCKET_SECONDS,
        traces: [...new Set(containers.map(({ trace }) => trace))],
      },
    });
    return [...new Set([...containers, ...calls].map(({ call }) => call))];
  }

  /** Every row of some calls as it stands, in the range and around it. */
  async rowsOf(tenant: TenantId, range: BucketRange, calls: readonly string[]): Promise<readonly LedgerRow[]> {
    const rows = await this.clickhouse.query<StoredLedgerRow>({
      text: `SELECT ${LEDGER_ROW_SELECT} FROM usage_events FINAL WHERE ${IN_RANGE} AND ${CALL_IDS}`,
      params: { tenant, calls, ...widened(range, CHAIN_BUCKETS) },
    });
    return rows.map(decodeLedgerRow);
  }
}

function widened(range: BucketRange, buckets: number): BucketRange {
  return { from: range.from - buckets * BUCKET_SECONDS, to: range.to + buckets * BUCKET_SECONDS };
}
