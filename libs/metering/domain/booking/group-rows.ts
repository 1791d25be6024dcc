import { BUCKET_SECONDS, bucketOf } from '@tokenledger/shared/time';

import { requestAliasOf, spanAliasOf } from '../identity/call-identity';
import type { LedgerRow } from '../ledger/ledger-row';

/** Rows of one call, under the id its booking has. */
export interface RowsOfCall {
  readonly callId: string;
  readonly rows: readonly LedgerRow[];
}

/**
 * Readings further apart than this many buckets are different calls, whatever their id says. Observers' clocks differ
 * by seconds, and an event is stamped at its call's end: both stay within a bucket and its neighbour.
 */
export const NEIGHBOUR_BUCKETS = 1;

/**
 * Sorts rows by call.
 *
 * One observer may have seen the provider's response id and another only its request id; a reading that has both ties
 * them together. A span and the event of its call tie likewise, where only one of them has an id. Rows of one id that
 * lie in buckets that are no neighbours are separate calls.
 */
export function groupRowsByCall(rows: readonly LedgerRow[]): readonly RowsOfCall[] {
  const aliases = aliasesOf(rows);
  const groups = new Map<string, LedgerRow[]>();
  for (const row of rows) {
    const callId = followed(aliases, row.reading.callId);
    const group = groups.get(callId);
    if (group === undefined) groups.set(callId, [row]);
    else group.push(row);
  }
  return [...groups].flatMap(([callId, group]) => splitAtGaps(group).map((part) => ({ callId, rows: part })));
}

/** Weaker identity -> stronger one, where one reading saw both. The smallest wins where several do. */
function aliasesOf(rows: readonly LedgerRow[]): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>();
  const tie = (weaker: string, stronger: string): void => {
    const known = aliases.get(weaker);
    if (known === undefined || stronger < known) aliases.set(weaker, stronger);
  };
  for (const { reading } of rows) {
    const { identity, callId, providerRequestId, traceId, spanId } = reading;
    if (reading.role !== 'call' || (identity !== 'response' && identity !== 'request')) continue;
    if (identity === 'response' && providerRequestId !== undefined) {
      tie(requestAliasOf(reading.provider, providerRequestId), callId);
    }
    if (traceId !== '' && spanId !== '') tie(spanAliasOf(traceId, spanId), callId);
  }
  return aliases;
}

/** From a span's identity over a request's to a response's: two steps at the most. */
function followed(aliases: ReadonlyMap<string, string>, callId: string): string {
  const once = aliases.get(callId) ?? callId;
  return aliases.get(once) ?? once;
}

function splitAtGaps(rows: readonly LedgerRow[]): readonly (readonly LedgerRow[])[] {
  const inOrder = [...rows].sort((left, right) => left.reading.startedAtUs - right.reading.startedAtUs);
  const parts: LedgerRow[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const row of inOrder) {
    const bucket = bucketOf(row.reading.startedAtUs);
    const current = parts.at(-1);
    if (current === undefined || bucket - end > NEIGHBOUR_BUCKETS * BUCKET_SECONDS) parts.push([row]);
    else current.push(row);
    end = bucket;
  }
  return parts;
}
