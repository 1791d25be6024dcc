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
const LONGEST_CONTAINER_SECONDS = 7 * 24 * 3600;
/** A server takes 128 KiB for one bound value; a call id in it has 35 bytes. */
const IDS_AT_ONCE = 2_000;
const TRACES_AT_ONCE = 50;
/** Calls tied to calls tied to calls: a span, an event and two observers are three steps. */
const MOST_TIES = 5;

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
   * Calls with several readings in some buckets or their neighbours: by id, tied by a provider's request id, or as a
   * span and the event of its call. Containers are left out: they are decided with the calls of their
   * traces only.
   */
  async seenBySeveral(tenant: TenantId, buckets: readonly number[]): Promise<readonly string[]> {
    const rows = await this.clickhouse.query<{ call: string }>({
      text: `SELECT lower(hex(call_id)) AS call FROM usage_events
             WHERE ${IN_BUCKETS} AND role = 'call' AND ${HALF_OF_CALL_ID} GLOBAL IN (${HALVES_WITH_SEVERAL_READINGS})
             GROUP BY call_id HAVING min(reading_id) != max(reading_id)
             UNION DISTINCT
             SELECT lower(hex(arrayJoin(groupUniqArray(call_id)))) AS call FROM usage_events
             WHERE ${IN_BUCKETS} AND role = 'call' AND provider_request_id != ''
             GROUP BY provider_request_id HAVING min(call_id) != max(call_id)
             UNION DISTINCT
             SELECT lower(hex(arrayJoin(groupUniqArray(call_id)))) AS call FROM usage_events
             WHERE ${IN_BUCKETS} AND role = 'call' AND (trace_id, span_id) GLOBAL IN (
               SELECT trace_id, span_id FROM usage_events WHERE ${IN_BUCKETS} AND signal = 'log')
             GROUP BY trace_id, span_id HAVING min(call_id) != max(call_id)`,
      params: { tenant, buckets: widened(buckets, NEIGHBOUR_BUCKETS) },
    });
    return rows.map(({ call }) => call);
  }

  /**
   * Containers that were running in some buckets and all calls seen in their traces while they were, in groups of whole
   * traces, so that what is decided at once stays bounded.
   */
  async ofContainers(tenant: TenantId, buckets: readonly number[]): Promise<readonly CallsOfTraces[]> {
    const containers = await this.containersIn(tenant, buckets);
    const traces = [...new Set(containers.map(({ trace }) => trace))];
    const groups: CallsOfTraces[] = [];
    for (const some of slicesOf(traces, TRACES_AT_ONCE)) {
      const members = new Set(some);
      const running = containers.filter(({ trace }) => members.has(trace));
      groups.push(await this.callsOf(tenant, some, running));
    }
    return groups;
  }

  /** Every row of some calls, and of the calls that are tied to them, as it stands, in some buckets and around them. */
  async rowsOf(tenant: TenantId, buckets: readonly number[], calls: readonly string[]): Promise<readonly LedgerRow[]> {
    const around = widened(buckets, CHAIN_BUCKETS);
    const known = new Set<string>();
    const rows: LedgerRow[] = [];
    let wanted: readonly string[] = calls;
    for (let tie = 0; wanted.length > 0 && tie < MOST_TIES; tie += 1) {
      wanted.forEach((call) => known.add(call));
      const found = await this.rowsOfIds(tenant, around, wanted);
      rows.push(...found);
      wanted = (await this.tiedTo(tenant, around, found)).filter((call) => !known.has(call));
    }
    return rows;
  }

  private async rowsOfIds(
    tenant: TenantId,
    buckets: readonly number[],
    calls: readonly string[],
  ): Promise<readonly LedgerRow[]> {
    const rows: LedgerRow[] = [];
    for (const some of slicesOf(calls, IDS_AT_ONCE)) {
      const stored = await this.clickhouse.query<StoredLedgerRow>({
        text: `SELECT ${LEDGER_ROW_SELECT} FROM usage_events FINAL WHERE ${IN_BUCKETS} AND ${CALL_IDS}`,
        params: { tenant, calls: some, buckets },
      });
      for (const row of stored) rows.push(decodeLedgerRow(row));
    }
    return rows;
  }

  /** Calls that share a provider's request id with some rows, or a span where one side is an event. */
  private async tiedTo(
    tenant: TenantId,
    buckets: readonly number[],
    rows: readonly LedgerRow[],
  ): Promise<readonly string[]> {
    const readings = rows.map((row) => row.reading).filter(({ role }) => role === 'call');
    const requests = readings.flatMap(({ providerRequestId }) => providerRequestId ?? []);
    const spans = readings.map(({ spanId }) => spanId);
    const spansOfEvents = readings.filter(({ signal }) => signal === 'log').map(({ spanId }) => spanId);
    const ties: readonly (readonly [condition: string, values: readonly string[]])[] = [
      ['provider_request_id IN {values:Array(String)}', requests],
      [`signal = 'log' AND ${SPAN_IDS}`, spans],
      [SPAN_IDS, spansOfEvents],
    ];
    const tied = new Set<string>();
    for (const [condition, values] of ties) {
      for (const some of slicesOf(
        [...new Set(values)].filter((value) => value !== ''),
        IDS_AT_ONCE,
      )) {
        const found = await this.clickhouse.query<{ call: string }>({
          text: `SELECT DISTINCT lower(hex(call_id)) AS call FROM usage_events
                 WHERE ${IN_BUCKETS} AND role = 'call' AND ${condition}`,
          params: { tenant, buckets, values: some },
        });
        found.forEach(({ call }) => tied.add(call));
      }
    }
    return [...tied];
  }

  private async containersIn(tenant: TenantId, buckets: readonly number[]): Promise<readonly RunningContainer[]> {
    const first = Math.min(...buckets);
    const containers = await this.clickhouse.query<StoredContainer>({
      text: `SELECT lower(hex(trace_id)) AS trace, toUnixTimestamp(bucket) AS started, ${CONTAINER_ENDED} AS ended
             FROM usage_events WHERE ${IN_RANGE} AND role = 'container'
             AND ${CONTAINER_ENDED} + {slack:UInt32} >= {first:UInt32}`,
      params: {
        tenant,
        from: first - LONGEST_CONTAINER_SECONDS,
        to: Math.max(...buckets) + BUCKET_SECONDS,
        first,
        slack: 2 * BUCKET_SECONDS,
      },
    });
    return [...containers, ...(await this.outerCallsIn(tenant, buckets))].map(({ trace, started, ended }) => ({
      trace,
      started: Number(started),
      ended: Number(ended),
    }));
  }

  /** Calls that only their span names, with another call hanging from it: containers as far as counting goes. */
  private async outerCallsIn(tenant: TenantId, buckets: readonly number[]): Promise<readonly StoredContainer[]> {
    const params = { tenant, buckets: widened(buckets, NEIGHBOUR_BUCKETS) };
    const unnamed = `${IN_BUCKETS} AND role = 'call' AND identity = 'span'`;
    // Most senders name their calls: then the question below, which looks at every parent, need not be asked.
    const [any] = await this.clickhouse.query({
      text: `SELECT 1 AS any FROM usage_events WHERE ${unnamed} LIMIT 1`,
      params,
    });
    if (any === undefined) return [];
    return this.clickhouse.query<StoredContainer>({
      text: `SELECT lower(hex(trace_id)) AS trace, toUnixTimestamp(bucket) AS started, ${CONTAINER_ENDED} AS ended
             FROM usage_events WHERE ${unnamed} AND (trace_id, span_id) GLOBAL IN (
               SELECT trace_id, parent_span_id FROM usage_events
               WHERE ${IN_BUCKETS} AND role = 'call' AND parent_span_id != unhex('0000000000000000'))`,
      params,
    });
  }

  private async callsOf(
    tenant: TenantId,
    traces: readonly string[],
    running: readonly RunningContainer[],
  ): Promise<CallsOfTraces> {
    const seen = await this.clickhouse.query<{ call: string; bucket: string }>({
      text: `SELECT lower(hex(call_id)) AS call, toUnixTimestamp(bucket) AS bucket
             FROM usage_events WHERE ${IN_RANGE} AND ${TRACE_IDS} GROUP BY call_id, bucket`,
      params: {
        tenant,
        traces,
        from: Math.min(...running.map(({ started }) => started)) - BUCKET_SECONDS,
        to: Math.max(...running.map(({ ended }) => ended)) + 2 * BUCKET_SECONDS,
      },
    });
    return {
      calls: [...new Set(seen.map(({ call }) => call))],
      buckets: [...new Set(seen.map(({ bucket }) => Number(bucket)))],
    };
  }
}

