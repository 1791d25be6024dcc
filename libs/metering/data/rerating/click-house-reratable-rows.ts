import type { LedgerRow, ReratableRows, ReratingScope, Stretch } from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import { BUCKET_SECONDS, bucketOf, SLICE_SECONDS } from '@tokenledger/shared/time';

import type { Condition } from '../booking/bucket-conditions';
import { decodeLedgerRow, LEDGER_ROW_SELECT, type StoredLedgerRow } from '../ledger/decode-ledger-row';

/** Rows of a step, about: some tens of megabytes in memory. */
const ROWS_AT_ONCE = 20_000;
/** How far ahead rows are looked for, in buckets: near first, so that a busy tenant's day is not counted for each step. */
const LOOK_AHEAD_BUCKETS = [1, 16, 256, 4_096] as const;
/** ClickHouse's last second. */
const LAST_SECOND = 2 ** 32 - 1;
const PARTS_OF_SLICE = 256;

const POSITION = `toUnixTimestamp(slice) * ${PARTS_OF_SLICE} + reinterpretAsUInt8(substring(call_id, 1, 1))`;
const IN_SECONDS =
  'tenant_id = {tenant:String} AND bucket >= toDateTime({first_bucket:UInt32}) AND bucket <= toDateTime({last_bucket:UInt32}) ' +
  'AND slice >= toDateTime({first_second:UInt32}) AND slice <= toDateTime({last_second:UInt32})';

/** The rows of `usage_events`, to be walked in the order of the table's key. */
export class ClickHouseReratableRows implements ReratableRows {
  /** How far ahead the last stretch of a tenant was found: the next one is as dense, mostly. */
  private readonly lookAhead = new Map<TenantId, number>();

  /** @param rowsAtOnce rows of a step at the most, about */
  constructor(
    private readonly clickhouse: Pick<ClickHouse, 'query'>,
    private readonly rowsAtOnce = ROWS_AT_ONCE,
  ) {}

  async countCalls(tenant: TenantId, scope: ReratingScope): Promise<number> {
    const meant = inScope(scope);
    const [row] = await this.clickhouse.query<{ calls: string }>({
      text: `SELECT count() AS calls FROM usage_events FINAL WHERE ${IN_SECONDS} AND ${meant.text} AND booked
             SETTINGS do_not_merge_across_partitions_select_final = 1`,
      params: { tenant, ...seconds(startOf(scope), endOf(scope)), ...meant.params },
    });
    return Number(row?.calls ?? 0);
  }

  async nextStretch(
    tenant: TenantId,
    scope: ReratingScope,
    position: number | undefined,
  ): Promise<Stretch | undefined> {
    const end = endOf(scope);
    let from = Math.max(position ?? 0, startOf(scope));
    while (from < end) {
      const near = this.lookAhead.get(tenant) ?? 0;
      for (const [index, buckets] of LOOK_AHEAD_BUCKETS.entries()) {
        if (index < near) continue;
        const ahead = bucketOf(secondOf(from) * 1_000_000) + buckets * BUCKET_SECONDS;
        const horizon = Math.min(end, ahead * PARTS_OF_SLICE);
        const slices = await this.slicesBetween(tenant, scope, from, horizon);
        const stretch = stretchOf(slices, from, horizon, this.rowsAtOnce);
        const isFull = stretch !== undefined && stretch.to < horizon;
        if (stretch !== undefined && (isFull || horizon === end || index === LOOK_AHEAD_BUCKETS.length - 1)) {
          const length = (stretch.to - from) / PARTS_OF_SLICE / BUCKET_SECONDS;
          this.lookAhead.set(tenant, indexOfLength(length));
          return stretch;
        }
      }
      const next = await this.firstBucketFrom(tenant, scope, from, end);
      if (next === undefined) return undefined;
      from = Math.max(from, next * PARTS_OF_SLICE);
    }
    return undefined;
  }

  async rowsIn(tenant: TenantId, scope: ReratingScope, stretch: Stretch): Promise<readonly LedgerRow[]> {
    const meant = inScope(scope);
    const stored = await this.clickhouse.query<StoredLedgerRow>({
      text: `SELECT ${LEDGER_ROW_SELECT} FROM usage_events FINAL
             WHERE ${IN_SECONDS} AND ${IN_STRETCH} AND ${meant.text}
             SETTINGS do_not_merge_across_partitions_select_final = 1`,
      params: { tenant, ...seconds(stretch.from, stretch.to), ...stretchParams(stretch), ...meant.params },
    });
    return stored.map(decodeLedgerRow);
  }

  async slicesWithVersion(tenant: TenantId, stretch: Stretch, version: bigint): Promise<readonly number[]> {
    const rows = await this.clickhouse.query<{ slice_start: number }>({
      text: `SELECT DISTINCT toUnixTimestamp(slice) AS slice_start FROM usage_events
             WHERE ${IN_SECONDS} AND ${IN_STRETCH} AND version = {version:UInt64}`,
      params: { tenant, ...seconds(stretch.from, stretch.to), ...stretchParams(stretch), version: version.toString() },
    });
    return rows.map(({ slice_start }) => Number(slice_start));
  }

