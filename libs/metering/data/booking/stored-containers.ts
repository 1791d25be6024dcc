import { NEIGHBOUR_BUCKETS } from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import { BUCKET_SECONDS } from '@tokenledger/shared/time';

import { type Condition, inBuckets, partsOf, widened } from './bucket-conditions';
import { CallsApart, INPUT_TOKENS, joinAlike, type TracesAlike } from './calls-apart';
import { bucketsOfSlices, IS_NEW, type NewRows, newRowsParams } from './new-rows';

/** An agent's run is looked back for this long: its container starts before the calls that it explains. */
const LONGEST_CONTAINER_SECONDS = 7 * 24 * 3600;
const TRACES_AT_ONCE = 50;
const NO_SPAN = "unhex('0000000000000000')";
/** A server takes 128 KiB for one bound value; a trace id in it has 35 bytes. */
const IDS_AT_ONCE = 2_000;

const TRACE_IDS = 'trace_id IN (SELECT CAST(unhex(arrayJoin({traces:Array(String)})) AS FixedString(16)))';
const TRACE_OF_NEW_ROW = `trace_id GLOBAL IN (SELECT trace_id FROM usage_events WHERE ${IS_NEW})`;
/** A broken clock may name an end in another century: no container is believed to run longer than the longest. */
const CONTAINER_ENDED = `toUnixTimestamp(bucket) + least(intDiv(duration_us, 1000000), ${LONGEST_CONTAINER_SECONDS})`;

/** Of a trace's calls so many are compared; a span around more is one of an agent, which says so. */
const MOST_COMPARED = 500;
const STARTED_US = 'toUnixTimestamp64Micro(started_at)';
/** Whether the input of an unnamed call is that of all that ran while it did: its own stands in the sum as well. */
const HOLDS_A_SUM = `arrayExists(
  outer -> outer.4 AND outer.3 > 0 AND 2 * outer.3 = arraySum(
    inner -> if(inner.1 >= outer.1 - 50000 AND inner.2 <= outer.2 + 50000, inner.3, 0), seen),
  groupUniqArray(${MOST_COMPARED})(
    (${STARTED_US}, ${STARTED_US} + toInt64(duration_us), ${INPUT_TOKENS}, identity = 'span', span_id)) AS seen)`;

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
type Running = Pick<TracesAlike, 'started' | 'ended'>;

/** Finds in `usage_events` the containers about which new rows may change something. */
export class StoredContainers {
  private readonly callsApart: CallsApart;

  constructor(private readonly clickhouse: Pick<ClickHouse, 'query'>) {
    this.callsApart = new CallsApart(clickhouse);
  }

  /**
   * Containers in the traces of new rows that were running in the buckets of these rows, and all calls seen in those traces
   * while they were, in groups of whole traces, so that what is decided at once stays bounded.
   * @param traces further ones: those of calls whose booking a new row may have changed
   */
  async around(tenant: TenantId, news: NewRows, traces: readonly string[]): Promise<readonly CallsOfTraces[]> {
    const conditions: readonly Condition[] = [
      { text: TRACE_OF_NEW_ROW, params: newRowsParams(tenant, news) },
      ...partsOf(traces, IDS_AT_ONCE).map((some) => ({ text: TRACE_IDS, params: { tenant, traces: some } })),
    ];
    const buckets = bucketsOfSlices(news.slices);
    const containers = [
      ...(await this.containersIn(tenant, buckets, conditions)),
      ...(await this.outerCallsIn(tenant, buckets, conditions)),
      ...(await this.repeatingCallsIn(tenant, buckets, conditions)),
    ].map(({ trace, started, ended }) => ({ trace, started: Number(started), ended: Number(ended) }));
    const apart = await this.callsApart.find(tenant, widened(buckets, NEIGHBOUR_BUCKETS), conditions);
    const sets = joinAlike([...apart, ...containers.map(({ trace, ...running }) => ({ traces: [trace], ...running }))]);
    const groups: CallsOfTraces[] = [];
    for (const some of partsOf(sets, TRACES_AT_ONCE)) {
      groups.push(
        await this.callsOf(
          tenant,
          some.flatMap(({ traces: members }) => members),
          some,
        ),
      );
    }
    return groups;
  }

