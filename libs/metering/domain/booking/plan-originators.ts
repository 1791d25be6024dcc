import { CHARGED_DIMENSIONS, type ChargedNames, type Originator } from '@tokenledger/attribution/domain';
import { comparable } from '@tokenledger/organization/domain';

import type { LedgerRow } from '../ledger/ledger-row';
import type { CallOwner } from '../ledger/usage-reading';
import type { ClosedPeriod } from '../rerating/closed-periods';
import { MERGED_READING_ID } from './merge-readings';
import { shownBy, withoutShown } from './originators';
import { closedPeriodOf } from './settled-rating';

export interface OriginatorsInput {
  /** Every stored row of some traces, in any order. */
  readonly rows: readonly LedgerRow[];
  /** What was charged before such a period was closed stays as it is. */
  readonly closed: readonly ClosedPeriod[];
  /** Of the rows that are written. */
  readonly version: bigint;
}

/**
 * For whom the calls of some traces were made, where that is not their owner: the owner of the call or agent that began the
 * trace. Returns the bookings that must change.
 *
 * A trace begins with its earliest call, or what that hangs from; where nobody is named there, with the earliest that names
 * somebody. A call that says for whom it was made is believed, and so is everything that its trace began with it. Works on
 * what the calls say and who owns them, never on an earlier outcome: order of arrival cannot matter, and a second run changes
 * nothing.
 */
export function planOriginators({ rows, closed, version }: OriginatorsInput): readonly LedgerRow[] {
  const changes: LedgerRow[] = [];
  for (const ofTrace of byTrace(rows).values()) {
    const beginning = beginningOf(ofTrace);
    for (const row of ofTrace) {
      if (!row.booked || isSettled(row, closed)) continue;
      const owner = withoutShown(row.reading.owner);
      const originator = owner.originator ?? originatorFor(owner, beginning);
      if (isSame(originator, row.reading.owner.originator)) continue;
      const next: CallOwner = originator === undefined ? owner : { ...owner, originator };
      changes.push({ ...row, reading: { ...row.reading, owner: next }, version });
    }
  }
  return changes;
}

function byTrace(rows: readonly LedgerRow[]): ReadonlyMap<string, readonly LedgerRow[]> {
  const traces = new Map<string, LedgerRow[]>();
  for (const row of rows) {
    const { traceId } = row.reading;
    if (traceId === '') continue;
    const known = traces.get(traceId);
    if (known === undefined) traces.set(traceId, [row]);
    else known.push(row);
  }
  return traces;
}

/** A call of a trace, with everything that was seen of it. */
interface Sighting {
  readonly callId: string;
  readonly startedAtUs: number;
  readonly spanIds: ReadonlySet<string>;
  readonly parentSpanIds: ReadonlySet<string>;
  /** Of the booking; of a container that is not booked, as it was seen. */
  readonly owner: CallOwner;
}

/** Who is named where a trace begins. */
interface Beginning {
  readonly names: ChargedNames;
  readonly spanId: string;
}

function beginningOf(rows: readonly LedgerRow[]): Beginning | undefined {
  const inOrder = sightingsOf(rows);
  const [first] = inOrder;
  if (first === undefined) return undefined;
  for (const { owner, spanIds } of [topOf(first, inOrder), ...inOrder]) {
    const names = withoutShown(owner).originator?.names ?? chargedNames(owner);
    if (!isEmpty(names)) return { names, spanId: [...spanIds].sort()[0] ?? '' };
  }
  return undefined;
}

function sightingsOf(rows: readonly LedgerRow[]): readonly Sighting[] {
  const calls = new Map<string, LedgerRow[]>();
  for (const row of rows) calls.set(row.reading.callId, [...(calls.get(row.reading.callId) ?? []), row]);
  return [...calls]
    .flatMap(([callId, ofCall]): Sighting[] => {
      const seen = ofCall
        .filter(({ reading }) => reading.readingId !== MERGED_READING_ID)
        .map(({ reading }) => reading);
      const [any] = seen;
      if (any === undefined) return [];
      return [
        {
          callId,
          startedAtUs: Math.min(...seen.map(({ startedAtUs }) => startedAtUs)),
          spanIds: new Set(seen.map(({ spanId }) => spanId)),
          parentSpanIds: new Set(seen.map(({ parentSpanId }) => parentSpanId).filter((id) => id !== '')),
          owner: ofCall.find(({ booked }) => booked)?.reading.owner ?? ownerOfSeen(seen.map(({ owner }) => owner)),
        },
      ];
    })
    .sort((left, right) => left.startedAtUs - right.startedAtUs || (left.callId < right.callId ? -1 : 1));
}

/** Any that names somebody, the same one in whichever order they came. */
function ownerOfSeen(owners: readonly CallOwner[]): CallOwner {
  const inOrder = [...owners].sort((left, right) => (textOf(left) < textOf(right) ? -1 : 1));
  const found = inOrder.find((owner) => !isEmpty(chargedNames(owner))) ?? inOrder[0];
  if (found === undefined) throw new RangeError('a call was seen by somebody');
  return found;
}

function textOf({ values }: CallOwner): string {
  return JSON.stringify(CHARGED_DIMENSIONS.map((dimension) => values[dimension] ?? null));
}

/** What a call hangs from, as far as it is known; a circle, which no tracer makes, ends where it is closed. */
function topOf(from: Sighting, all: readonly Sighting[]): Sighting {
  const passed = new Set<Sighting>();
  let at = from;
  while (!passed.has(at)) {
    passed.add(at);
    const above = all.find((other) => [...at.parentSpanIds].some((id) => other.spanIds.has(id)));
    if (above === undefined) return at;
    at = above;
  }
  return from;
}

function originatorFor({ values }: CallOwner, beginning: Beginning | undefined): Originator | undefined {
  if (beginning === undefined || agree(values, beginning.names)) return undefined;
  return { names: beginning.names, evidence: shownBy(beginning.spanId) };
}

/** One may say more than the other; they are of one owner where they name the same in what both name. */
function agree(left: ChargedNames, right: ChargedNames): boolean {
  const both = CHARGED_DIMENSIONS.filter((one) => left[one] !== undefined && right[one] !== undefined);
  return both.length > 0 && both.every((one) => comparable(left[one] ?? '') === comparable(right[one] ?? ''));
}

function chargedNames({ values }: CallOwner): ChargedNames {
  return Object.fromEntries(
    CHARGED_DIMENSIONS.flatMap((dimension) => {
      const name = values[dimension];
      return name === undefined ? [] : [[dimension, name] as const];
    }),
  );
}

function isEmpty(names: ChargedNames): boolean {
  return CHARGED_DIMENSIONS.every((dimension) => names[dimension] === undefined);
}

function isSame(left: Originator | undefined, right: Originator | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  return left.evidence === right.evidence && CHARGED_DIMENSIONS.every((one) => left.names[one] === right.names[one]);
}

function isSettled({ reading, arrivedAtMs }: LedgerRow, closed: readonly ClosedPeriod[]): boolean {
  const period = closedPeriodOf(reading, closed);
  return period !== undefined && arrivedAtMs < period.closedAt.getTime();
}
