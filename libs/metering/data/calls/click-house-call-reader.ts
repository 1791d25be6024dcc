import {
  type CallReader,
  type CallRef,
  type CallsPage,
  type CallsRequest,
  type DirtyBuckets,
  groupRowsByCall,
  isCallInScope,
  type LedgerRow,
  MERGED_READING_ID,
  type RowsOfCall,
  type SeenCall,
  seenCallOf,
  withShownPeople,
} from '@tokenledger/metering/domain';
import type { LedgerScope, TenantId } from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import { bucketOf } from '@tokenledger/shared/time';

import { StoredCalls } from '../booking/stored-calls';
import { decodeLedgerRow, type StoredLedgerRow } from '../ledger/decode-ledger-row';
import { callsQuery, type CallsWindow } from './calls-query';

const HOUR_US = 3_600_000_000;
/** How much longer each window is than the one before: 92 days are reached with the fifth. */
const WIDENING = 8;

/** Reads calls from the ledger itself. */
export class ClickHouseCallReader implements CallReader {
  private readonly storedCalls: ReturnType<typeof StoredCalls.asAskedFor>;

  constructor(
    private readonly clickhouse: Pick<ClickHouse, 'query'>,
    private readonly dirtyBuckets: Pick<DirtyBuckets, 'countPending'>,
  ) {
    this.storedCalls = StoredCalls.asAskedFor(clickhouse);
  }

  async recent(scope: LedgerScope, request: CallsRequest): Promise<CallsPage> {
    const wanted = request.first + 1;
    const [found, pendingBuckets] = await Promise.all([
      this.firstCalls(scope, request, wanted),
      this.pendingIn(scope.tenant, request),
    ]);
    const calls = found.slice(0, request.first).map((call) => withShownPeople(scope.people, call));
    return { calls, hasMore: found.length >= wanted, pendingBuckets };
  }

  async countReadings({ tenant }: LedgerScope, calls: readonly LedgerRow[]): Promise<readonly number[]> {
    // A reading that counts by itself is the only one of its call.
    const merged = calls.filter(({ reading }) => reading.readingId === MERGED_READING_ID);
    if (merged.length === 0) return calls.map(() => 1);
    const buckets = [...new Set(merged.map(({ reading }) => bucketOf(reading.startedAtUs)))];
    const ids = [...new Set(merged.map(({ reading }) => reading.callId))];
    const groups = await this.groupsOf(tenant, buckets, ids);
    return calls.map(({ reading }) => {
      if (reading.readingId !== MERGED_READING_ID) return 1;
      const seen = seenCallOf(groups, { bucket: bucketOf(reading.startedAtUs), callId: reading.callId });
      return seen?.readings.length ?? 1;
    });
  }

  async find(scope: LedgerScope, call: CallRef): Promise<SeenCall | undefined> {
    const seen = seenCallOf(await this.groupsOf(scope.tenant, [call.bucket], [call.callId]), call);
    if (seen === undefined || !isCallInScope(scope, seen.booking)) return undefined;
    const show = (row: LedgerRow): LedgerRow => withShownPeople(scope.people, row);
    return { ...seen, booking: show(seen.booking), readings: seen.readings.map(show) };
  }

  /** Rows of some calls and of those that were seen beside them, by call. */
  private async groupsOf(
    tenant: TenantId,
    buckets: readonly number[],
    calls: readonly string[],
  ): Promise<readonly RowsOfCall[]> {
    const rows = await this.storedCalls.rowsOf(tenant, buckets, calls);
    const known = new Set(rows.map(({ reading }) => reading.callId));
    const near = [
      ...(await this.storedCalls.besideRows(tenant, rows)),
      ...(await this.storedCalls.repeatedBy(tenant, rows)),
    ];
    const beside = [...new Set(near)].filter((call) => !known.has(call));
    if (beside.length === 0) return groupRowsByCall(rows);
    const around = [...new Set(rows.map(({ reading }) => bucketOf(reading.startedAtUs)))];
    return groupRowsByCall([...rows, ...(await this.storedCalls.rowsOf(tenant, around, beside))]);
  }

  /** The newest buckets are read first, and more only where they do not hold enough. */
  private async firstCalls(scope: LedgerScope, request: CallsRequest, wanted: number): Promise<readonly LedgerRow[]> {
    const found = new Map<string, LedgerRow>();
    for (const window of windowsOf(request)) {
      const rows = await this.clickhouse.query<StoredLedgerRow>(
        callsQuery(scope, request, window, wanted - found.size),
      );
      for (const row of rows.map(decodeLedgerRow)) {
        // Not decided yet, and booked in two neighbouring buckets: the newer row stands for the call.
        if (!found.has(row.reading.callId)) found.set(row.reading.callId, row);
      }
      if (found.size >= wanted) break;
    }
    return [...found.values()];
  }

  private pendingIn(tenant: TenantId, { from, to }: CallsRequest): Promise<number> {
    return this.dirtyBuckets.countPending(tenant, bucketOf(from.getTime() * 1000), Math.ceil(to.getTime() / 1000));
  }
}

/** From the newest to the oldest; one window where the order or an id needs the whole range anyway. */
export function windowsOf({ from, to, order, search, after }: CallsRequest): readonly CallsWindow[] {
  const fromUs = from.getTime() * 1000;
  const endUs = to.getTime() * 1000;
  if (order === 'costliest' || search !== undefined) return [{ fromUs, toUs: endUs }];
  let toUs = after === undefined ? endUs : Math.min(endUs, after.startedAtUs + 1);
  const windows: CallsWindow[] = [];
  for (let lengthUs = HOUR_US; toUs > fromUs; lengthUs *= WIDENING) {
    // Windows meet between buckets, so that none is read twice.
    const startUs = Math.max(fromUs, bucketOf(toUs - lengthUs) * 1_000_000);
    windows.push({ fromUs: startUs, toUs });
    toUs = startUs;
  }
  return windows;
}