  /** Versions that were replaced count as well: only too many, which makes a step smaller. */
  private async slicesBetween(
    tenant: TenantId,
    scope: ReratingScope,
    from: number,
    to: number,
  ): Promise<readonly SliceRows[]> {
    const meant = inScope(scope);
    const rows = await this.clickhouse.query<{ start: number; rows: string }>({
      text: `SELECT toUnixTimestamp(slice) AS start, count() AS rows FROM usage_events
             WHERE ${IN_SECONDS} AND ${meant.text}
             GROUP BY slice ORDER BY slice`,
      params: { tenant, ...seconds(from, to), ...meant.params },
    });
    return rows.map((row) => ({ start: Number(row.start), rows: Number(row.rows) }));
  }

  private async firstBucketFrom(
    tenant: TenantId,
    scope: ReratingScope,
    from: number,
    to: number,
  ): Promise<number | undefined> {
    const meant = inScope(scope);
    const [row] = await this.clickhouse.query<{ first: number; rows: string }>({
      text: `SELECT toUnixTimestamp(min(bucket)) AS first, count() AS rows FROM usage_events
             WHERE ${IN_SECONDS} AND ${POSITION} >= {from:UInt64} AND ${meant.text}`,
      params: { tenant, ...seconds(from, to), from, ...meant.params },
    });
    return row === undefined || row.rows === '0' ? undefined : Number(row.first);
  }
}

/** The nearest look ahead that finds as much. */
function indexOfLength(buckets: number): number {
  const index = LOOK_AHEAD_BUCKETS.findIndex((ahead) => ahead > buckets);
  return index < 0 ? LOOK_AHEAD_BUCKETS.length - 1 : index;
}

interface SliceRows {
  /** Unix seconds. */
  readonly start: number;
  readonly rows: number;
}

const IN_STRETCH = `${POSITION} >= {from:UInt64} AND ${POSITION} < {to:UInt64}`;

function stretchParams({ from, to }: Stretch): Condition['params'] {
  return { from, to };
}

/**
 * As many whole slices as have few enough rows together, or a part of the first one.
 * @returns undefined where there are no rows
 */
export function stretchOf(
  slices: readonly SliceRows[],
  from: number,
  horizon: number,
  rowsAtOnce: number,
): Stretch | undefined {
  const [first] = slices;
  if (first === undefined) return undefined;
  const isWithinSlice = first.start * PARTS_OF_SLICE < from;
  if (isWithinSlice || first.rows > rowsAtOnce) {
    const start = Math.max(from, first.start * PARTS_OF_SLICE);
    const parts = Math.max(1, Math.floor((PARTS_OF_SLICE * rowsAtOnce) / first.rows));
    const isLast = start + parts >= (first.start + 1) * PARTS_OF_SLICE;
    return { from: start, to: isLast ? (first.start + SLICE_SECONDS) * PARTS_OF_SLICE : start + parts };
  }
  let rows = 0;
  const beyond = slices.find((slice) => (rows += slice.rows) > rowsAtOnce);
  return { from, to: beyond === undefined ? horizon : beyond.start * PARTS_OF_SLICE };
}

function inScope({ fromMs, toMs, provider, model }: ReratingScope): Condition {
  const conditions = [
    "started_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC') AND started_at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')",
    ...(provider === undefined ? [] : ['provider = {provider:String}']),
    ...(model === undefined ? [] : ["if(response_model != '', response_model, request_model) = {model:String}"]),
  ];
  return {
    text: conditions.join(' AND '),
    params: {
      from_ms: fromMs,
      to_ms: Math.min(toMs, LAST_SECOND * 1000),
      ...(provider !== undefined && { provider }),
      ...(model !== undefined && { model }),
    },
  };
}

/** First position of a scope. */
function startOf({ fromMs }: ReratingScope): number {
  return sliceStart(fromMs / 1000) * PARTS_OF_SLICE;
}

/** First position behind a scope. */
function endOf({ toMs }: ReratingScope): number {
  return (sliceStart((toMs - 1) / 1000) + SLICE_SECONDS) * PARTS_OF_SLICE;
}

function sliceStart(unixSeconds: number): number {
  return Math.floor(Math.min(unixSeconds, LAST_SECOND - SLICE_SECONDS) / SLICE_SECONDS) * SLICE_SECONDS;
}

function secondOf(position: number): number {
  return Math.floor(position / PARTS_OF_SLICE);
}

/** Seconds that hold some positions, for the table's key. */
function seconds(from: number, to: number): Condition['params'] {
  const [first, last] = [secondOf(from), secondOf(to - 1)];
  return {
    first_bucket: bucketOf(first * 1_000_000),
    last_bucket: bucketOf(last * 1_000_000),
    first_second: first,
    last_second: last,
  };
}
