import { APART_START_US, inputTokensOf, type LedgerRow, NEIGHBOUR_BUCKETS } from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import { bucketOf } from '@tokenledger/shared/time';

import { decodeLedgerRow, LEDGER_ROW_SELECT, type StoredLedgerRow } from '../ledger/decode-ledger-row';
import { OWN } from '../tenant-views/tenant-views';
import { type Condition, hasPrefixIn, inBuckets, partsOf, widened } from './bucket-conditions';
import { INPUT_TOKENS } from './calls-apart';
import { bucketsOfSlices, IS_NEW, type NewRows, newRowsParams } from './new-rows';

/**
 * Readings of one call may form a chain of neighbouring buckets. Eight on each side is two hours of clock difference
 * and delay; a longer chain is not one call.
 */
const CHAIN_BUCKETS = 8;
/** A server takes 128 KiB for one bound value; a call id in it has 35 bytes. */
const IDS_AT_ONCE = 2_000;
/** Calls tied to calls tied to calls: a span, an event and two observers are three steps. */
const MOST_TIES = 5;

const CALL_IDS = 'call_id IN (SELECT CAST(unhex(arrayJoin({calls:Array(String)})) AS FixedString(16)))';
const PREFIXES_OF_CALLS = 'SELECT reinterpretAsUInt32(unhex(arrayJoin({calls:Array(String)})))';
/** Of a trace each: span ids are short, and some emitters count them from one. */
const SPANS = `(trace_id, span_id) IN (
  SELECT CAST(unhex(substring(span, 1, 32)) AS FixedString(16)), CAST(unhex(substring(span, 33)) AS FixedString(8))
  FROM (SELECT arrayJoin({values:Array(String)}) AS span))`;

const TRACE_IDS = 'trace_id IN (SELECT CAST(unhex(arrayJoin({traces:Array(String)})) AS FixedString(16)))';
const PARENT_IDS = 'parent_span_id IN (SELECT CAST(unhex(arrayJoin({parents:Array(String)})) AS FixedString(8)))';

/** Where stored calls are looked for. */
interface CallSource {
  readonly newest: string;
  readonly stored: string;
  /** Takes the condition on prefixes before all others; a view refuses PREWHERE and leaves the order to ClickHouse. */
  readonly first: (condition: string) => string;
}

const TABLE: CallSource = {
  newest: 'usage_events FINAL',
  stored: 'usage_events',
  first: (condition) => `PREWHERE ${condition} WHERE`,
};
const VIEWS_OF_TENANT: CallSource = {
  newest: OWN.usageEvents,
  stored: OWN.usageVersions,
  first: (condition) => `WHERE ${condition} AND`,
};

/** Finds in `usage_events` the few calls about which there is something to decide. */
export class StoredCalls {
  /** @param source the table for the processor, which decides for every organisation */
  constructor(
    private readonly clickhouse: Pick<ClickHouse, 'query'>,
    private readonly source: CallSource = TABLE,
  ) {}

  /** As an organisation sees them that asks: out of its own rows. */
  static asAskedFor(clickhouse: Pick<ClickHouse, 'query'>): Pick<StoredCalls, 'rowsOf' | 'besideRows' | 'repeatedBy'> {
    return new StoredCalls(clickhouse, VIEWS_OF_TENANT);
  }

  /**
   * Calls of new rows with several readings in the buckets of these rows or their neighbours: by id, tied by a provider's
   * request id, or as a span and the event of its call. Containers are left out: they are decided with the calls of their
   * traces only.
   */
  async seenBySeveral(tenant: TenantId, news: NewRows): Promise<readonly string[]> {
    const around = inBuckets(widened(bucketsOfSlices(news.slices), NEIGHBOUR_BUCKETS));
    const params = { ...newRowsParams(tenant, news), ...around.params };
    const [requests, events] = await Promise.all([
      this.any(`${IS_NEW} AND role = 'call' AND provider_request_id != ''`, params),
      this.any(`${around.text} AND role = 'call' AND signal = 'log'`, params),
    ]);
    const questions = [seenTwice(around)];
    if (requests) questions.push(tiedByRequest(around));
    if (events) questions.push(spanAndEvent(around));
    const rows = await this.clickhouse.query<{ call: string }>({ text: questions.join('\nUNION DISTINCT\n'), params });
    return rows.map(({ call }) => call);
  }

