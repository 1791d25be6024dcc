import { unitKey, type UnitRef } from '@tokenledger/organization/domain';

import { SpendSum } from './fold-units';
import type { OwnedSpendRow } from './owned-spend';
import type { UnitPaths } from './unit-paths';

/** A place in an organisation: the units above it, and itself the last; the organisation is the empty path. */
export interface UnitPlace {
  readonly path: readonly UnitRef[];
  /** Calls that name nothing below it: these sum to everything, over all places. */
  readonly own: SpendSum;
  /** And those of everything below it. */
  readonly total: SpendSum;
}

/** Every place that calls belong to, each below the one that it is part of. */
export function treeOf(paths: UnitPaths, rows: readonly OwnedSpendRow[]): readonly UnitPlace[] {
  const places = new Map<string, UnitPlace>();
  for (const row of rows) {
    const path = paths.of(row);
    for (let length = 0; length <= path.length; length += 1) {
      const place = placeAt(places, path.slice(0, length));
      place.total.add(row);
      if (length === path.length) place.own.add(row);
    }
  }
  return [...places].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, place]) => place);
}

function placeAt(places: Map<string, UnitPlace>, path: readonly UnitRef[]): UnitPlace {
  // Sorts a place before what is below it, and that before its neighbour.
  const key = path.map((unit) => `${unitKey(unit)}\u0000`).join('');
  const known = places.get(key);
  if (known !== undefined) return known;
  const place = { path, own: new SpendSum(), total: new SpendSum() };
  places.set(key, place);
  return place;
}
