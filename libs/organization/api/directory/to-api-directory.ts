import type {
  Allowance,
  DayRange,
  DaysChange,
  Directory,
  DirectoryPlan,
  DirectoryUnit,
  LocalDay,
  Placement,
  RowProblem,
  UnitRef,
} from '@tokenledger/organization/domain';

import type {
  DirectoryChangeType,
  DirectoryUnitType,
  InvalidDirectoryType,
  PlacedUnitType,
  UnitAllowanceType,
  UnitPlacementType,
  UnitReferenceType,
} from './directory-types';

/** More would be read by nobody; how many there are is told beside. */
export const MOST_SHOWN = 200;

export function toApiPlacedUnit(directory: Directory, unit: DirectoryUnit, day: LocalDay): PlacedUnitType {
  const [parent, costCentre] = [directory.parentOn(unit, day), directory.ancestorOn(unit, 'cost-centre', day)];
  const allowance = unit.kind === 'person' ? directory.allowanceOn(unit.id, day) : undefined;
  return {
    unit: toApiUnit(unit),
    parent: parent === undefined ? null : toApiReference(parent),
    costCentre: costCentre === undefined ? null : toApiReference(costCentre),
    monthlyTokens: allowance?.monthlyTokens ?? null,
    placements: directory.placementsOf(unit).map(toApiPlacement),
  };
}

export function toApiDirectoryChange(plan: DirectoryPlan, applied: boolean): DirectoryChangeType {
  const { units, placements, allowances, ended } = plan;
  return {
    applied,
    units: units.slice(0, MOST_SHOWN).map(({ before, after }) => ({
      before: before === undefined ? null : toApiUnit(before),
      after: toApiUnit(after),
    })),
    unitCount: units.length,
    placements: placements.slice(0, MOST_SHOWN).map((change) => toApiDays(change, toApiPlacement)),
    placementCount: placements.length,
    allowances: allowances.slice(0, MOST_SHOWN).map((change) => toApiDays(change, toApiAllowance)),
    allowanceCount: allowances.length,
    ended: ended.slice(0, MOST_SHOWN).map(toApiReference),
    endedCount: ended.length,
  };
}

export function toApiInvalidDirectory(problems: readonly RowProblem[]): InvalidDirectoryType {
  const issues = problems.map(({ line, field, message }) => ({
    field: line === undefined ? 'csv' : `csv.${line}.${field}`,
    message,
  }));
  return { issues: issues.slice(0, MOST_SHOWN), issueCount: issues.length };
}

function toApiDays<T extends DayRange, Shown>(
  { unit, before, after }: DaysChange<T>,
  show: (one: T) => Shown,
): { unit: UnitReferenceType; before: Shown[]; after: Shown[] } {
  return { unit: toApiReference(unit), before: before.map(show), after: after.map(show) };
}

function toApiUnit({ kind, id, name, externalId, owners, aliases }: DirectoryUnit): DirectoryUnitType {
  return { kind, id, name, externalId: externalId ?? null, owners: [...owners], aliases: [...aliases] };
}

function toApiReference({ kind, id }: UnitRef): UnitReferenceType {
  return { kind, id };
}

function toApiPlacement({ parent, from, until }: Placement): UnitPlacementType {
  return { parent: toApiReference(parent), from, until: until ?? null };
}

function toApiAllowance({ monthlyTokens, from, until }: Allowance): UnitAllowanceType {
  return { monthlyTokens, from, until: until ?? null };
}
