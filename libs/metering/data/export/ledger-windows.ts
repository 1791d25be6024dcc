import type { TenantId } from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';

import { USAGE_EVENTS } from '../ledger/usage-events-table';

/** Rows of a window, about: some 10 MiB of JSON. A slice (`SLICE_SECONDS`) with more is read at once all the same. */
const WINDOW_ROWS = 5_000;

/** Where rows lie in the ledger, in seconds since 1970. */
export interface LedgerPlace {
  readonly bucket: number;
  readonly slice: number;
}

/** From one place to another, both included. */
export interface LedgerWindow {
  readonly from: LedgerPlace;
  readonly until: LedgerPlace;
}

interface CountedWindow extends LedgerWindow {
  readonly rows: number;
}

/**
 * Cuts the rows of an organisation into parts that lie together and fit into memory, in the order of the table's key. Buckets are
 * listed a day at a time, and slices only of buckets that are too large: a day of buckets is at most 96 lines.
 */
export async function* ledgerWindows(
  clickhouse: Pick<ClickHouse, 'query'>,
  tenant: TenantId,
): AsyncGenerator<LedgerWindow> {
  let open: CountedWindow | undefined;
  for await (const next of countedWindows(clickhouse, tenant)) {
    if (open === undefined) open = next;
    else if (open.rows + next.rows <= WINDOW_ROWS) {
      open = { from: open.from, until: next.until, rows: open.rows + next.rows };
    } else {
      yield open;
      open = next;
    }
  }
  if (open !== undefined) yield open;
}

async function* countedWindows(clickhouse: Pick<ClickHouse, 'query'>, tenant: TenantId): AsyncGenerator<CountedWindow> {
  const days = await clickhouse.query<{ day: number }>({
    text: `SELECT DISTINCT toUInt32(toStartOfDay(bucket)) AS day FROM ${USAGE_EVENTS}
            WHERE tenant_id = {tenant:String} ORDER BY day`,
    params: { tenant },
  });
  for (const { day } of days) {
    const buckets = await clickhouse.query<{ at: number; first: number; last: number; held: string }>({
      text: `SELECT toUInt32(bucket) AS at, toUInt32(min(slice)) AS first, toUInt32(max(slice)) AS last, count() AS held
               FROM ${USAGE_EVENTS}
              WHERE tenant_id = {tenant:String}
                AND bucket >= toDateTime({day:UInt32}, 'UTC') AND bucket < toDateTime({day:UInt32} + 86400, 'UTC')
              GROUP BY bucket ORDER BY at`,
      params: { tenant, day },
    });
    for (const { at, first, last, held } of buckets) {
      if (Number(held) > WINDOW_ROWS) yield* slicesOf(clickhouse, tenant, at);
      else yield { from: { bucket: at, slice: first }, until: { bucket: at, slice: last }, rows: Number(held) };
    }
  }
}

async function* slicesOf(
  clickhouse: Pick<ClickHouse, 'query'>,
  tenant: TenantId,
  bucket: number,
): AsyncGenerator<CountedWindow> {
  const slices = await clickhouse.query<{ at: number; held: string }>({
    text: `SELECT toUInt32(slice) AS at, count() AS held FROM ${USAGE_EVENTS}
            WHERE tenant_id = {tenant:String} AND bucket = toDateTime({bucket:UInt32}, 'UTC')
            GROUP BY slice ORDER BY at`,
    params: { tenant, bucket },
  });
  for (const { at, held } of slices) {
    const place = { bucket, slice: at };
    yield { from: place, until: place, rows: Number(held) };
  }
}
