import { endOf, overlapping, startOf } from '../overlapping';
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

interface Placed extends PriceEntry {
  readonly place: number;
}

/**
 * Lines of a list that would leave it open which price holds.
 *
 * Some of them, 200 at the most, in the order of the lines; none only where there is none:
 * - `overlap`: the same conditions, in force at the same time; or windows of the day that share a minute
 * - `currencies`: lines of one model that are in force together in different currencies: a call has one
 */
export function conflictsAmong(entries: readonly PriceEntry[]): readonly PriceConflict[] {
  const placed = entries.map((entry, place) => ({ ...entry, place }));
  const conflicts: PriceConflict[] = [];
  for (const ofModel of grouped(placed, ({ provider, model }) => `${provider}\n${model}`).values()) {
    for (const conflict of conflictsOfModel(ofModel)) {
      conflicts.push(conflict);
      if (conflicts.length === MOST_CONFLICTS) return inOrder(conflicts);
    }
  }
  return inOrder(conflicts);
}

function* conflictsOfModel(entries: readonly Placed[]): Generator<PriceConflict> {
  for (const [earlier, later] of inOtherCurrencies(entries)) yield conflictOf('currencies', earlier, later);
  const alike = grouped(entries, (entry) => `${entry.currency}\n${conditionsOf({ ...entry, window: undefined })}`);
  for (const same of alike.values()) {
    for (const [earlier, later] of overlapping(same)) {
      if (shareTheirHours(earlier, later)) yield conflictOf('overlap', earlier, later);
    }
  }
}

/** Each line beside the one of another currency that holds longest: lines of a model may be many, currencies are few. */
function* inOtherCurrencies(entries: readonly Placed[]): Generator<readonly [Placed, Placed]> {
  const longest = new Map<string, Placed>();
  for (const entry of [...entries].sort((left, right) => startOf(left) - startOf(right))) {
    for (const [currency, before] of longest) {
      if (currency !== entry.currency && endOf(before) > startOf(entry)) yield [before, entry];
    }
    const known = longest.get(entry.currency);
    if (known === undefined || endOf(entry) > endOf(known)) longest.set(entry.currency, entry);
  }
}

/** A price of some hours stands beside the one of all hours. */
function shareTheirHours(left: PriceEntry, right: PriceEntry): boolean {
  if ((left.window === undefined) !== (right.window === undefined)) return false;
  return left.window === undefined || right.window === undefined || windowsOverlap(left.window, right.window);
}

function conflictOf(kind: PriceConflict['kind'], left: Placed, right: Placed): PriceConflict {
  return { kind, first: Math.min(left.place, right.place), second: Math.max(left.place, right.place) };
}

function inOrder(conflicts: readonly PriceConflict[]): readonly PriceConflict[] {
  return conflicts.toSorted((left, right) => left.second - right.second || left.first - right.first);
}

/** Where a price ends and the next of the same conditions starts later. */
export function gapsIn(entries: readonly PriceEntry[]): readonly PriceGap[] {
  const gaps: PriceGap[] = [];
  for (const same of grouped(entries, conditionsOf).values()) {
    const byStart = [...same].sort((left, right) => startOf(left) - startOf(right));
    for (const [index, entry] of byStart.entries()) {
      const next = byStart[index + 1]?.validFrom;
      if (entry.validTo !== undefined && next !== undefined && entry.validTo < next) {
        gaps.push({ entry, from: entry.validTo, to: next });
      }
    }
  }
  return gaps;
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
