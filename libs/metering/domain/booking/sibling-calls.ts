import type { UsageReading } from '../ledger/usage-reading';
import { isUnnamedCall, looksLike } from './look-alikes';

/** Readings that look like one call: those that name it, and those of an instrumentation that saw no id. */
export interface SiblingMatch<T> {
  readonly unnamed: T;
  /** All calls that it may be; of several nobody can say which. */
  readonly named: readonly T[];
  /** It is the one that no other unnamed reading may be as well. */
  readonly isSole: boolean;
}

/**
 * Finds readings without an id of the provider's that stand beside a reading with one, or hang from it: two instrumentations
 * of one client, or the client's and the model server's. Same trace, same parent (or its span), same model, equal input, overlapping in time, and
 * not of one instrumentation, which sees each call once. Output is not compared: counts of streams differ by a placeholder.
 */
export function matchSiblings<T extends { readonly readings: readonly UsageReading[] }>(
  calls: readonly T[],
): readonly SiblingMatch<T>[] {
  const unnamed = calls.filter(({ readings }) => readings.every(isUnnamedCall));
  if (unnamed.length === 0) return [];
  const named = namedByPlace(calls);
  const matches = unnamed.flatMap((call) => {
    const found = new Set(
      call.readings.flatMap((reading) =>
        reading.parentSpanId === ''
          ? []
          : (named.get(placeOf(reading)) ?? [])
              .filter(({ sighting }) => looksLike(reading, sighting))
              .map(({ of }) => of),
      ),
    );
    return found.size === 0 ? [] : [{ unnamed: call, named: [...found] }];
  });
  const claims = new Map<T, number>();
  for (const match of matches) for (const call of match.named) claims.set(call, (claims.get(call) ?? 0) + 1);
  return matches.map((match) => ({
    ...match,
    isSole: match.named.length === 1 && match.named.every((call) => claims.get(call) === 1),
  }));
}

interface Sighting<T> {
  readonly of: T;
  readonly sighting: UsageReading;
}

function namedByPlace<T extends { readonly readings: readonly UsageReading[] }>(
  calls: readonly T[],
): ReadonlyMap<string, readonly Sighting<T>[]> {
  const byPlace = new Map<string, Sighting<T>[]>();
  for (const call of calls) {
    if (call.readings.every(isUnnamed)) continue;
    for (const sighting of call.readings) {
      if (!isCall(sighting) || isUnnamed(sighting)) continue;
      // Below its span, too: no model call makes another one, so what hangs there is the same one, seen further inside.
      for (const place of [placeOf(sighting), `${sighting.traceId}/${sighting.spanId}`]) {
        if (place.endsWith('/')) continue;
        const known = byPlace.get(place);
        if (known === undefined) byPlace.set(place, [{ of: call, sighting }]);
        else known.push({ of: call, sighting });
      }
    }
  }
  return byPlace;
}

function isCall({ role }: UsageReading): boolean {
  return role === 'call';
}

function isUnnamed({ identity }: UsageReading): boolean {
  return identity === 'span';
}

function placeOf({ traceId, parentSpanId }: UsageReading): string {
  return `${traceId}/${parentSpanId}`;
}
