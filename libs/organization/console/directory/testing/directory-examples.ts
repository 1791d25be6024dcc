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

/** Payments, of Platform, of Engineering, since January; with Ada. */
export function paymentsOn(on: string) {
  const people = {
    __typename: 'DirectoryLevel' as const,
    unitCount: 1,
    units: [
      {
        __typename: 'PlacedUnit' as const,
        unit: { __typename: 'DirectoryUnit' as const, kind: 'PERSON' as const, id: 'ada@acme.example', name: 'Ada' },
        monthlyTokens: '5000000',
      },
    ],
  };
  return {
    __typename: 'UnitInDirectory' as const,
    on,
    placed: {
      __typename: 'PlacedUnit' as const,
      unit: {
        __typename: 'DirectoryUnit' as const,
        kind: 'TEAM' as const,
        id: 'payments',
        name: 'Payments',
        externalId: 'T-17',
        owners: ['ben@acme.example'],
        aliases: ['pay', 'billing'],
      },
      childCount: 1,
      peopleCount: 1,
      monthlyTokens: null,
      lineage: [aReference('COST_CENTRE', 'Engineering'), aReference('TEAM', 'Platform')],
      placements: [aPlacement('Platform', '2026-01-01', '2026-03-10'), aPlacement('Helpdesk', '2026-03-10', null)],
      allowances: [],
    },
    children: aLevel(aTreeUnit('TEAM', 'payments'), [aTreeUnit('PROJECT', 'Checkout')]),
    people,
  };
}

export function aPlacement(parent: string, from: string, until: string | null) {
  return { __typename: 'UnitPlacement' as const, parent: aReference('TEAM', parent), from, until };
}

/** A change of nothing. */
export const NO_COUNTS = { added: 0, renamed: 0, described: 0, moved: 0, ended: 0, allowances: 0, removed: 0 };

export const NO_CHANGE = {
  __typename: 'DirectoryChange' as const,
  applied: false,
  changedAt: null,
  version: null,
  summary: [],
  addedCount: 0,
  unitCount: 0,
  units: [],
  placementCount: 0,
  placements: [],
  allowanceCount: 0,
  allowances: [],
  removed: [],
  endedCount: 0,
  ended: [],
  plannedKeptCount: 0,
  plannedKept: [],
  plannedDroppedCount: 0,
  plannedDropped: [],
  passedNameCount: 0,
  passedNames: [],
};
