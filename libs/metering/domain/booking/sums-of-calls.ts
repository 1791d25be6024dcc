import type { Quantities } from '@tokenledger/pricing/domain';

import type { UsageReading } from '../ledger/usage-reading';
import { inputTokensOf, outputTokensOf } from '../usage/token-sums';
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
  const byTrace = new Map<string, T[]>();
  for (const call of calls) {
    for (const traceId of new Set(call.readings.map((reading) => reading.traceId))) {
      if (traceId !== '') byTrace.set(traceId, [...(byTrace.get(traceId) ?? []), call]);
    }
  }
  for (const [traceId, members] of byTrace) {
    const unnamed = members.filter(({ readings }) => readings.every(isUnnamedCall));
    if (members.length < 2 || unnamed.length === 0) continue;
    for (const outer of [...unnamed].sort(compareShortestFirst)) {
      const within = members.filter(
        (call) => call !== outer && !sums.has(call) && isWithin(call, outer.merged, traceId),
      );
      if (isSumOf(outer.merged, within)) sums.add(outer);
    }
  }
  return sums;
}

function isWithin({ readings }: Seen, outer: UsageReading, traceId: string): boolean {
  return readings.some(
    (reading) =>
      reading.traceId === traceId &&
      reading.startedAtUs >= outer.startedAtUs - ROUNDING_US &&
      reading.endedAtUs <= outer.endedAtUs + ROUNDING_US,
  );
}

function isSumOf(outer: UsageReading, within: readonly Seen[]): boolean {
  const [first] = within;
  if (first === undefined || (within.length === 1 && !differsInKind(outer, first.merged))) return false;
  const sumOf = (count: (quantities: Quantities) => number): number =>
    within.reduce((sum, { merged }) => sum + count(merged.usage.quantities), 0);
  const { quantities } = outer.usage;
  return (
    inputTokensOf(quantities) > 0 &&
    inputTokensOf(quantities) === sumOf(inputTokensOf) &&
    outputTokensOf(quantities) === sumOf(outputTokensOf)
  );
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
