import type { OwnerRules } from '@tokenledger/attribution/domain';
import type { RatingBook } from '@tokenledger/pricing/domain';
import { sliceOf } from '@tokenledger/shared/time';

import type { BookingReason, LedgerRow } from '../ledger/ledger-row';
import type { UsageReading } from '../ledger/usage-reading';
import type { ClosedPeriod } from '../rerating/closed-periods';
import { separateEvents } from './events-of-a-span';
import { type ContainerVerdict, explainContainers } from './explain-containers';
import { groupRowsByCall, type RowsOfCall } from './group-rows';
import { MERGED_READING_ID, mergeReadings } from './merge-readings';
import { purposeOf } from './purpose';
import { rateReading } from './rate-reading';
import { ownReading } from './own-reading';
import { settledOwner, settledRating } from './settled-rating';
import { findRepetitions } from './repeated-calls';
import { matchSiblings } from './sibling-calls';
import { findSums } from './sums-of-calls';

export interface BookingInput {
  /**
   * Every stored row of the calls in question, in all buckets they lie in and in any order; with a container, also
   * those of all calls that were seen in its trace.
   */
  readonly rows: readonly LedgerRow[];
  readonly book: RatingBook;
  /** Who owns calls that do not say it themselves. */
  readonly rules: OwnerRules;
  /** The organisation's closed periods: what their calls cost is settled. */
  readonly closed: readonly ClosedPeriod[];
  /** Version of the rows this plan writes: above every version handed out before. */
  readonly version: bigint;
}

/**
 * Decides anew, from what every reading saw, which rows of some calls count, and returns the rows that must change.
 *
 * Earlier decisions are never an input, so order of arrival cannot matter, and a second run returns nothing. The one
 * exception is what a call of a closed period cost, and whom rules charged for it (`settledRating`, `settledOwner`).
 */
export function planBookings(input: BookingInput): readonly LedgerRow[] {
  const groups = groupRowsByCall(input.rows);
  const seen = groups
    .filter(hasReading)
    .flatMap(({ callId, rows }) => separateEvents(rows).map((ofCall) => decideCall(callId, ofCall)));
  const calls = withRepetitionsMarked(withSumsAsContainers(withSiblingsAsOne(withOuterCallsAsContainers(seen))));
  const rests = explain(calls);
  const decided = calls.flatMap((call) => {
    return changesTowards(desiredRows(call, rests.get(call.merged)), call.rows, input);
  });
  // A booking row whose readings lie elsewhere stands for nothing.
  const orphaned = groups.filter((group) => !hasReading(group)).flatMap(({ rows }) => changesTowards([], rows, input));
  return [...decided, ...orphaned];
}

function hasReading({ rows }: RowsOfCall): boolean {
  return rows.some(({ reading }) => reading.readingId !== MERGED_READING_ID);
}

interface DecidedCall {
  readonly rows: readonly LedgerRow[];
  readonly readings: readonly UsageReading[];
  readonly merged: UsageReading;
  /** It may be one of several calls that are booked, and nothing says which: shown, not charged. */
  readonly mayBeSeenElsewhere?: true;
  /** A container that other calls explain to the token. */
  readonly isExplained?: true;
}

function decideCall(callId: string, rows: readonly LedgerRow[]): DecidedCall {
  const readings = rows.map((row) => row.reading).filter((reading) => reading.readingId !== MERGED_READING_ID);
  return { rows, readings, merged: { ...mergeReadings(readings), callId } };
}

/**
 * A framework's span around the span of the call it makes reports the same usage once more. It is a container where
 * nothing but its span names it and another call hangs from it; with an id of the provider's it is a call of its own.
 */
function withOuterCallsAsContainers(calls: readonly DecidedCall[]): readonly DecidedCall[] {
  const parents = new Map<string, string>();
  for (const { merged, readings } of calls) {
    if (merged.role !== 'call') continue;
    for (const { traceId, parentSpanId } of readings) {
      if (parentSpanId !== '') parents.set(`${traceId}/${parentSpanId}`, merged.callId);
    }
  }
  return calls.map((call) => {
    const isOuter = call.readings.every(({ identity, traceId, spanId }) => {
      const child = parents.get(`${traceId}/${spanId}`);
      return identity === 'span' && child !== undefined && child !== call.merged.callId;
    });
    return isOuter ? { ...call, merged: { ...call.merged, role: 'container' } } : call;
  });
}

