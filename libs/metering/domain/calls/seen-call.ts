import { BUCKET_SECONDS, bucketOf } from '@tokenledger/shared/time';

import { NEIGHBOUR_BUCKETS, type RowsOfCall } from '../booking/group-rows';
import { MERGED_READING_ID } from '../booking/merge-readings';
import type { LedgerRow } from '../ledger/ledger-row';
import type { CallRef } from './call-id';
import type { SeenCall } from './calls-request';

/**
 * The call that a name stands for, among rows grouped by call. Its booking may lie in a neighbouring bucket by now, or
 * under the stronger id that another observer saw.
 * @returns undefined where no such call counts or is shown
 */
export function seenCallOf(groups: readonly RowsOfCall[], { bucket, callId }: CallRef): SeenCall | undefined {
  const distance = (row: LedgerRow): number => Math.abs(bucketOf(row.reading.startedAtUs) - bucket);
  const named = groups
    .flatMap(({ rows }) => rows.filter(({ reading }) => reading.callId === callId).map((row) => ({ row, rows })))
    .filter(({ row }) => distance(row) <= NEIGHBOUR_BUCKETS * BUCKET_SECONDS)
    .sort((left, right) => distance(left.row) - distance(right.row));
  for (const { rows } of named) {
    const booking = shownOf(rows);
    if (booking !== undefined) return { booking, readings: readingsOf(rows) };
  }
  return undefined;
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

function readingsOf(rows: readonly LedgerRow[]): readonly LedgerRow[] {
  return rows
    .filter(({ reading }) => reading.readingId !== MERGED_READING_ID)
    .sort(
      (left, right) =>
        left.arrivedAtMs - right.arrivedAtMs || (left.reading.readingId < right.reading.readingId ? -1 : 1),
    );
}
