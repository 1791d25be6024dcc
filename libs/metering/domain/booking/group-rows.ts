import { BUCKET_SECONDS, bucketOf } from '@tokenledger/shared/time';

import { requestAliasOf } from '../identity/call-identity';
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
 * them together. Rows of one id that lie in buckets that are no neighbours are separate calls.
 */
export function groupRowsByCall(rows: readonly LedgerRow[]): readonly RowsOfCall[] {
  const aliases = aliasesOf(rows);
  const groups = new Map<string, LedgerRow[]>();
  for (const row of rows) {
    const callId = aliases.get(row.reading.callId) ?? row.reading.callId;
    const group = groups.get(callId);
    if (group === undefined) groups.set(callId, [row]);
    else group.push(row);
  }
  return [...groups].flatMap(([callId, group]) => splitAtGaps(group).map((part) => ({ callId, rows: part })));
}

/** Request identity -> response identity, where one reading saw both ids. The smallest wins where several do. */
function aliasesOf(rows: readonly LedgerRow[]): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>();
  for (const { reading } of rows) {
    if (reading.identity !== 'response' || reading.providerRequestId === undefined) continue;
    const alias = requestAliasOf(reading.provider, reading.providerRequestId);
    const known = aliases.get(alias);
    if (known === undefined || reading.callId < known) aliases.set(alias, reading.callId);
  }
  return aliases;
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
