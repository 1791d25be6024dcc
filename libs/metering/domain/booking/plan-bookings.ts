import type { PriceBook } from '@tokenledger/pricing/domain';
import { bucketOf } from '@tokenledger/shared/time';

import type { BookingReason, LedgerRow } from '../ledger/ledger-row';
import type { UsageReading } from '../ledger/usage-reading';
import { explainContainers } from './explain-containers';
import { groupRowsByCall } from './group-rows';
import { MERGED_READING_ID, mergeReadings } from './merge-readings';
import { purposeOf } from './purpose';
import { rateReading } from './rate-reading';

export interface BookingInput {
  /** Every stored row of the calls in question (all buckets they lie in), in any order. */
  readonly rows: readonly LedgerRow[];
  /** Booked calls of the containers' traces that are not among `rows`. */
  readonly callsBelow: readonly UsageReading[];
  readonly book: PriceBook;
  /** Version of the rows this plan writes: above every version handed out before. */
  readonly version: bigint;
}

/**
 * Decides anew, from what every reading saw, which rows of some calls count, and returns the rows that must change.
 *
 * Earlier decisions are never an input, so order of arrival cannot matter, and a second run returns nothing.
 */
export function planBookings(input: BookingInput): readonly LedgerRow[] {
  const calls = groupRowsByCall(input.rows).map(({ callId, rows }) => ({
    rows,
    merged: { ...mergeReadings(readingsOf(rows)), callId },
  }));
  const rests = explain(
    calls.map(({ merged }) => merged),
    input.callsBelow,
  );
  return calls.flatMap(({ rows, merged }) => {
    const desired =
      merged.role === 'container' ? containerRows(rows, merged, rests.get(merged)) : callRows(rows, merged);
    return changesTowards(desired, rows, input);
  });
}

interface DesiredRow {
  readonly reading: UsageReading;
  readonly booked: boolean;
  readonly reason: BookingReason;
}

function callRows(rows: readonly LedgerRow[], merged: UsageReading): readonly DesiredRow[] {
  const readings = readingsOf(rows);
  const [only] = readings;
  if (readings.length === 1 && only !== undefined) return [{ reading: only, booked: true, reason: 'sole-reading' }];
  return [
    { reading: merged, booked: true, reason: 'merged-booking' },
    ...readings.map((reading) => ({ reading, booked: false, reason: 'seen-by-several' as const })),
  ];
}

function containerRows(
  rows: readonly LedgerRow[],
  merged: UsageReading,
  rest: ContainerRest | undefined,
): readonly DesiredRow[] {
  const readings = readingsOf(rows).map((reading) => ({ reading, booked: false, reason: 'container' as const }));
  if (rest === undefined) return readings;
  const booking = {
    ...merged,
    readingId: MERGED_READING_ID,
    usage: { ...merged.usage, quantities: rest.quantities },
  };
  const reason = rest.soleWitness ? 'container-sole-witness' : 'container-rest';
  return [{ reading: booking, booked: true, reason }, ...readings];
}

interface ContainerRest {
  readonly quantities: UsageReading['usage']['quantities'];
  readonly soleWitness: boolean;
}

function explain(
  merged: readonly UsageReading[],
  callsBelow: readonly UsageReading[],
): ReadonlyMap<UsageReading, ContainerRest> {
  const decidedHere = new Set(merged.map((reading) => reading.callId));
  const containers = merged.filter((reading) => reading.role === 'container');
  const calls = [
    ...merged.filter((reading) => reading.role === 'call'),
    ...callsBelow.filter((call) => !decidedHere.has(call.callId)),
  ];
  const rests = new Map<UsageReading, ContainerRest>();
  for (const { container, residual, soleWitness } of explainContainers(containers, calls)) {
    if (residual !== undefined) rests.set(container, { quantities: residual, soleWitness });
  }
  return rests;
}

/** The rows whose stored state differs, and earlier bookings that no longer stand. */
function changesTowards(
  desired: readonly DesiredRow[],
  stored: readonly LedgerRow[],
  input: BookingInput,
): readonly LedgerRow[] {
  const arrivedAtMs = Math.min(...stored.map((row) => row.arrivedAtMs));
  const byKey = new Map(stored.map((row) => [keyOf(row.reading), row]));
  const changes: LedgerRow[] = [];
  for (const { reading, booked, reason } of desired) {
    const key = keyOf(reading);
    const current = byKey.get(key);
    byKey.delete(key);
    const next: LedgerRow = {
      reading,
      booked,
      bookingReason: reason,
      rating: rateReading(reading, input.book),
      purpose: purposeOf(reading),
      arrivedAtMs: current?.arrivedAtMs ?? arrivedAtMs,
      version: input.version,
    };
    if (current === undefined || !sameState(current, next)) changes.push(next);
  }
  for (const row of byKey.values()) {
    if (row.booked) changes.push({ ...row, booked: false, bookingReason: 'superseded', version: input.version });
  }
  return changes;
}

function sameState(left: LedgerRow, right: LedgerRow): boolean {
  if (left.booked !== right.booked || left.bookingReason !== right.bookingReason) return false;
  // Facts of a reading never change; a merged booking's do, with its readings.
  return left.reading.readingId !== MERGED_READING_ID || fingerprint(left) === fingerprint(right);
}

/** Everything a booking says, as text; keys are sorted so that equal content has equal text. */
function fingerprint(row: LedgerRow): string {
  return JSON.stringify([row.reading, row.rating, row.purpose], (_key, value: unknown) => {
    if (typeof value === 'bigint') return value.toString();
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, entry]) => entry !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  });
}

function readingsOf(rows: readonly LedgerRow[]): readonly UsageReading[] {
  return rows.map((row) => row.reading).filter((reading) => reading.readingId !== MERGED_READING_ID);
}

/** The ledger's key of a row: its bucket, its call, its reading. */
function keyOf(reading: UsageReading): string {
  return `${bucketOf(reading.startedAtUs)}/${reading.callId}/${reading.readingId}`;
}