/** Two instrumentations side by side: one of them saw the provider's id, the other none. */
function withSiblingsAsOne(calls: readonly DecidedCall[]): readonly DecidedCall[] {
  const matches = matchSiblings(calls.filter(({ merged }) => merged.role === 'call'));
  if (matches.length === 0) return calls;
  const instead = new Map<DecidedCall, readonly DecidedCall[]>();
  for (const { unnamed, named, isSole } of matches) {
    const [only] = named;
    if (!isSole || only === undefined) {
      instead.set(unnamed, [{ ...unnamed, mayBeSeenElsewhere: true }]);
      continue;
    }
    instead.set(unnamed, []);
    instead.set(only, [decideCall(only.merged.callId, [...only.rows, ...unnamed.rows])]);
  }
  return calls.flatMap((call) => instead.get(call) ?? [call]);
}

function withSumsAsContainers(calls: readonly DecidedCall[]): readonly DecidedCall[] {
  const sums = findSums(calls.filter(countsAsCall));
  if (sums.size === 0) return calls;
  return calls.map((call) =>
    sums.has(call) ? { ...call, merged: { ...call.merged, role: 'container' }, isExplained: true } : call,
  );
}

function withRepetitionsMarked(calls: readonly DecidedCall[]): readonly DecidedCall[] {
  const seen = calls
    .filter(countsAsCall)
    .map((call) => ({ callId: call.merged.callId, readings: call.readings, call }));
  const repeating = new Set(findRepetitions(seen).map((repetition) => repetition.call.call));
  return calls.map((call) => (repeating.has(call) ? { ...call, mayBeSeenElsewhere: true } : call));
}

function countsAsCall({ merged, mayBeSeenElsewhere }: DecidedCall): boolean {
  return merged.role === 'call' && mayBeSeenElsewhere !== true;
}

interface DesiredRow {
  readonly reading: UsageReading;
  readonly booked: boolean;
  readonly reason: BookingReason;
}

function desiredRows(call: DecidedCall, rest: ContainerVerdict | undefined): readonly DesiredRow[] {
  if (call.merged.role === 'container') return containerRows(call, rest);
  if (call.mayBeSeenElsewhere !== true) return callRows(call);
  return call.readings.map((reading) => ({ reading, booked: false, reason: 'possible-duplicate' }));
}

function callRows({ readings, merged }: DecidedCall): readonly DesiredRow[] {
  const [only] = readings;
  if (readings.length === 1 && only !== undefined) return [{ reading: only, booked: true, reason: 'sole-reading' }];
  return [
    { reading: merged, booked: true, reason: 'merged-booking' },
    ...readings.map((reading) => ({ reading, booked: false, reason: 'seen-by-several' as const })),
  ];
}

function containerRows({ readings, merged }: DecidedCall, rest: ContainerVerdict | undefined): readonly DesiredRow[] {
  const seen = readings.map((reading) => ({ reading, booked: false, reason: 'container' as const }));
  if (rest?.residual === undefined) return seen;
  const booking = {
    ...merged,
    readingId: MERGED_READING_ID,
    usage: { ...merged.usage, quantities: rest.residual },
  };
  const reason = rest.soleWitness ? 'container-sole-witness' : 'container-rest';
  return [{ reading: booking, booked: true, reason }, ...seen];
}

function explain(calls: readonly DecidedCall[]): ReadonlyMap<UsageReading, ContainerVerdict> {
  const containers = calls
    .filter(({ merged, isExplained }) => merged.role === 'container' && isExplained !== true)
    .map(({ merged }) => merged);
  const counted = calls
    .filter(countsAsCall)
    .map(({ merged, readings }) => ({ quantities: merged.usage.quantities, sightings: readings }));
  return new Map(explainContainers(containers, counted).map((verdict) => [verdict.container, verdict]));
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
  const before = stored.find((row) => row.booked)?.reading.owner;
  for (const { reading: seen, booked, reason } of desired) {
    const reading = settledOwner(seen, stored, input.closed) ?? ownReading(seen, input.rules, before);
    const key = keyOf(reading);
    const current = byKey.get(key);
    byKey.delete(key);
    const next: LedgerRow = {
      reading,
      booked,
      bookingReason: reason,
      rating: settledRating(reading, stored, input.closed) ?? rateReading(reading, input.book),
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

/**
 * Everything a booking says, as text; keys are sorted so that equal content has equal text. The book's name is no part of
 * it: it changes with every line of every list, whether that concerns the call or not.
 */
function fingerprint(row: LedgerRow): string {
  return JSON.stringify([row.reading, { ...row.rating, priceBook: undefined }, row.purpose], (_key, value: unknown) => {
    if (typeof value === 'bigint') return value.toString();
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, entry]) => entry !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  });
}

/** The ledger's key of a row: its slice (and so its bucket), its call, its reading. */
function keyOf(reading: UsageReading): string {
  return `${sliceOf(reading.startedAtUs)}/${reading.callId}/${reading.readingId}`;
}
