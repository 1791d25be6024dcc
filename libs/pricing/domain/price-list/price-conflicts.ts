import { conditionsOf, type PriceEntry } from './price-entry';
import { windowsOverlap } from './price-window';

/** Two lines of a list that cannot both stand, by their places in it. */
export interface PriceConflict {
  readonly kind: 'overlap' | 'currencies';
  readonly first: number;
  readonly second: number;
}

/** A stretch of time for which a list has a price before and after, and none. */
export interface PriceGap {
  readonly entry: PriceEntry;
  readonly from: Date;
  readonly to: Date;
}

/** More than a person reads; a file of equal lines has millions. */
const MOST_CONFLICTS = 200;

/**
 * Lines of a list that would leave it open which price holds.
 *
 * The first 200 of them:
 * - `overlap`: the same conditions, in force at the same time; or windows of the day that share a minute
 * - `currencies`: lines of one model that are in force together in different currencies: a call has one
 */
export function conflictsAmong(entries: readonly PriceEntry[]): readonly PriceConflict[] {
  const conflicts: PriceConflict[] = [];
  for (const places of byModel(entries).values()) {
    for (const [index, second] of places.entries()) {
      for (const first of places.slice(0, index)) {
        const kind = conflictOf(entryAt(entries, first), entryAt(entries, second));
        if (kind === undefined) continue;
        conflicts.push({ kind, first, second });
        if (conflicts.length === MOST_CONFLICTS) return conflicts;
      }
    }
  }
  return conflicts;
}

/** Where a price ends and the next of the same conditions starts later. */
export function gapsIn(entries: readonly PriceEntry[]): readonly PriceGap[] {
  const gaps: PriceGap[] = [];
  for (const same of grouped(entries, conditionsOf).values()) {
    const inOrder = [...same].sort((left, right) => startOf(left) - startOf(right));
    for (const [index, entry] of inOrder.entries()) {
      const next = inOrder[index + 1]?.validFrom;
      if (entry.validTo !== undefined && next !== undefined && entry.validTo < next) {
        gaps.push({ entry, from: entry.validTo, to: next });
      }
    }
  }
  return gaps;
}

function conflictOf(left: PriceEntry, right: PriceEntry): PriceConflict['kind'] | undefined {
  if (startOf(left) >= endOf(right) || startOf(right) >= endOf(left)) return undefined;
  if (left.currency !== right.currency) return 'currencies';
  if (conditionsOf({ ...left, window: undefined }) !== conditionsOf({ ...right, window: undefined })) return undefined;
  if ((left.window === undefined) !== (right.window === undefined)) return undefined;
  if (left.window === undefined || right.window === undefined) return 'overlap';
  return windowsOverlap(left.window, right.window) ? 'overlap' : undefined;
}

function byModel(entries: readonly PriceEntry[]): ReadonlyMap<string, readonly number[]> {
  const places = entries.map((_, index) => index);
  return grouped(places, (place) => `${entryAt(entries, place).provider}\n${entryAt(entries, place).model}`);
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}

function entryAt(entries: readonly PriceEntry[], place: number): PriceEntry {
  const entry = entries[place];
  if (entry === undefined) throw new RangeError(`there is no line ${place}`);
  return entry;
}

function startOf({ validFrom }: PriceEntry): number {
  return validFrom?.getTime() ?? Number.NEGATIVE_INFINITY;
}

function endOf({ validTo }: PriceEntry): number {
  return validTo?.getTime() ?? Number.POSITIVE_INFINITY;
}