/** Calls to be decided together with the containers that may repeat them, and the buckets they lie in. */
export interface CallsOfTraces {
  readonly calls: readonly string[];
  readonly buckets: readonly number[];
}

interface StoredContainer {
  readonly trace: string;
  readonly started: string;
  readonly ended: string;
}

/** Times are the buckets' and Unix seconds. */
interface RunningContainer {
  readonly trace: string;
  readonly started: number;
  readonly ended: number;
}

/** A broken clock may name an end in another century: no container is believed to run longer than the longest. */
const CONTAINER_ENDED = `toUnixTimestamp(bucket) + least(intDiv(duration_us, 1000000), ${LONGEST_CONTAINER_SECONDS})`;
const SPAN_IDS = 'span_id IN (SELECT CAST(unhex(arrayJoin({values:Array(String)})) AS FixedString(8)))';

function slicesOf<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  const slices: (readonly T[])[] = [];
  for (let from = 0; from < all.length; from += size) slices.push(all.slice(from, from + size));
  return slices;
}

function widened(buckets: readonly number[], by: number): readonly number[] {
  const wide = new Set<number>();
  for (const bucket of buckets) {
    for (let step = -by; step <= by; step += 1) wide.add(bucket + step * BUCKET_SECONDS);
  }
  return [...wide];
}
