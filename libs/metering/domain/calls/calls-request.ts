import { isInScope, type LedgerScope } from '@tokenledger/organization/domain';
import type { Decimal18 } from '@tokenledger/shared/money';
import { bucketOf } from '@tokenledger/shared/time';

import type { LedgerRow } from '../ledger/ledger-row';
import type { SpendFilter } from '../spend/spend-report';
import type { CallCondition } from './call-condition';
import type { CallRef } from './call-id';

export const CALL_ORDERS = ['newest', 'costliest'] as const;

export type CallOrder = (typeof CALL_ORDERS)[number];

/** Where in the order a page ended: the call that stands there, whether or not it still does. */
export interface CallPosition {
  readonly order: CallOrder;
  /** Unix microseconds. */
  readonly startedAtUs: number;
  readonly callId: string;
  /** In order `costliest`: undefined for calls without a price, which come last. */
  readonly cost: Decimal18 | undefined;
}

/** Calls of a range, one row a call: bookings, and possible duplicates. */
export interface CallsRequest {
  /** First instant that counts. */
  readonly from: Date;
  /** First instant that no longer counts. */
  readonly to: Date;
  readonly filter: SpendFilter;
  /** Calls with at least one of them; every call where empty. */
  readonly only: readonly CallCondition[];
  readonly search: CallSearch | undefined;
  /** In the call's own currency; calls without a price have no cost and do not reach it. */
  readonly minCost: Decimal18 | undefined;
  readonly order: CallOrder;
  /** 1 to 200. */
  readonly first: number;
  /** Only what comes after it in the order. */
  readonly after: CallPosition | undefined;
}

/** An id that some reading of the call has, exactly. */
export interface CallSearch {
  readonly text: string;
  /** 128 bits in lower-case hex, where the text can be an id of a call or of a trace. */
  readonly id: string | undefined;
}

export interface CallsPage {
  readonly calls: readonly LedgerRow[];
  readonly hasMore: boolean;
  /** Buckets of the range whose calls are not decided yet: one seen by several may be there more than once. */
  readonly pendingBuckets: number;
}

/** One call and everything that is known of it. */
export interface SeenCall {
  /** The row that counts; of a possible duplicate, the one that is shown. */
  readonly booking: LedgerRow;
  /** Everything that was seen of it, whether it counts or not, the earliest arrival first. */
  readonly readings: readonly LedgerRow[];
  /** Of a possible duplicate: the calls that it may be, seen once more. */
  readonly mayRepeat: readonly CallRef[];
}

/** Reads calls. A failing store throws; it never looks like "no calls". */
export interface CallReader {
  /** @param request already valid, see `validateCallsRequest` */
  recent(scope: LedgerScope, request: CallsRequest): Promise<CallsPage>;
  /** How many readings there are of each call, in the order asked. */
  countReadings(scope: LedgerScope, calls: readonly LedgerRow[]): Promise<readonly number[]>;
  /** @returns undefined where the scope has no such call */
  find(scope: LedgerScope, call: CallRef): Promise<SeenCall | undefined>;
}

export function callRefOf({ reading }: LedgerRow): CallRef {
  return { bucket: bucketOf(reading.startedAtUs), callId: reading.callId };
}

/** Whether somebody may see a call: by whom it belongs to, and when. */
export function isCallInScope(scope: LedgerScope, { reading }: LedgerRow): boolean {
  return isInScope(scope, reading.owner.values, new Date(reading.startedAtUs / 1000));
}

/** What a call cost; undefined where it has no price. */
export function costOf({ rating }: LedgerRow): Decimal18 | undefined {
  return rating.status === 'priced' ? rating.effectiveCost : undefined;
}

export function positionOf(call: LedgerRow, order: CallOrder): CallPosition {
  const { startedAtUs, callId } = call.reading;
  return { order, startedAtUs, callId, cost: order === 'costliest' ? costOf(call) : undefined };
}
