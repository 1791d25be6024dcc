import { NEIGHBOUR_BUCKETS, SHOWN_BY_TRACE } from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';

import { type Condition, inBuckets, partsOf, widened } from './bucket-conditions';
import { bucketsOfSlices, IS_NEW, type NewRows, newRowsParams } from './new-rows';
import type { CallsOfTraces } from './stored-containers';

const TRACES_AT_ONCE = 50;
/** A server takes 128 KiB for one bound value; a trace id in it has 35 bytes. */
const IDS_AT_ONCE = 2_000;
/** A trace is followed so far through buckets that each have some of it: a day. */
const LONGEST_TRACE_BUCKETS = 96;

const NO_TRACE = "unhex('00000000000000000000000000000000')";
const TRACE_IDS = 'trace_id IN (SELECT CAST(unhex(arrayJoin({traces:Array(String)})) AS FixedString(16)))';
const TRACE_OF_NEW_ROW = `trace_id GLOBAL IN (SELECT trace_id FROM usage_events WHERE ${IS_NEW})`;
const OWNER = 'cityHash64(team, project, cost_center)';
/**
 * Of several owners, or begun by a call that says for whom it was made, or shown to be before. Where all calls say the same
 * there is nothing to find out.
 */
const HAS_ORIGINATOR = `min(${OWNER}) != max(${OWNER}) OR min(originator_evidence) != max(originator_evidence)
             OR max(startsWith(originator_evidence, '${SHOWN_BY_TRACE}'))`;

/** Finds in `usage_events` the traces in which calls may have been made for somebody else than their owner. */
export class StoredTraces {
  constructor(private readonly clickhouse: Pick<ClickHouse, 'query'>) {}

  /**
   * All calls of the traces of new rows that several owners have a part in, in groups of whole traces. A trace is seen as a
   * whole as long as each bucket that has some of it has a neighbour that has some as well.
   * @param traces further ones: those of calls whose booking a new row may have changed
   */
  async ofSeveralOwners(tenant: TenantId, news: NewRows, traces: readonly string[]): Promise<readonly CallsOfTraces[]> {
    const conditions: readonly Condition[] = [
      { text: TRACE_OF_NEW_ROW, params: newRowsParams(tenant, news) },
      ...partsOf(traces, IDS_AT_ONCE).map((some) => ({ text: TRACE_IDS, params: { tenant, traces: some } })),
    ];
    const around = widened(bucketsOfSlices(news.slices), NEIGHBOUR_BUCKETS);
    const found = new Set<string>();
    for (const condition of conditions) {
      for (const trace of await this.sharedIn(tenant, around, condition)) found.add(trace);
    }
    const groups: CallsOfTraces[] = [];
    for (const some of partsOf([...found], TRACES_AT_ONCE)) groups.push(await this.callsOf(tenant, around, some));
    return groups;
  }

  private async sharedIn(
    tenant: TenantId,
    buckets: readonly number[],
    inTraces: Condition,
  ): Promise<readonly string[]> {
    const within = inBuckets(buckets);
    const rows = await this.clickhouse.query<{ trace: string }>({
      text: `SELECT lower(hex(trace_id)) AS trace FROM usage_events
             WHERE ${within.text} AND trace_id != ${NO_TRACE} AND ${inTraces.text}
             GROUP BY trace_id HAVING ${HAS_ORIGINATOR}`,
      params: { tenant, ...inTraces.params, ...within.params },
    });
    return rows.map(({ trace }) => trace);
  }

  private async callsOf(
    tenant: TenantId,
    around: readonly number[],
    traces: readonly string[],
  ): Promise<CallsOfTraces> {
    const calls = new Set<string>();
    const buckets = new Set<number>();
    const seen = new Set<number>();
    let ring = around;
    for (let step = 0; ring.length > 0 && step < LONGEST_TRACE_BUCKETS; step += 1) {
      ring.forEach((bucket) => seen.add(bucket));
      const within = inBuckets(ring);
      const found = await this.clickhouse.query<{ call: string; start: string }>({
        text: `SELECT lower(hex(call_id)) AS call, toUnixTimestamp(bucket) AS start FROM usage_events
               WHERE ${within.text} AND ${TRACE_IDS} GROUP BY call_id, bucket`,
        params: { tenant, ...within.params, traces },
      });
      for (const { call, start } of found) {
        calls.add(call);
        buckets.add(Number(start));
      }
      const starts = [...new Set(found.map(({ start }) => Number(start)))];
      ring = widened(starts, NEIGHBOUR_BUCKETS).filter((bucket) => !seen.has(bucket));
    }
    return { calls: [...calls], buckets: [...buckets] };
  }
}