  /**
   * Every row of some calls, and of the calls that are tied to them, as it stands: in some buckets, their neighbours, and
   * on from there as long as there are more.
   */
  async rowsOf(tenant: TenantId, buckets: readonly number[], calls: readonly string[]): Promise<readonly LedgerRow[]> {
    const known = new Set<string>();
    const rows: LedgerRow[] = [];
    let wanted: readonly string[] = calls;
    for (let tie = 0; wanted.length > 0 && tie < MOST_TIES; tie += 1) {
      wanted.forEach((call) => known.add(call));
      const found = await this.rowsOfIds(tenant, buckets, wanted);
      rows.push(...found);
      wanted = (await this.tiedTo(tenant, found)).filter((call) => !known.has(call));
    }
    return rows;
  }

  /**
   * Calls that were seen beside some rows, under the same parent of the same trace: two instrumentations of one client
   * may have seen one call. Maybe a few more, which only costs.
   */
  async besideRows(tenant: TenantId, rows: readonly LedgerRow[]): Promise<readonly string[]> {
    const placed = rows.map((row) => row.reading).filter(({ traceId, parentSpanId }) => traceId && parentSpanId);
    if (placed.length === 0) return [];
    const around = inBuckets(
      widened([...new Set(placed.map(({ startedAtUs }) => bucketOf(startedAtUs)))], NEIGHBOUR_BUCKETS),
    );
    const beside = new Set<string>();
    for (const some of partsOf(placed, IDS_AT_ONCE)) {
      const found = await this.clickhouse.query<{ call: string }>({
        text: `SELECT DISTINCT lower(hex(call_id)) AS call FROM ${this.source.stored}
               WHERE ${around.text} AND role = 'call' AND ${PARENT_IDS} AND ${TRACE_IDS}`,
        params: {
          tenant,
          ...around.params,
          traces: [...new Set(some.map(({ traceId }) => traceId))],
          parents: [...new Set(some.map(({ parentSpanId }) => parentSpanId))],
        },
      });
      found.forEach(({ call }) => beside.add(call));
    }
    return [...beside];
  }

  /**
   * Calls that some rows may repeat which are shown and not charged: further inside their traces, or of their service at
   * their moment. Maybe a few more, which only costs.
   */
  async repeatedBy(tenant: TenantId, rows: readonly LedgerRow[]): Promise<readonly string[]> {
    const found = new Set<string>();
    for (const { reading, bookingReason } of rows) {
      if (bookingReason !== 'possible-duplicate') continue;
      const around = inBuckets(widened([bucketOf(reading.startedAtUs)], NEIGHBOUR_BUCKETS));
      const calls = await this.clickhouse.query<{ call: string }>({
        text: `SELECT DISTINCT lower(hex(call_id)) AS call FROM ${this.source.stored}
               WHERE ${around.text} AND role = 'call' AND ${INPUT_TOKENS} = {input:UInt64}
                 AND (lower(hex(trace_id)) = {trace:String} OR (service = {service:String}
                   AND abs(toUnixTimestamp64Micro(started_at) - {started:Int64}) <= ${APART_START_US}))
               LIMIT ${IDS_AT_ONCE}`,
        params: {
          tenant,
          ...around.params,
          input: inputTokensOf(reading.usage.quantities),
          trace: reading.traceId,
          service: reading.owner.values.service ?? '',
          started: reading.startedAtUs,
        },
      });
      calls.forEach(({ call }) => found.add(call));
    }
    return [...found];
  }

  private async any(condition: string, params: Condition['params']): Promise<boolean> {
    const found = await this.clickhouse.query({
      text: `SELECT 1 AS any FROM usage_events WHERE ${condition} LIMIT 1`,
      params,
    });
    return found.length > 0;
  }

  private async rowsOfIds(
    tenant: TenantId,
    buckets: readonly number[],
    calls: readonly string[],
  ): Promise<readonly LedgerRow[]> {
    const rows: LedgerRow[] = [];
    for (const some of partsOf(calls, IDS_AT_ONCE)) {
      const slices = await this.slicesOf(tenant, buckets, some);
      if (slices.length === 0) continue;
      const within = inBuckets(bucketsOfSlices(slices));
      const stored = await this.clickhouse.query<StoredLedgerRow>({
        text: `SELECT ${LEDGER_ROW_SELECT} FROM ${this.source.newest}
               WHERE ${within.text} AND slice IN (SELECT toDateTime(arrayJoin({slices:Array(UInt32)}))) AND ${CALL_IDS}`,
        params: { tenant, ...within.params, slices, calls: some },
      });
      for (const row of stored) rows.push(decodeLedgerRow(row));
    }
    return rows;
  }

