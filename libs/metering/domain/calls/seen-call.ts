import { BUCKET_SECONDS, bucketOf } from '@tokenledger/shared/time';

import { NEIGHBOUR_BUCKETS, type RowsOfCall } from '../booking/group-rows';
import { MERGED_READING_ID } from '../booking/merge-readings';
import { findRepetitions } from '../booking/repeated-calls';
import { matchSiblings } from '../booking/sibling-calls';
import type { LedgerRow } from '../ledger/ledger-row';
import type { UsageReading } from '../ledger/usage-reading';
import type { CallRef } from './call-id';
import { callRefOf, type SeenCall } from './calls-request';

/**
 * The call that a name stands for, among rows grouped by call. Its booking may lie in a neighbouring bucket by now, under
 * the stronger id that another observer saw, or under that of the call that it was seen beside.
 * @returns undefined where no such call counts or is shown
 */
export function seenCallOf(groups: readonly RowsOfCall[], { bucket, callId }: CallRef): SeenCall | undefined {
  const distance = (row: LedgerRow): number => Math.abs(bucketOf(row.reading.startedAtUs) - bucket);
  const beside = siblingsAmong(groups);
  const named = groups
    .flatMap((group) =>
      group.rows
        .filter(({ reading }) => reading.callId === callId)
        .map((row) => ({ row, group: beside.callOf(group) })),
    )
    .filter(({ row }) => distance(row) <= NEIGHBOUR_BUCKETS * BUCKET_SECONDS)
    .sort((left, right) => distance(left.row) - distance(right.row));
  for (const { group } of named) {
    const booking = shownOf(group.rows);
    if (booking === undefined) continue;
    const readings = readingsOf([...group.rows, ...beside.joinedTo(group).flatMap(({ rows }) => rows)]);
    return { booking, readings, mayRepeat: mayRepeat(group, beside) };
  }
  return undefined;
}

/** Readings that name no call and stand beside one, by what was decided of them. */
interface Siblings {
  /** The call whose booking a group's readings are part of: another's, or its own. */
  readonly callOf: (group: RowsOfCall) => RowsOfCall;
  readonly joinedTo: (call: RowsOfCall) => readonly RowsOfCall[];
  /** All calls that it may be. */
  readonly candidatesOf: (group: RowsOfCall) => readonly RowsOfCall[];
}

function siblingsAmong(groups: readonly RowsOfCall[]): Siblings {
  // A span around a call stands beside nothing: it was decided to be a container.
  const calls = groups
    .filter(({ rows }) => rows.every(({ bookingReason }) => bookingReason !== 'container'))
    .map((group) => ({ group, callId: group.callId, readings: unmerged(group.rows) }))
    .filter(({ readings }) => readings.length > 0);
  const candidates = new Map<RowsOfCall, readonly RowsOfCall[]>();
  const call = new Map<RowsOfCall, RowsOfCall>();
  for (const { unnamed, named } of matchSiblings(calls)) {
    const all = named.map(({ group }) => group);
    candidates.set(unnamed.group, all);
    const [only] = all;
    if (only !== undefined && isPartOfAnother(unnamed.group)) call.set(unnamed.group, only);
  }
  for (const repetition of findRepetitions(calls)) {
    const { group } = repetition.call;
    if (!candidates.has(group))
      candidates.set(
        group,
        repetition.candidates.map((candidate) => candidate.group),
      );
  }
  return {
    callOf: (group) => call.get(group) ?? group,
    joinedTo: (of) => [...call].flatMap(([group, joined]) => (joined === of ? [group] : [])),
    candidatesOf: (group) => candidates.get(group) ?? [],
  };
}

/** Its readings do not count, and no booking stands under its name. */
function isPartOfAnother({ rows }: RowsOfCall): boolean {
  return rows.every(({ booked }) => !booked) && rows.some(({ bookingReason }) => bookingReason === 'seen-by-several');
}

function mayRepeat(group: RowsOfCall, beside: Siblings): readonly CallRef[] {
  return beside.candidatesOf(group).flatMap(({ rows }) => {
    const shown = shownOf(rows);
    return shown === undefined ? [] : [callRefOf(shown)];
  });
}

/** As long as nothing was decided several readings may count: the merged one, else the one that lists show. */
function shownOf(rows: readonly LedgerRow[]): LedgerRow | undefined {
  const newestFirst = [...rows].sort((left, right) => right.reading.startedAtUs - left.reading.startedAtUs);
  return (
    newestFirst.find(({ booked, reading }) => booked && reading.readingId === MERGED_READING_ID) ??
    newestFirst.find(({ booked }) => booked) ??
    newestFirst.find(({ bookingReason }) => bookingReason === 'possible-duplicate')
  );
}

function unmerged(rows: readonly LedgerRow[]): readonly UsageReading[] {
  return rows.map(({ reading }) => reading).filter(({ readingId }) => readingId !== MERGED_READING_ID);
}

function readingsOf(rows: readonly LedgerRow[]): readonly LedgerRow[] {
  return rows
    .filter(({ reading }) => reading.readingId !== MERGED_READING_ID)
    .sort(
      (left, right) =>
        left.arrivedAtMs - right.arrivedAtMs || (left.reading.readingId < right.reading.readingId ? -1 : 1),
    );
}
