import type { Directory, DirectoryUnit, LocalDay, UnitRef } from '@tokenledger/organization/domain';

import type { DirectoryLevelType, DirectoryTreeType, UnitInDirectoryType } from './directory-tree-types';
import { byKindAndName, MOST_SHOWN, toApiPlacedUnit, toApiReference } from './to-api-directory';

/** What is read at once: levels are opened from the top while no more rows than these are shown. */
const ROWS_AT_ONCE = 60;

/** @param open units whose level is wanted; undefined: what fits from the top */
export function toApiDirectoryTree(
  directory: Directory,
  day: LocalDay,
  open: readonly UnitRef[] | undefined,
): DirectoryTreeType {
  const top = directory.content.units.filter(({ kind }) => kind === 'cost-centre');
  const unplaced = directory.content.units.filter(
    (unit) => unit.kind !== 'cost-centre' && directory.parentOn(unit, day) === undefined,
  );
  const opened = open ?? openedAtFirst(directory, top, day);
  return {
    on: day,
    unitCount: directory.content.units.length,
    top: toApiLevel(directory, undefined, top, day),
    levels: opened.flatMap((parent) => {
      const units = unitsBelow(directory, parent, day);
      return units.length === 0 ? [] : [toApiLevel(directory, parent, units, day)];
    }),
    unplaced: toApiLevel(directory, undefined, unplaced, day),
  };
}

export function toApiUnitInDirectory(directory: Directory, unit: DirectoryUnit, day: LocalDay): UnitInDirectoryType {
  return {
    on: day,
    placed: toApiPlacedUnit(directory, unit, day),
    children: toApiLevel(directory, unit, unitsBelow(directory, unit, day), day),
    people: toApiLevel(directory, unit, peopleOf(directory, unit, day), day),
  };
}

/** Breadth first, so that what is shown is a whole level wherever possible. */
function openedAtFirst(directory: Directory, top: readonly DirectoryUnit[], day: LocalDay): readonly UnitRef[] {
  const opened: UnitRef[] = [];
  let rows = top.length;
  for (let level = [...top].sort(byKindAndName); level.length > 0;) {
    const next: DirectoryUnit[] = [];
    for (const unit of level) {
      const below = unitsBelow(directory, unit, day);
      if (below.length === 0) continue;
      rows += below.length;
      if (rows > ROWS_AT_ONCE) return opened;
      opened.push(unit);
      next.push(...below);
    }
    level = next;
  }
  return opened;
}

function toApiLevel(
  directory: Directory,
  parent: UnitRef | undefined,
  units: readonly DirectoryUnit[],
  day: LocalDay,
): DirectoryLevelType {
  const shown = [...units].sort(byKindAndName).slice(0, MOST_SHOWN);
  return {
    parent: parent === undefined ? null : toApiReference(directory, parent),
    units: shown.map((unit) => toApiPlacedUnit(directory, unit, day)),
    unitCount: units.length,
  };
}

function unitsBelow(directory: Directory, parent: UnitRef, day: LocalDay): DirectoryUnit[] {
  return allBelow(directory, parent, day).filter(({ kind }) => kind !== 'person');
}

function peopleOf(directory: Directory, parent: UnitRef, day: LocalDay): DirectoryUnit[] {
  return allBelow(directory, parent, day).filter(({ kind }) => kind === 'person');
}

function allBelow(directory: Directory, parent: UnitRef, day: LocalDay): DirectoryUnit[] {
  return directory.childrenOn(parent, day).flatMap((ref) => directory.unit(ref) ?? []);
}
