import { type LedgerRow, NEIGHBOUR_BUCKETS, SHOWN_BY_TRACE } from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import { BUCKET_SECONDS } from '@tokenledger/shared/time';

import { decodeLedgerRow, LEDGER_ROW_SELECT, type StoredLedgerRow } from '../ledger/decode-ledger-row';
import { type Condition, inBuckets, partsOf, widened } from './bucket-conditions';
import { bucketsOfSlices, IS_NEW, type NewRows, newRowsParams } from './new-rows';

/** Bounds what is in memory. */
const ROWS_AT_ONCE = 5_000;
/** As many as one bound value holds. */
const SLICES_AT_ONCE = 5_000;
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

/** A trace in the buckets that were looked at: where it lies in them, in Unix seconds, and how many rows it has there. */
interface SharedTrace {
  readonly trace: string;
  readonly first: number;
  readonly last: number;
  readonly rows: number;
}

/** Finds in `usage_events` the traces in which calls may have been made for somebody else than their owner. */
export class StoredTraces {
  constructor(private readonly clickhouse: Pick<ClickHouse, 'query'>) {}

  /**
   * Every row of the traces of new rows that several owners have a part in, as it stands: whole traces, some at a time. A trace
   * is seen as a whole as long as each bucket that has some of it has a neighbour that has some as well.
   * @param traces further ones: those of calls whose booking a new row may have changed
   */
  async *ofSeveralOwners(
    tenant: TenantId,
    news: NewRows,
    traces: readonly string[],
  ): AsyncGenerator<readonly LedgerRow[]> {
    const conditions: readonly Condition[] = [
      { text: TRACE_OF_NEW_ROW, params: newRowsParams(tenant, news) },
      ...partsOf(traces, IDS_AT_ONCE).map((some) => ({ text: TRACE_IDS, params: { tenant, traces: some } })),
    ];
    const around = widened(bucketsOfSlices(news.slices), NEIGHBOUR_BUCKETS);
    const found = new Map<string, SharedTrace>();
    for (const condition of conditions) {
      for (const shared of await this.sharedIn(tenant, around, condition)) found.set(shared.trace, shared);
    }
    for (const some of readTogether([...found.values()])) yield await this.rowsOf(tenant, some);
  }

  private async sharedIn(
    tenant: TenantId,
    buckets: readonly number[],
    inTraces: Condition,
  ): Promise<readonly SharedTrace[]> {
    const within = inBuckets(buckets);
    const stored = await this.clickhouse.query<{ trace: string; first: number; last: number; held: string }>({
      text: `SELECT lower(hex(trace_id)) AS trace, count() AS held,
               toUnixTimestamp(min(bucket)) AS first, toUnixTimestamp(max(bucket)) AS last
             FROM usage_events
             WHERE ${within.text} AND trace_id != ${NO_TRACE} AND ${inTraces.text}
             GROUP BY trace_id HAVING ${HAS_ORIGINATOR}`,
      params: { tenant, ...inTraces.params, ...within.params },
    });
    return stored.map(({ held, ...shared }) => ({ ...shared, rows: Number(held) }));
  }

  private async rowsOf(tenant: TenantId, shared: readonly SharedTrace[]): Promise<readonly LedgerRow[]> {
    const traces = shared.map(({ trace }) => trace);
    const rows: LedgerRow[] = [];
    for (const slices of partsOf(await this.slicesOf(tenant, shared, traces), SLICES_AT_ONCE)) {
      const within = inBuckets(bucketsOfSlices(slices));
      const stored = await this.clickhouse.query<StoredLedgerRow>({
        text: `SELECT ${LEDGER_ROW_SELECT} FROM usage_events FINAL
               WHERE ${within.text} AND slice IN (SELECT toDateTime(arrayJoin({slices:Array(UInt32)}))) AND ${TRACE_IDS}`,
        params: { tenant, ...within.params, slices, traces },
      });
      for (const row of stored) rows.push(decodeLedgerRow(row));
    }
    return rows;
  }

  /** Where some traces lie: where they were seen, and from there on as long as there is more of them. */
  private async slicesOf(
    tenant: TenantId,
    shared: readonly SharedTrace[],
    traces: readonly string[],
  ): Promise<readonly number[]> {
    const slices = new Set<number>();
    const seen = new Set<number>();
    let ring = widened(bucketsFrom(shared), NEIGHBOUR_BUCKETS);
    for (let step = 0; ring.length > 0 && step < LONGEST_TRACE_BUCKETS; step += 1) {
      ring.forEach((bucket) => seen.add(bucket));
      const within = inBuckets(ring);
      const found = await this.clickhouse.query<{ slice_start: number }>({
        text: `SELECT DISTINCT toUnixTimestamp(slice) AS slice_start FROM usage_events
               WHERE ${within.text} AND ${TRACE_IDS}`,
        params: { tenant, ...within.params, traces },
      });
      const starts = found.map(({ slice_start }) => Number(slice_start));
      starts.forEach((slice) => slices.add(slice));
      ring = widened(bucketsOfSlices(starts), NEIGHBOUR_BUCKETS).filter((bucket) => !seen.has(bucket));
    }
    return [...slices];
  }
}

/** Traces that lie near each other, with as many rows as are read at once; a longer one is read alone. */
function readTogether(shared: readonly SharedTrace[]): readonly (readonly SharedTrace[])[] {
  const groups: SharedTrace[][] = [];
  let rows = Infinity;
  for (const trace of [...shared].sort((left, right) => left.first - right.first)) {
    rows += trace.rows;
    const group = groups.at(-1);
    if (group === undefined || rows > ROWS_AT_ONCE || group.length === IDS_AT_ONCE) {
      groups.push([trace]);
      rows = trace.rows;
    } else {
      group.push(trace);
    }
  }
  return groups;
}

function bucketsFrom(shared: readonly SharedTrace[]): readonly number[] {
  const buckets = new Set<number>();
  for (const { first, last } of shared) {
    for (let bucket = first; bucket <= last; bucket += BUCKET_SECONDS) buckets.add(bucket);
  }
  return [...buckets];
}
