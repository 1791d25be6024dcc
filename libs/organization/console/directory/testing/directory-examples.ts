import type { TreeLevelFieldsFragment, TreeUnitFieldsFragment, UnitKind } from '../../operations';
import type { DirectoryTree } from '../tree-rows';

export function aReference(kind: UnitKind, id: string) {
  return { __typename: 'UnitReference' as const, kind, id, name: id };
}

export function aTreeUnit(kind: UnitKind, id: string, childCount = 0, peopleCount = 0) {
  const unit = { __typename: 'DirectoryUnit' as const, kind, id, name: id };
  return { __typename: 'PlacedUnit' as const, unit, childCount, peopleCount };
}

export function aLevel(parent: TreeUnitFieldsFragment | undefined, units: readonly TreeUnitFieldsFragment[]) {
  return {
    __typename: 'DirectoryLevel' as const,
    parent: parent === undefined ? null : aReference(parent.unit.kind, parent.unit.id),
    unitCount: units.length,
    units,
  };
}

/** A tree on 2026-03-20. */
export function aTree(
  top: readonly TreeUnitFieldsFragment[],
  levels: readonly TreeLevelFieldsFragment[] = [],
): DirectoryTree {
  return {
    __typename: 'DirectoryTree',
    on: '2026-03-20',
    unitCount: top.length,
    top: aLevel(undefined, top),
    levels,
    unplaced: aLevel(undefined, []),
  };
}
