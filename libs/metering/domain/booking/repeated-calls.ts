import type { UsageReading } from '../ledger/usage-reading';
import { inputTokensOf } from '../usage/token-sums';
import { firstIndex } from './first-index';
import { isUnnamedCall, looksLike } from './look-alikes';

/** An outer span of one service starts shortly before the inner one; with more, another call would do as well. */
export const APART_START_US = 5_000_000;

/** A call that nothing of the provider's names, and all calls that it may be, as another instrumentation saw them. */
export interface Repetition<T> {
  readonly call: T;
  readonly candidates: readonly T[];
}

interface Seen {
  readonly callId: string;
  readonly readings: readonly UsageReading[];
}

interface Pair<T> {
  readonly call: T;
  readonly candidate: T;
  readonly apartUs: number;
}

/**
 * Finds calls without an id of the provider's that are most likely seen a second time: somewhere else in their trace, or,
 * where they stand in a trace of their own without a parent (a stream that is read outside any span), by the same service
 * at the same moment. Nothing proves it, so they are shown and not charged.
 *
 * Each call stands for one repetition of each instrumentation at the most, the nearest in time: two real calls that one
 * instrumentation saw are never taken for one. The result depends on the set of calls only.
 */
export function findRepetitions<T extends Seen>(calls: readonly T[]): readonly Repetition<T>[] {
  const unnamed = calls.filter(({ readings }) => readings.every(isUnnamedCall));
  if (unnamed.length === 0) return [];
  const index = new SightingIndex(calls);
  const pairs = unnamed.flatMap((call) => pairsOf(call, index));
  const repeating = new Set<T>();
  const taken = new Set<string>();
  for (const { call, candidate } of [...pairs].sort(compareNearestFirst)) {
    const place = `${candidate.callId}/${scopeOf(call)}`;
    if (repeating.has(call) || taken.has(place)) continue;
    repeating.add(call);
    taken.add(place);
  }
  const candidates = new Map<T, T[]>([...repeating].map((call) => [call, []]));
  for (const pair of pairs) candidates.get(pair.call)?.push(pair.candidate);
  return [...candidates].map(([call, found]) => ({ call, candidates: found }));
}

/** How many of one instrumentation, before and after a call, may be the same one: of more, nobody could say which. */
const MOST_ALIKE = 32;

interface Sighting<T> {
  readonly call: T;
  readonly reading: UsageReading;
}

/** What was seen of calls, by input and instrumentation and in order of time: a trace may have very many of one input. */
class SightingIndex<T extends Seen> {
  private readonly byInput = new Map<number, Map<string, Sighting<T>[]>>();
  private readonly tellings = new Map<T, Telling>();

  constructor(calls: readonly T[]) {
    for (const call of calls) {
      for (const reading of call.readings) if (reading.role === 'call') this.add({ call, reading });
    }
    for (const byScope of this.byInput.values()) {
      for (const sightings of byScope.values()) sightings.sort(compareByStart);
    }
  }

  tellsMore(left: T, right: T): boolean {
    return compareTelling(this.telling(left), this.telling(right)) < 0;
  }

  /** Those of other instrumentations with equal input that started nearest. */
  near(reading: UsageReading): readonly Sighting<T>[] {
    const byScope = this.byInput.get(inputTokensOf(reading.usage.quantities)) ?? [];
    return [...byScope].flatMap(([scope, sightings]) => {
      if (scope === reading.scope) return [];
      const at = firstIndex(sightings, (sighting) => sighting.reading.startedAtUs >= reading.startedAtUs);
      return sightings.slice(Math.max(0, at - MOST_ALIKE), at + MOST_ALIKE);
    });
  }

  private telling(call: T): Telling {
    const telling = this.tellings.get(call) ?? tellingOf(call);
    this.tellings.set(call, telling);
    return telling;
  }

  private add(sighting: Sighting<T>): void {
    const { scope, usage } = sighting.reading;
    const input = inputTokensOf(usage.quantities);
    const byScope = this.byInput.get(input) ?? new Map<string, Sighting<T>[]>();
    this.byInput.set(input, byScope);
    const sightings = byScope.get(scope);
    if (sightings === undefined) byScope.set(scope, [sighting]);
    else sightings.push(sighting);
  }
}

function compareByStart(left: Sighting<Seen>, right: Sighting<Seen>): number {
  return (
    left.reading.startedAtUs - right.reading.startedAtUs || compareText(left.reading.readingId, right.reading.readingId)
  );
}

function pairsOf<T extends Seen>(call: T, index: SightingIndex<T>): readonly Pair<T>[] {
  const apartUs = new Map<T, number>();
  for (const reading of call.readings) {
    for (const { call: candidate, reading: sighting } of index.near(reading)) {
      if (candidate === call || !looksLike(reading, sighting) || !mayBeOne(reading, sighting)) continue;
      const apart = Math.abs(reading.startedAtUs - sighting.startedAtUs);
      apartUs.set(candidate, Math.min(apart, apartUs.get(candidate) ?? apart));
    }
  }
  return [...apartUs]
    .filter(([candidate]) => index.tellsMore(candidate, call) && !seesBoth(candidate, call))
    .map(([candidate, apart]) => ({ call, candidate, apartUs: apart }));
}

function mayBeOne(unnamed: UsageReading, sighting: UsageReading): boolean {
  if (unnamed.traceId === sighting.traceId) return true;
  const { service } = unnamed.owner.values;
  return (
    unnamed.parentSpanId === '' &&
    service !== undefined &&
    service === sighting.owner.values.service &&
    Math.abs(unnamed.startedAtUs - sighting.startedAtUs) <= APART_START_US
  );
}

/** One instrumentation saw both: they are two calls. */
function seesBoth(left: Seen, right: Seen): boolean {
  return left.readings.some(({ scope }) => right.readings.some((reading) => reading.scope === scope));
}

/** How much a call tells: of two that are alike the one that tells more is charged. */
interface Telling {
  /** Less tells more. */
  readonly rank: readonly number[];
  readonly scope: string;
  readonly callId: string;
}

function tellingOf({ callId, readings }: Seen): Telling {
  return {
    rank: [
      Number(readings.every(isUnnamedCall)),
      Number(readings.every(({ parentSpanId }) => parentSpanId === '')),
      -Math.max(...readings.map(({ usage }) => Object.values(usage.detail).filter(Boolean).length)),
    ],
    scope: scopeOf({ callId, readings }),
    callId,
  };
}

/** A strict order, so that one of a circle always is charged. */
function compareTelling(left: Telling, right: Telling): number {
  for (const [index, value] of left.rank.entries()) {
    const difference = value - (right.rank[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return compareText(left.scope, right.scope) || compareText(left.callId, right.callId);
}

function scopeOf({ readings }: Seen): string {
  return [...readings.map(({ scope }) => scope)].sort()[0] ?? '';
}

function compareNearestFirst<T extends Seen>(left: Pair<T>, right: Pair<T>): number {
  return (
    left.apartUs - right.apartUs ||
    compareText(left.call.callId, right.call.callId) ||
    compareText(left.candidate.callId, right.candidate.callId)
  );
}

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
