import { eachInPortions, flatMapInPortions, type InPortions } from '@tokenledger/shared/portions';
import { failed, ok, type Result } from '@tokenledger/shared/result';

import { DirectoryDraft } from './directory-draft';
import { Directory } from './directory';
import { type DirectoryProblem, directoryProblems } from './directory-problems';
import type { DirectoryRow, RowProblem } from './directory-row';
import { type Allowance, type DirectoryUnit, type Placement, type UnitRef } from './directory-unit';
import { fileContradictions } from './file-contradictions';
import type { DayRange, LocalDay } from './local-day';
import { type PassedName, passedNames } from './passed-names';
import type { PlannedChanges } from './planned-changes';
import { UnitMap } from './unit-map';

export interface DirectoryPlanOptions {
  /** Day that lines without days are true on: today of the organisation, unless somebody says otherwise. */
  readonly on: LocalDay;
  /** Whether what the rows do not name ends on that day, of the kinds that they name. */
  readonly isComplete: boolean;
}

/** A unit whose own words change. */
export interface UnitChange {
  readonly before: DirectoryUnit | undefined;
  readonly after: DirectoryUnit;
}

/** What holds of one unit on which days, before and after. */
export interface DaysChange<T extends DayRange> {
  readonly unit: UnitRef;
  readonly before: readonly T[];
  readonly after: readonly T[];
}

/** What an import would change, and the directory afterwards. */
export interface DirectoryPlan {
  readonly units: readonly UnitChange[];
  readonly placements: readonly DaysChange<Placement>[];
  readonly allowances: readonly DaysChange<Allowance>[];
  /** Units that are taken out altogether: they were never meant to be. */
  readonly removed: readonly DirectoryUnit[];
  /** Units of `placements` that end, since the rows are complete and do not name them. */
  readonly ended: readonly UnitRef[];
  /** What becomes of what was to change after the day of the plan. */
  readonly planned: PlannedChanges;
  readonly passedNames: readonly PassedName[];
  readonly after: Directory;
}

/**
 * Works out what rows change. A row lets its unit belong to its parent on its days; other days stay as they were, so a
 * move in the middle of a month leaves the days before it. The same rows a second time change nothing.
 *
 * A row with a first or last day means these days, open ones for good. A row without says what is so on the day of the
 * plan: it holds from then on up to the next change that was planned before, which stays. Who writes a list of today does
 * not know of what others entered for December.
 */
export function* planDirectory(
  before: Directory,
  rows: readonly DirectoryRow[],
  options: DirectoryPlanOptions,
): InPortions<Result<DirectoryPlan, readonly RowProblem[]>> {
  const draft = yield* DirectoryDraft.of(before, options.on);
  const unexpected = yield* flatMapInPortions(rows, (row) => draft.changeUnit(row));
  if (unexpected.length > 0) return failed(unexpected);
  const unresolved = yield* flatMapInPortions(rows, (row) => draft.addDays(row));
  if (unresolved.length > 0) return failed(unresolved);
  const ended = options.isComplete ? yield* draft.endOthers(rows) : [];
  const after = yield* Directory.inPortions(yield* draft.content());
  const problems = yield* directoryProblems(after);
  if (problems.length > 0) return failed(yield* toRowProblems(problems, rows));
  const changes = yield* draft.changes();
  const planned = yield* draft.planned();
  return ok({ ...changes, ended, planned, passedNames: yield* passedNames(changes, after), after });
}

/** As `planDirectory`, for the lines of a file: none of them may say what another one contradicts. */
export function* planDirectoryFile(
  before: Directory,
  rows: readonly DirectoryRow[],
  options: DirectoryPlanOptions,
): InPortions<Result<DirectoryPlan, readonly RowProblem[]>> {
  const contradictions = yield* fileContradictions(rows, options.on);
  return contradictions.length > 0 ? failed(contradictions) : yield* planDirectory(before, rows, options);
}

/** Each is told at a line that says something of a unit that is part of it. */
function* toRowProblems(
  problems: readonly DirectoryProblem[],
  rows: readonly DirectoryRow[],
): InPortions<readonly RowProblem[]> {
  const lines = new UnitMap<number>();
  yield* eachInPortions(rows, (row) => lines.set(row, row.line));
  return problems.map(({ unit, field, message, elsewhere = [] }) => {
    const place = [{ unit, field }, ...elsewhere].find((one) => lines.has(one.unit));
    return place === undefined
      ? { line: undefined, field, message }
      : { line: lines.get(place.unit), field: place.field, message };
  });
}
