import { INPUT_METERS } from '@tokenledger/pricing/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';

import { meterColumn } from '../ledger/usage-events-table';
import { type Condition, inBuckets } from './bucket-conditions';

/** Tokens that a call read, whatever their meter. */
export const INPUT_TOKENS = `(${INPUT_METERS.map(meterColumn).join(' + ')})`;

const NO_SPAN = "unhex('0000000000000000')";
const MERGED = "unhex('0000000000000000')";
const ALONE = `identity = 'span' AND parent_span_id = ${NO_SPAN}`;
/** A slice and the next one: calls that start so close to each other share one of their windows. Seconds. */
const SLICE_SECONDS = 10;
/** As many calls with one input, of one service, at one moment: nobody could say any more which is which. */
const MOST_TRACES = 1_000;

/** Of one organisation in an hour and three quarters. */
const MOST_SERVICES = 10_000;

/** Traces whose calls may be the same ones, and the buckets that those start in. Unix seconds. */
export interface TracesAlike {
  readonly traces: readonly string[];
  readonly started: number;
  readonly ended: number;
}

/**
 * Finds calls in different traces that may be one call: of one service, with equal input, started at about one moment and
 * seen by different instrumentations, one of which stands alone in its trace and names no call (`findRepetitions`).
 */
export class CallsApart {
  constructor(private readonly clickhouse: Pick<ClickHouse, 'query'>) {}

  /**
   * @param buckets to look in
   * @param inTraces conditions on traces about whose calls something may have changed
   */
  async find(
    tenant: TenantId,
    buckets: readonly number[],
    inTraces: readonly Condition[],
  ): Promise<readonly TracesAlike[]> {
    const around = inBuckets(buckets);
    const calls = `${around.text} AND role = 'call' AND service != ''`;
    const params = { tenant, ...around.params };
    // Most services have one instrumentation: then one short look is all that this costs.
    const several = await this.clickhouse.query<{ service: string }>({
      text: `SELECT service FROM usage_events WHERE ${calls}
             GROUP BY service HAVING min(scope) != max(scope) AND max(${ALONE}) ORDER BY service LIMIT ${MOST_SERVICES}`,
      params,
    });
    if (several.length === 0) return [];
    const services = several.map(({ service }) => service);
    const found: TracesAlike[] = [];
    for (const trace of inTraces) {
      const rows = await this.clickhouse.query<{ traces: readonly string[]; started: string; ended: string }>({
        text: alikeQuery(calls, trace.text),
        params: { ...trace.params, ...params, services },
      });
      for (const { traces, started, ended } of rows) {
        found.push({ traces, started: Number(started), ended: Number(ended) });
      }
    }
    return found;
  }
}

function alikeQuery(calls: string, inTraces: string): string {
  return `
    SELECT groupUniqArray(lower(hex(trace_id))) AS traces,
      toUnixTimestamp(min(bucket)) AS started, toUnixTimestamp(max(bucket)) AS ended
    FROM (
      SELECT service, scope, trace_id, bucket, ${INPUT_TOKENS} AS input_tokens, ${ALONE} AS alone,
        arrayJoin([toUnixTimestamp(slice), toUnixTimestamp(slice) + ${SLICE_SECONDS}]) AS window
      FROM usage_events
      WHERE ${calls} AND reading_id != ${MERGED} AND (input_tokens > 0 OR error_type != '')
        AND service IN {services:Array(String)}
        AND (service, input_tokens) GLOBAL IN (
          SELECT service, ${INPUT_TOKENS} FROM usage_events
          WHERE ${calls} AND service IN {services:Array(String)} AND ${inTraces})
    )
    GROUP BY service, input_tokens, window
    HAVING countIf(alone) > 0 AND uniqExact(scope) > 1
      AND uniqExact(trace_id) > 1 AND uniqExact(trace_id) <= ${MOST_TRACES}`;
}

/** Puts traces together that share one, so that what may be one call is decided at once. */
export function joinAlike(sets: readonly TracesAlike[]): readonly TracesAlike[] {
  const joined = new Map<string, TracesAlike>();
  for (const set of sets) {
    const parts = new Set([set, ...set.traces.flatMap((trace) => joined.get(trace) ?? [])]);
    const all = {
      traces: [...new Set([...parts].flatMap(({ traces }) => traces))],
      started: Math.min(...[...parts].map(({ started }) => started)),
      ended: Math.max(...[...parts].map(({ ended }) => ended)),
    };
    for (const trace of all.traces) joined.set(trace, all);
  }
  return [...new Set(joined.values())];
}
