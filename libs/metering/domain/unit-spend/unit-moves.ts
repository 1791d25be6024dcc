import { type Directory, holdsOn, isSameUnit, type LocalDay, type UnitRef } from '@tokenledger/organization/domain';

/** From one day on a unit belongs to another one. */
export interface UnitMove<Unit extends UnitRef = UnitRef> {
  readonly unit: Unit;
  readonly day: LocalDay;
  readonly from: Unit;
  readonly to: Unit;
}

/** Moves of some units after the first day and until the last one, in the order of days. */
export function movesOf(directory: Directory, units: Iterable<UnitRef>, first: LocalDay, last: LocalDay): UnitMove[] {
  const moves: UnitMove[] = [];
  for (const unit of units) {
    const placements = directory.placementsOf(unit);
    for (const { from: day, parent: to } of placements) {
      if (day <= first || day > last) continue;
      const from = placements.find(({ until }) => until === day)?.parent;
      if (from !== undefined && !isSameUnit(from, to)) moves.push({ unit, day, from, to });
    }
  }
  return moves.sort((left, right) => (left.day < right.day ? -1 : left.day > right.day ? 1 : 0));
}

/** Days of a range on which a unit belonged to another; undefined on a side where it did from or until beyond the range. */
export function daysBelow(
  directory: Directory,
  unit: UnitRef,
  parent: UnitRef,
  first: LocalDay,
  last: LocalDay,
): readonly { readonly from: LocalDay | undefined; readonly until: LocalDay | undefined }[] {
  return directory
    .placementsOf(unit)
    .filter((placement) => isSameUnit(placement.parent, parent))
    .filter(({ from, until }) => from <= last && (until === undefined || until > first))
    .map((placement) => ({
      from: holdsOn(placement, first) ? undefined : placement.from,
      until: holdsOn(placement, last) ? undefined : placement.until,
    }));
}
