import type { UsageReading } from '../ledger/usage-reading';
import { inputTokensOf, outputTokensOf } from '../usage/token-sums';
import { firstIndex } from './first-index';
import { isUnnamedCall, modelsOf, ROUNDING_US } from './look-alikes';

interface Seen {
  readonly readings: readonly UsageReading[];
  readonly merged: UsageReading;
}

/**
 * Spans of frameworks that nobody knows, which look like calls and repeat the calls that run while they do: no id of the
 * provider's names them, and both their input and their output are exactly the sums of those calls. The spans between may
 * tell no usage, so nothing but time ties them.
 *
 * One call alone with the same counts may be a second one of the same kind that runs beside it; then the outer one must
 * differ in what it does, or name no model.
 */
export function findSums<T extends Seen>(calls: readonly T[]): ReadonlySet<T> {
  const sums = new Set<T>();
  for (const [traceId, members] of membersByTrace(calls)) {
    const unnamed = members.filter(({ readings }) => readings.every(isUnnamedCall));
    if (members.length < 2 || unnamed.length === 0) continue;
    const sightings = sightingsInOrder(members, traceId);
    for (const outer of unnamed.sort(compareShortestFirst)) {
      if (isSumOfOthers(outer, sightings, sums)) sums.add(outer);
    }
  }
  return sums;
}

function membersByTrace<T extends Seen>(calls: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const byTrace = new Map<string, T[]>();
  for (const call of calls) {
    for (const traceId of new Set(call.readings.map((reading) => reading.traceId))) {
      const members = byTrace.get(traceId);
      if (members !== undefined) members.push(call);
      else if (traceId !== '') byTrace.set(traceId, [call]);
    }
  }
  return byTrace;
}

/** When a call ran, as one reading of it saw. */
interface Sighting<T> {
  readonly call: T;
  readonly startedAtUs: number;
  readonly endedAtUs: number;
}

function sightingsInOrder<T extends Seen>(members: readonly T[], traceId: string): readonly Sighting<T>[] {
  return members
    .flatMap((call) =>
      call.readings
        .filter((reading) => reading.traceId === traceId)
        .map(({ startedAtUs, endedAtUs }) => ({ call, startedAtUs, endedAtUs })),
    )
    .sort((left, right) => left.startedAtUs - right.startedAtUs);
}

/** Looks no further than until the others come to more: a trace may have very many calls. */
function isSumOfOthers<T extends Seen>(outer: T, sightings: readonly Sighting<T>[], sums: ReadonlySet<T>): boolean {
  const [input, output] = [inputOf(outer), outputOf(outer)];
  if (input === 0) return false;
  const { startedAtUs, endedAtUs } = outer.merged;
  const within = new Set<T>();
  let [innerInput, innerOutput] = [0, 0];
  const earliestUs = startedAtUs - ROUNDING_US;
  for (let at = firstIndex(sightings, (one) => one.startedAtUs >= earliestUs); at < sightings.length; at += 1) {
    const sighting = sightings[at];
    if (sighting === undefined || sighting.startedAtUs > endedAtUs + ROUNDING_US) break;
    const { call } = sighting;
    if (call === outer || sums.has(call) || within.has(call) || sighting.endedAtUs > endedAtUs + ROUNDING_US) continue;
    within.add(call);
    innerInput += inputOf(call);
    innerOutput += outputOf(call);
    if (innerInput > input || innerOutput > output) return false;
  }
  const [first] = within;
  if (first === undefined || (within.size === 1 && !differsInKind(outer.merged, first.merged))) return false;
  return innerInput === input && innerOutput === output;
}

function inputOf({ merged }: Seen): number {
  return inputTokensOf(merged.usage.quantities);
}

function outputOf({ merged }: Seen): number {
  return outputTokensOf(merged.usage.quantities);
}

function differsInKind(outer: UsageReading, inner: UsageReading): boolean {
  const namesNoModel = modelsOf(outer).length === 0 && modelsOf(inner).length > 0;
  return outer.scope !== inner.scope || outer.operation !== inner.operation || namesNoModel;
}

/** Inner sums first: what they repeat explains the outer ones. */
function compareShortestFirst(left: Seen, right: Seen): number {
  const length = ({ merged }: Seen): number => merged.endedAtUs - merged.startedAtUs;
  return length(left) - length(right) || (left.merged.readingId < right.merged.readingId ? -1 : 1);
}
