import {
  type Allowance,
  type DayRange,
  type DaysChange,
  type Directory,
  type DirectoryPlan,
  type DirectoryUnit,
  type LastChange,
  type LocalDay,
  type Placement,
  type PlannedChange,
  planSummary,
  type RowProblem,
  UNIT_KINDS,
  type UnitRef,
} from '@tokenledger/organization/domain';
import { inTurns } from '@tokenledger/shared/portions';

import type { DirectoryChangeType, PlannedChangeType } from './directory-change-types';
import type {
  DirectoryUnitType,
  InvalidDirectoryType,
  PlacedUnitType,
  UnitAllowanceType,
  UnitPlacementType,
  UnitReferenceType,
} from './directory-types';
import type { OutdatedPreviewType } from './import-directory-types';

/** More would be read by nobody; how many there are is told beside. */
export const MOST_SHOWN = 200;

export function toApiPlacedUnit(directory: Directory, unit: DirectoryUnit, day: LocalDay): PlacedUnitType {
  const [parent, costCentre] = [directory.parentOn(unit, day), directory.ancestorOn(unit, 'cost-centre', day)];
  const below = directory.childrenOn(unit, day);
  const peopleCount = below.filter(({ kind }) => kind === 'person').length;
  const allowance = unit.kind === 'person' ? directory.allowanceOn(unit.id, day) : undefined;
  return {
    unit: toApiUnit(unit),
    parent: parent === undefined ? null : toApiReference(directory, parent),
    costCentre: costCentre === undefined ? null : toApiReference(directory, costCentre),
    lineage: directory
      .lineageOn(unit, day)
      .slice(1)
      .map((one) => toApiReference(directory, one))
      .reverse(),
    childCount: below.length - peopleCount,
    peopleCount,
    monthlyTokens: allowance?.monthlyTokens ?? null,
    placements: directory.placementsOf(unit).map((one) => toApiPlacement(directory, one)),
    allowances: unit.kind === 'person' ? directory.allowancesOf(unit.id).map(toApiAllowance) : [],
  };
}

/** What was done when, or what it would be done to. */
export interface PlanStanding {
  /** Undefined for a preview. */
  readonly changedAt?: Date | undefined;
  /** Of the directory, for the preview of a file. */
  readonly version?: string | undefined;
}

export async function toApiDirectoryChange(
  plan: DirectoryPlan,
  { changedAt, version }: PlanStanding = {},
): Promise<DirectoryChangeType> {
  const { units, placements, allowances, ended, removed, planned, passedNames } = plan;
  // Names as they are afterwards, for what is new, too.
  const directory = plan.after;
  const showPlacement = (one: Placement) => toApiPlacement(directory, one);
  return {
    applied: changedAt !== undefined,
    changedAt: changedAt ?? null,
    version: version ?? null,
    summary: (await inTurns(planSummary(plan))).map((counts) => ({ ...counts })),
    units: units.slice(0, MOST_SHOWN).map(({ before, after }) => ({
      before: before === undefined ? null : toApiUnit(before),
      after: toApiUnit(after),
    })),
    unitCount: units.length,
    addedCount: units.filter(({ before }) => before === undefined).length,
    placements: placements.slice(0, MOST_SHOWN).map((change) => toApiDays(directory, change, showPlacement)),
    placementCount: placements.length,
    allowances: allowances.slice(0, MOST_SHOWN).map((change) => toApiDays(directory, change, toApiAllowance)),
    allowanceCount: allowances.length,
    removed: removed.slice(0, MOST_SHOWN).map(({ kind, id, name }) => ({ kind, id, name })),
    ended: ended.slice(0, MOST_SHOWN).map((one) => toApiReference(directory, one)),
    endedCount: ended.length,
    plannedKept: planned.kept.slice(0, MOST_SHOWN).map((one) => toApiPlanned(directory, one)),
    plannedKeptCount: planned.kept.length,
    plannedDropped: planned.dropped.slice(0, MOST_SHOWN).map((one) => toApiPlanned(directory, one)),
    plannedDroppedCount: planned.dropped.length,
    passedNames: passedNames.slice(0, MOST_SHOWN).map(({ name, from, to }) => ({
      name,
      // Taken out, it has no name afterwards.
      from: { kind: from.kind, id: from.id, name: from.name },
      to: toApiReference(directory, to),
    })),
    passedNameCount: passedNames.length,
  };
}

/** @param change the last one of the directory */
export function toApiOutdatedPreview(change: LastChange | undefined): OutdatedPreviewType {
  const who = change === undefined ? 'the directory was changed' : `${change.by} changed the directory`;
  const when = change === undefined ? '' : `, the last time at ${change.at.toISOString()}`;
  return {
    message: `${who} since the preview${when}: nothing was changed, preview again`,
    changedAt: change?.at ?? null,
    changedBy: change?.by ?? null,
  };
}

/** @param fieldOf where a person finds it, in what was sent */
export function toApiInvalidDirectory(
  problems: readonly RowProblem[],
  fieldOf: (problem: RowProblem) => string,
): InvalidDirectoryType {
  const issues = problems.map((problem) => ({ field: fieldOf(problem), message: problem.message }));
  return { issues: issues.slice(0, MOST_SHOWN), issueCount: issues.length };
}

/** Cost centres first, people last; among a kind as people read them. */
export function byKindAndName(left: DirectoryUnit, right: DirectoryUnit): number {
  const byKind = UNIT_KINDS.indexOf(left.kind) - UNIT_KINDS.indexOf(right.kind);
  return byKind || left.name.localeCompare(right.name, 'en') || left.id.localeCompare(right.id, 'en');
}

/** Of a file, by its lines as an editor counts them. */
export function fieldInCsv({ line, field }: RowProblem): string {
  return line === undefined ? 'csv' : `csv.${line}.${field}`;
}

function toApiDays<T extends DayRange, Shown>(
  directory: Directory,
  { unit, before, after }: DaysChange<T>,
  show: (one: T) => Shown,
): { unit: UnitReferenceType; before: Shown[]; after: Shown[] } {
  return { unit: toApiReference(directory, unit), before: before.map(show), after: after.map(show) };
}

function toApiUnit({ kind, id, name, externalId, owners, aliases }: DirectoryUnit): DirectoryUnitType {
  return { kind, id, name, externalId: externalId ?? null, owners: [...owners], aliases: [...aliases] };
}

export function toApiReference(directory: Directory, { kind, id }: UnitRef): UnitReferenceType {
  return { kind, id, name: directory.unit({ kind, id })?.name ?? id };
}

function toApiPlanned(
  directory: Directory,
  { unit, part, from, parent, monthlyTokens }: PlannedChange,
): PlannedChangeType {
  return {
    unit: toApiReference(directory, unit),
    part,
    from,
    parent: parent === undefined ? null : toApiReference(directory, parent),
    monthlyTokens: monthlyTokens ?? null,
  };
}

function toApiPlacement(directory: Directory, { parent, from, until }: Placement): UnitPlacementType {
  return { parent: toApiReference(directory, parent), from, until: until ?? null };
}

function toApiAllowance({ monthlyTokens, from, until }: Allowance): UnitAllowanceType {
  return { monthlyTokens, from, until: until ?? null };
}
