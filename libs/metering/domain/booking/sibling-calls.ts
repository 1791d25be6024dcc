import type { UsageReading } from '../ledger/usage-reading';
import { inputTokensOf } from '../usage/token-sums';

/** Times of one process are only rounded. */
const ROUNDING_US = 50_000;

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
  const unnamed = calls.filter(({ readings }) => readings.every((reading) => isCall(reading) && isUnnamed(reading)));
  if (unnamed.length === 0) return [];
  const named = namedByPlace(calls);
  const matches = unnamed.flatMap((call) => {
    const found = new Set(
      call.readings.flatMap((reading) =>
        (named.get(placeOf(reading)) ?? []).filter(({ sighting }) => looksLike(reading, sighting)).map(({ of }) => of),
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
        if (!place.endsWith('/')) byPlace.set(place, [...(byPlace.get(place) ?? []), { of: call, sighting }]);
      }
    }
  }
  return byPlace;
}

function looksLike(left: UsageReading, right: UsageReading): boolean {
  return (
    left.parentSpanId !== '' &&
    left.scope !== right.scope &&
    isOneModel(left, right) &&
    inputTokensOf(left.usage.quantities) > 0 &&
    inputTokensOf(left.usage.quantities) === inputTokensOf(right.usage.quantities) &&
    left.startedAtUs <= right.endedAtUs + ROUNDING_US &&
    right.startedAtUs <= left.endedAtUs + ROUNDING_US
  );
}

function isOneModel(left: UsageReading, right: UsageReading): boolean {
  return modelsOf(left).some((one) => modelsOf(right).some((other) => isSameModel(one, other)));
}

/** A model may be asked for by its name and answer with its dated one: `gpt-4o-2024-08-06`, but not `gpt-4o-mini`. */
function isSameModel(left: string, right: string): boolean {
  return left === right || isDatedName(left, right) || isDatedName(right, left);
}

function isDatedName(dated: string, name: string): boolean {
  return dated.startsWith(name) && /^[-@](?:\d|latest$)/.test(dated.slice(name.length));
}

function modelsOf({ requestModel, responseModel }: UsageReading): readonly string[] {
  return [requestModel, responseModel].flatMap((model) => (model === undefined ? [] : [model.toLowerCase()]));
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
