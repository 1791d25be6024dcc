import {
  type CallPosition,
  type CallReader,
  type CallRef,
  callRefOf,
  type CallsPage,
  type CallsRequest,
  conditionsOf,
  costOf,
  groupRowsByCall,
  isCallInScope,
  type LedgerRow,
  positionOf,
  type SeenCall,
  seenCallOf,
  withShownPeople,
} from '@tokenledger/metering/domain';
import type { LedgerScope, TenantId } from '@tokenledger/organization/domain';

import { passes } from './ledger-rows';

/** Rows as they stand, one array; nothing is ever undecided. */
export class InMemoryCalls implements CallReader {
  readonly asked: { readonly tenant: TenantId; readonly request: CallsRequest }[] = [];
  /** How often it was asked for numbers of readings. */
  countedReadings = 0;
  private readonly rows: LedgerRow[] = [];
  private failure: Error | undefined;

  add(...rows: readonly LedgerRow[]): void {
    this.rows.push(...rows);
  }

  /** Every question from now on is answered with the error. */
  failWith(error: Error): void {
    this.failure = error;
  }

  recent(scope: LedgerScope, request: CallsRequest): Promise<CallsPage> {
    this.asked.push({ tenant: scope.tenant, request });
    if (this.failure !== undefined) return Promise.reject(this.failure);
    const { after, order, first } = request;
    const calls = this.rowsOf(scope.tenant)
      .filter((row) => isCallInScope(scope, row))
      .map((row) => withShownPeople(scope.people, row))
      .filter((row) => this.isWanted(row, request))
      .map((row) => ({ row, position: positionOf(row, order) }))
      .filter(({ position }) => after === undefined || compare(position, after) > 0)
      .sort((left, right) => compare(left.position, right.position))
      .map(({ row }) => row);
    return Promise.resolve({ calls: calls.slice(0, first), hasMore: calls.length > first, pendingBuckets: 0 });
  }

  countReadings({ tenant }: LedgerScope, calls: readonly LedgerRow[]): Promise<readonly number[]> {
    this.countedReadings += 1;
    const groups = groupRowsByCall(this.rowsOf(tenant));
    return Promise.resolve(calls.map((call) => seenCallOf(groups, callRefOf(call))?.readings.length ?? 1));
  }

  find(scope: LedgerScope, call: CallRef): Promise<SeenCall | undefined> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    const seen = seenCallOf(groupRowsByCall(this.rowsOf(scope.tenant)), call);
    if (seen === undefined || !isCallInScope(scope, seen.booking)) return Promise.resolve(undefined);
    const show = (row: LedgerRow): LedgerRow => withShownPeople(scope.people, row);
    return Promise.resolve({ ...seen, booking: show(seen.booking), readings: seen.readings.map(show) });
  }

  private rowsOf(tenant: TenantId): readonly LedgerRow[] {
    return this.rows.filter(({ reading }) => reading.tenant === tenant);
  }

  private isWanted(row: LedgerRow, request: CallsRequest): boolean {
    const { from, to, filter, only, minCost } = request;
    const startedAtMs = row.reading.startedAtUs / 1000;
    if (startedAtMs < from.getTime() || startedAtMs >= to.getTime()) return false;
    if (!row.booked && row.bookingReason !== 'possible-duplicate') return false;
    const conditions = conditionsOf(row);
    if (only.length > 0 && !only.some((condition) => conditions.includes(condition))) return false;
    const cost = costOf(row);
    if (minCost !== undefined && (cost === undefined || cost < minCost)) return false;
    return passes(row, filter) && this.isFound(row, request);
  }

  private isFound(row: LedgerRow, { search }: CallsRequest): boolean {
    if (search === undefined) return true;
    const sameCall = this.rowsOf(row.reading.tenant).filter(({ reading }) => reading.callId === row.reading.callId);
    return sameCall.some(({ reading }) => {
      if (reading.responseId === search.text) return true;
      return search.id !== undefined && (reading.traceId === search.id || reading.callId === search.id);
    });
  }
}

/** Below zero where the left comes first. */
function compare(left: CallPosition, right: CallPosition): number {
  if (left.cost !== right.cost) {
    if (left.cost === undefined || right.cost === undefined) return left.cost === undefined ? 1 : -1;
    return left.cost > right.cost ? -1 : 1;
  }
  if (left.startedAtUs !== right.startedAtUs) return right.startedAtUs - left.startedAtUs;
  if (left.callId === right.callId) return 0;
  return left.callId > right.callId ? -1 : 1;
}