  /** Where some calls were seen: in some buckets and around them, and further out as long as that finds more. */
  private async slicesOf(
    tenant: TenantId,
    buckets: readonly number[],
    calls: readonly string[],
  ): Promise<readonly number[]> {
    const slices = new Set<number>();
    const seen = new Set<number>();
    let ring = widened(buckets, NEIGHBOUR_BUCKETS);
    for (let step = 0; ring.length > 0 && step < CHAIN_BUCKETS; step += 1) {
      ring.forEach((bucket) => seen.add(bucket));
      const within = inBuckets(ring);
      const found = await this.clickhouse.query<{ slice_start: number }>({
        text: `SELECT DISTINCT toUnixTimestamp(slice) AS slice_start FROM ${this.source.stored}
               ${this.source.first(hasPrefixIn(PREFIXES_OF_CALLS))} ${within.text} AND ${CALL_IDS}`,
        params: { tenant, ...within.params, calls },
      });
      const starts = found.map(({ slice_start }) => Number(slice_start));
      starts.forEach((slice) => slices.add(slice));
      ring = widened(bucketsOfSlices(starts), NEIGHBOUR_BUCKETS).filter((bucket) => !seen.has(bucket));
    }
    return [...slices];
  }

  /** Calls that share a provider's request id with some rows, or a span where one side is an event. */
  private async tiedTo(tenant: TenantId, rows: readonly LedgerRow[]): Promise<readonly string[]> {
    const readings = rows.map((row) => row.reading).filter(({ role }) => role === 'call');
    const requests = readings.flatMap(({ providerRequestId }) => providerRequestId ?? []);
    const placed = readings.filter(({ traceId, spanId }) => traceId !== '' && spanId !== '');
    const spans = placed.map(({ traceId, spanId }) => traceId + spanId);
    const spansOfEvents = placed
      .filter(({ signal }) => signal === 'log')
      .map(({ traceId, spanId }) => traceId + spanId);
    const ties: readonly (readonly [condition: string, values: readonly string[]])[] = [
      ['provider_request_id IN {values:Array(String)}', requests],
      [`signal = 'log' AND ${SPANS}`, spans],
      [SPANS, spansOfEvents],
    ];
    if (readings.length === 0) return [];
    const around = inBuckets(
      widened([...new Set(readings.map(({ startedAtUs }) => bucketOf(startedAtUs)))], NEIGHBOUR_BUCKETS),
    );
    const tied = new Set<string>();
    for (const [condition, values] of ties) {
      for (const some of partsOf(
        [...new Set(values)].filter((value) => value !== ''),
        IDS_AT_ONCE,
      )) {
        const found = await this.clickhouse.query<{ call: string }>({
          text: `SELECT DISTINCT lower(hex(call_id)) AS call FROM ${this.source.stored}
                 WHERE ${around.text} AND role = 'call' AND ${condition}`,
          params: { tenant, ...around.params, values: some },
        });
        found.forEach(({ call }) => tied.add(call));
      }
    }
    return [...tied];
  }
}

const NEW_PREFIXES = `SELECT call_prefix FROM usage_events WHERE ${IS_NEW} AND role = 'call'`;

function seenTwice({ text }: Condition): string {
  return `SELECT lower(hex(call_id)) AS call FROM usage_events
          PREWHERE ${hasPrefixIn(NEW_PREFIXES)} WHERE ${text} AND role = 'call'
          GROUP BY call_id HAVING min(reading_id) != max(reading_id)`;
}

function tiedByRequest({ text }: Condition): string {
  return `SELECT lower(hex(arrayJoin(groupUniqArray(call_id)))) AS call FROM usage_events
          WHERE ${text} AND role = 'call' AND provider_request_id GLOBAL IN (
            SELECT provider_request_id FROM usage_events WHERE ${IS_NEW} AND role = 'call' AND provider_request_id != '')
          GROUP BY provider_request_id HAVING min(call_id) != max(call_id)`;
}

function spanAndEvent({ text }: Condition): string {
  return `SELECT lower(hex(arrayJoin(groupUniqArray(call_id)))) AS call FROM usage_events
          WHERE ${text} AND role = 'call' AND (trace_id, span_id) GLOBAL IN (
            SELECT trace_id, span_id FROM usage_events WHERE ${IS_NEW} AND role = 'call')
          GROUP BY trace_id, span_id HAVING min(call_id) != max(call_id) AND countIf(signal = 'log') > 0`;
}
