import { type Decimal18, parseDecimal18 } from '@tokenledger/shared/money';
import { failed, ok, type Result } from '@tokenledger/shared/result';

import type { InvalidSpendRequest, SpendFilter } from '../spend/spend-report';
import { filterIssues } from '../spend/validate-spend-filter';
import { instantOfLedgerIssues } from '../spend/validate-spend-request';
import { CALL_CONDITIONS, type CallCondition } from './call-condition';
import { parseCallCursor } from './call-cursor';
import { parseCallRef } from './call-id';
import { CALL_ORDERS, type CallOrder, type CallSearch, type CallsRequest } from './calls-request';

export const MAX_CALLS = 200;
export const MAX_CALLS_DAYS = 92;
/** Whoever wants the costliest has all calls of the range compared. */
export const MAX_COSTLIEST_DAYS = 31;
/** Characters. */
export const MAX_SEARCH_LENGTH = 256;

const DAY_MS = 86_400_000;
/** Clocks of observers run ahead: a call may start a little later than now. */
const AHEAD_MS = 15 * 60_000;
const HEX_ID = /^[0-9a-f]{32}$/;

/** Calls as they are asked for; what is left out has a default. */
export interface AskedCalls {
  /** A day before `to` unless given. */
  readonly from: Date | undefined;
  /** Now unless given. */
  readonly to: Date | undefined;
  readonly filter: SpendFilter;
  readonly only: readonly CallCondition[];
  readonly search: string | undefined;
  /** Decimal text. */
  readonly minCost: string | undefined;
  readonly order: CallOrder;
  readonly first: number;
  /** A cursor. */
  readonly after: string | undefined;
}

/** Says which calls are asked for, or everything that is wrong with the question, each with what to send instead. */
export function validateCallsRequest(
  asked: AskedCalls,
  now: Date,
): Result<CallsRequest, readonly InvalidSpendRequest[]> {
  const to = asked.to ?? new Date(now.getTime() + AHEAD_MS);
  const from = asked.from ?? new Date((asked.to ?? now).getTime() - DAY_MS);
  const issues = [
    ...instantOfLedgerIssues('from', from),
    ...instantOfLedgerIssues('to', to),
    ...rangeIssues(from, to, asked.order),
    ...filterIssues(asked.filter),
    ...conditionIssues(asked.only),
    ...searchIssues(asked.search),
    ...minCostIssues(asked.minCost),
    ...orderIssues(asked.order),
    ...pageIssues(asked),
  ];
  if (issues.length > 0) return failed(issues);
  const { filter, only, order, first } = asked;
  return ok({
    from,
    to,
    filter,
    only,
    search: asked.search === undefined ? undefined : toSearch(asked.search.trim()),
    minCost: asked.minCost === undefined ? undefined : readAmount(asked.minCost),
    order,
    first,
    after: asked.after === undefined ? undefined : parseCallCursor(asked.after, order),
  });
}

function toSearch(text: string): CallSearch {
  const hex = text.toLowerCase();
  return { text, id: parseCallRef(text)?.callId ?? (HEX_ID.test(hex) ? hex : undefined) };
}

function rangeIssues(from: Date, to: Date, order: CallOrder): readonly InvalidSpendRequest[] {
  const field = 'to';
  const lengthMs = to.getTime() - from.getTime();
  if (lengthMs <= 0)
    return [{ field, message: 'is not after `from`: `to` is the first instant that no longer counts' }];
  const most = order === 'costliest' ? MAX_COSTLIEST_DAYS : MAX_CALLS_DAYS;
  if (!(lengthMs > most * DAY_MS + AHEAD_MS)) return [];
  const remedy = order === 'costliest' ? 'ask for a shorter range, or for the newest' : 'ask for a shorter range';
  return [{ field, message: `is more than ${most} days after \`from\`: ${remedy}` }];
}

function conditionIssues(only: readonly string[]): readonly InvalidSpendRequest[] {
  const known: ReadonlySet<string> = new Set(CALL_CONDITIONS);
  if (only.every((condition) => known.has(condition))) return [];
  return [{ field: 'only', message: `has an unknown condition: send some of ${CALL_CONDITIONS.join(', ')}` }];
}

function searchIssues(search: string | undefined): readonly InvalidSpendRequest[] {
  const field = 'search';
  if (search === undefined) return [];
  if (search.trim() === '') return [{ field, message: 'is empty: leave it out, or send the id of a call or a trace' }];
  if (search.length <= MAX_SEARCH_LENGTH) return [];
  return [{ field, message: `is longer than ${MAX_SEARCH_LENGTH} characters: send one id, exactly` }];
}

function minCostIssues(minCost: string | undefined): readonly InvalidSpendRequest[] {
  const field = 'minCost';
  if (minCost === undefined) return [];
  const amount = readAmount(minCost);
  if (amount === undefined) return [{ field, message: 'is no amount: send a decimal below 10^20, such as 0.05' }];
  return amount >= 0n ? [] : [{ field, message: 'is below zero: send 0 for all calls that have a price' }];
}

function orderIssues(order: CallOrder): readonly InvalidSpendRequest[] {
  if (CALL_ORDERS.includes(order)) return [];
  return [{ field: 'order', message: `is unknown: send one of ${CALL_ORDERS.join(', ')}` }];
}

function pageIssues({ first, after, order }: AskedCalls): readonly InvalidSpendRequest[] {
  const issues: InvalidSpendRequest[] = [];
  if (!Number.isInteger(first) || first < 1 || first > MAX_CALLS) {
    issues.push({ field: 'first', message: `is not a whole number from 1 to ${MAX_CALLS}` });
  }
  if (after !== undefined && parseCallCursor(after, order) === undefined) {
    const message = 'is no cursor of this list: send the `endCursor` of the page before as it is, with the same order';
    issues.push({ field: 'after', message });
  }
  return issues;
}

function readAmount(text: string): Decimal18 | undefined {
  try {
    return parseDecimal18(text);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