  private async containersIn(
    tenant: TenantId,
    buckets: readonly number[],
    inTraces: readonly Condition[],
  ): Promise<readonly StoredContainer[]> {
    const first = Math.min(...buckets);
    const running = `tenant_id = {tenant:String} AND bucket >= toDateTime({from:UInt32}) AND bucket <= toDateTime({to:UInt32})
      AND role = 'container' AND ${CONTAINER_ENDED} + {slack:UInt32} >= {first:UInt32}`;
    return this.askOf(
      {
        text: running,
        params: {
          tenant,
          from: first - LONGEST_CONTAINER_SECONDS,
          to: Math.max(...buckets) + BUCKET_SECONDS,
          first,
          slack: 2 * BUCKET_SECONDS,
        },
      },
      inTraces,
      ({ text }) => `${running} AND ${text}`,
    );
  }

  /** Calls that only their span names, with another call hanging from it: containers as far as counting goes. */
  private async outerCallsIn(
    tenant: TenantId,
    buckets: readonly number[],
    inTraces: readonly Condition[],
  ): Promise<readonly StoredContainer[]> {
    const around = inBuckets(widened(buckets, NEIGHBOUR_BUCKETS));
    const unnamed = `${around.text} AND role = 'call' AND identity = 'span'`;
    return this.askOf(
      { text: unnamed, params: { tenant, ...around.params } },
      inTraces,
      ({ text }) => `${unnamed} AND ${text} AND (trace_id, span_id) GLOBAL IN (
        SELECT trace_id, parent_span_id FROM usage_events
        WHERE ${around.text} AND role = 'call' AND parent_span_id != ${NO_SPAN} AND ${text})`,
    );
  }

  /**
   * Calls that only their span names, in a trace that another instrumentation saw calls in, or as large as the calls that
   * ran meanwhile: maybe one call seen twice, or the sum of several. Most traces have one call, and are let go first.
   */
  private async repeatingCallsIn(
    tenant: TenantId,
    buckets: readonly number[],
    inTraces: readonly Condition[],
  ): Promise<readonly StoredContainer[]> {
    const around = inBuckets(widened(buckets, NEIGHBOUR_BUCKETS));
    const unnamed = `${around.text} AND role = 'call' AND identity = 'span'`;
    return this.askOf(
      { text: unnamed, params: { tenant, ...around.params } },
      inTraces,
      ({ text }) => `${unnamed} AND ${text} AND trace_id GLOBAL IN (
        SELECT trace_id FROM usage_events WHERE ${around.text} AND role = 'call' AND trace_id GLOBAL IN (
          SELECT trace_id FROM usage_events WHERE ${around.text} AND role = 'call' AND ${text}
          GROUP BY trace_id HAVING max(identity = 'span') AND min(call_id) != max(call_id))
        GROUP BY trace_id HAVING uniqExact(scope) > 1 OR ${HOLDS_A_SUM})`,
    );
  }

  /** Most senders have neither agents nor calls without a name: then nothing is asked about traces. */
  private async askOf(
    any: Condition,
    inTraces: readonly Condition[],
    condition: (trace: Condition) => string,
  ): Promise<readonly StoredContainer[]> {
    const { params } = any;
    const found = await this.clickhouse.query({
      text: `SELECT 1 AS any FROM usage_events WHERE ${any.text} LIMIT 1`,
      params,
    });
    if (found.length === 0) return [];
    const containers: StoredContainer[] = [];
    for (const trace of inTraces) {
      containers.push(
        ...(await this.clickhouse.query<StoredContainer>({
          text: `SELECT lower(hex(trace_id)) AS trace, toUnixTimestamp(bucket) AS started, ${CONTAINER_ENDED} AS ended
                 FROM usage_events WHERE ${condition(trace)}`,
          params: { ...trace.params, ...params },
        })),
      );
    }
    return containers;
  }

  private async callsOf(
    tenant: TenantId,
    traces: readonly string[],
    running: readonly Running[],
  ): Promise<CallsOfTraces> {
    const seen = await this.clickhouse.query<{ call: string; started: string }>({
      text: `SELECT lower(hex(call_id)) AS call, toUnixTimestamp(bucket) AS started
             FROM usage_events
             WHERE tenant_id = {tenant:String} AND bucket >= toDateTime({from:UInt32}) AND bucket <= toDateTime({to:UInt32})
               AND ${TRACE_IDS} GROUP BY call_id, bucket`,
      params: {
        tenant,
        traces,
        from: Math.min(...running.map(({ started }) => started)) - BUCKET_SECONDS,
        to: Math.max(...running.map(({ ended }) => ended)) + 2 * BUCKET_SECONDS,
      },
    });
    return {
      calls: [...new Set(seen.map(({ call }) => call))],
      buckets: [...new Set(seen.map(({ started }) => Number(started)))],
    };
  }
}
