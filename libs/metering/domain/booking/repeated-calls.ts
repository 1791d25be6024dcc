import type { UsageReading } from '../ledger/usage-reading';
import { inputTokensOf } from '../usage/token-sums';
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
  const byInput = callsByInput(calls);
  const pairs = unnamed.flatMap((call) => pairsOf(call, byInput));
  const repeating = new Set<T>();
  const taken = new Set<string>();
  for (const { call, candidate } of [...pairs].sort(compareNearestFirst)) {
    const place = `${candidate.callId}/${scopeOf(call)}`;
    if (repeating.has(call) || taken.has(place)) continue;
    repeating.add(call);
    taken.add(place);
  }
  return [...repeating].map((call) => ({
    call,
    candidates: pairs.filter((pair) => pair.call === call).map(({ candidate }) => candidate),
  }));
}

function callsByInput<T extends Seen>(calls: readonly T[]): ReadonlyMap<number, readonly T[]> {
  const byInput = new Map<number, Set<T>>();
  for (const call of calls) {
    for (const { role, usage } of call.readings) {
      if (role !== 'call') continue;
      const input = inputTokensOf(usage.quantities);
      const known = byInput.get(input);
      if (known === undefined) byInput.set(input, new Set([call]));
      else known.add(call);
    }
  }
  return new Map([...byInput].map(([input, found]) => [input, [...found]]));
}

function pairsOf<T extends Seen>(call: T, byInput: ReadonlyMap<number, readonly T[]>): readonly Pair<T>[] {
  const inputs = new Set(call.readings.map(({ usage }) => inputTokensOf(usage.quantities)));
  const alike = new Set([...inputs].flatMap((input) => byInput.get(input) ?? []));
  return [...alike].flatMap((candidate) => {
    if (candidate === call || !tellsMore(candidate, call) || seesBoth(candidate, call)) return [];
    const apart = call.readings.flatMap((reading) =>
      candidate.readings
        .filter((sighting) => sighting.role === 'call' && looksLike(reading, sighting) && mayBeOne(reading, sighting))
        .map((sighting) => Math.abs(reading.startedAtUs - sighting.startedAtUs)),
    );
    return apart.length === 0 ? [] : [{ call, candidate, apartUs: Math.min(...apart) }];
  });
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

/** Of two that are alike the one that tells more is charged: a strict order, so that one of a circle always is. */
function tellsMore(left: Seen, right: Seen): boolean {
  return compareTelling(left, right) < 0;
}

function compareTelling(left: Seen, right: Seen): number {
  const rank = ({ readings }: Seen): readonly number[] => [
    Number(readings.every(isUnnamedCall)),
    Number(readings.every(({ parentSpanId }) => parentSpanId === '')),
    -Math.max(...readings.map(({ usage }) => Object.values(usage.detail).filter(Boolean).length)),
  ];
  const [ours, theirs] = [rank(left), rank(right)];
  const difference = ours.findIndex((value, index) => value !== theirs[index]);
  if (difference >= 0) return (ours[difference] ?? 0) - (theirs[difference] ?? 0);
  return compareText(scopeOf(left), scopeOf(right)) || compareText(left.callId, right.callId);
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
