import { failed, ok, type Result } from '@tokenledger/shared/result';

import { clearingDays, endingOn, settingDays } from './days-of-unit';
import { Directory } from './directory';
import { type DirectoryProblem, directoryProblems } from './directory-problems';
import type { DirectoryRow, RowProblem } from './directory-row';
import {
  type Allowance,
  type DirectoryContent,
  describeUnit,
  type DirectoryUnit,
  hasSameWords,
  isSameAllowance,
  isSameList,
  isSamePlacement,
  isSameUnit,
  type Placement,
  unitKey,
  type UnitRef,
} from './directory-unit';
import { type DayRange, holdsOn, type LocalDay } from './local-day';

export interface DirectoryPlanOptions {
  /** Day that lines without `from` begin on: today of the organisation, unless somebody says otherwise. */
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
  readonly after: DirectoryContent;
}

/**
 * Works out what rows change. A row lets its unit belong to its parent on its days; other days stay as they were, so a
 * move in the middle of a month leaves the days before it. The same rows a second time change nothing.
 */
export function planDirectory(
  before: Directory,
  rows: readonly DirectoryRow[],
  options: DirectoryPlanOptions,
): Result<DirectoryPlan, readonly RowProblem[]> {
  const draft = new Draft(before);
  const unexpected = rows.flatMap((row) => draft.changeUnit(row));
  if (unexpected.length > 0) return failed(unexpected);
  const unresolved = rows.flatMap((row) => (row.existence === 'removed' ? [] : draft.addDays(row, options.on)));
  if (unresolved.length > 0) return failed(unresolved);
  const ended = options.isComplete ? draft.endOthers(rows, options.on) : [];
  const after = draft.content();
  const problems = directoryProblems(after);
  if (problems.length > 0) return failed(problems.map((problem) => toRowProblem(problem, rows)));
  return ok({ ...draft.changes(), ended, after });
}

/** A directory while rows are applied to it. */
class Draft {
  private readonly units: Map<string, DirectoryUnit>;
  private readonly placements = new Map<string, Placement[]>();
  private readonly allowances = new Map<string, Allowance[]>();

  constructor(private readonly before: Directory) {
    this.units = new Map(before.content.units.map((unit) => [unitKey(unit), unit]));
  }

  /** @returns what is not as the row expects it: a unit that is there, or is not */
  changeUnit({ line, kind, id, name, externalId, owners, aliases, existence }: DirectoryRow): RowProblem[] {
    const key = unitKey({ kind, id });
    const known = this.units.get(key);
    if (existence === 'new' && known !== undefined) {
      return [
        { line, field: 'id', message: `there is a ${describeUnit(known)} already: take another id, or change it` },
      ];
    }
    if (existence === 'removed') return this.removeUnit(line, known ?? { kind, id });
    this.units.set(key, {
      kind,
      id: known?.id ?? id,
      name: (name ?? known?.name ?? '') || (known?.id ?? id),
      externalId: externalId === undefined ? known?.externalId : externalId || undefined,
      owners: owners ?? known?.owners ?? [],
      aliases: aliases ?? known?.aliases ?? [],
    });
    return [];
  }

  private removeUnit(line: number, unit: UnitRef): RowProblem[] {
    const key = unitKey(unit);
    if (!this.units.delete(key)) {
      return [{ line, field: 'id', message: `there is no ${describeUnit(unit)} to take out` }];
    }
    this.placements.set(key, []);
    this.allowances.set(key, []);
    return [];
  }

  /** @returns what cannot be understood: a parent that may be either of two */
  addDays(row: DirectoryRow, on: LocalDay): RowProblem[] {
    const days: DayRange = { from: row.from ?? on, until: row.until };
    const unit = this.units.get(unitKey(row)) ?? row;
    if (row.parent === 'nothing') {
      this.placements.set(unitKey(unit), clearingDays(this.placementsOf(unit), days));
    } else if (row.parent !== undefined) {
      const parent = this.parentOf(row.parent);
      if (parent === undefined) {
        const message = `there is a team and a cost-centre ${row.parent.id}: say which in parent_kind`;
        return [{ line: row.line, field: 'parent_kind', message }];
      }
      const same = (left: Placement, right: Placement) => isSameUnit(left.parent, right.parent);
      const set = { unit: { kind: unit.kind, id: unit.id }, parent, ...days };
      this.placements.set(unitKey(unit), settingDays(this.placementsOf(unit), set, same));
    }
    if (row.monthlyTokens === 'unlimited') {
      this.allowances.set(unitKey(unit), clearingDays(this.allowancesOf(unit), days));
    } else if (row.monthlyTokens !== undefined) {
      const same = (left: Allowance, right: Allowance) => left.monthlyTokens === right.monthlyTokens;
      const set = { person: unit.id, monthlyTokens: row.monthlyTokens, ...days };
      this.allowances.set(unitKey(unit), settingDays(this.allowancesOf(unit), set, same));
    }
    return [];
  }

  /** Ends what the rows do not name, of the kinds that they name. @returns what ended by that */
  endOthers(rows: readonly DirectoryRow[], on: LocalDay): UnitRef[] {
    const kinds = new Set(rows.map(({ kind }) => kind));
    const named = new Set(rows.map((row) => unitKey(row)));
    const others = [...this.units.values()].filter((unit) => kinds.has(unit.kind) && !named.has(unitKey(unit)));
    const ended = others.filter((unit) =>
      [...this.placementsOf(unit), ...this.allowancesOf(unit)].some((days) => holdsOn(days, on) || days.from > on),
    );
    for (const unit of ended) {
      this.placements.set(unitKey(unit), endingOn(this.placementsOf(unit), on));
      this.allowances.set(unitKey(unit), endingOn(this.allowancesOf(unit), on));
    }
    return ended.map(({ kind, id }) => ({ kind, id }));
  }

  content(): DirectoryContent {
    const units = [...this.units.values()];
    return {
      units,
      placements: units.flatMap((unit) => this.placementsOf(unit)),
      allowances: units.flatMap((unit) => this.allowancesOf(unit)),
    };
  }

  changes(): Pick<DirectoryPlan, 'units' | 'placements' | 'allowances' | 'removed'> {
    const units = [...this.units.values()];
    const removed = this.before.content.units.filter((unit) => !this.units.has(unitKey(unit)));
    const all = [...units, ...removed];
    return {
      removed,
      units: units
        .map((after): UnitChange => ({ before: this.before.unit(after), after }))
        .filter(({ before, after }) => before === undefined || !hasSameWords(before, after)),
      placements: all.flatMap((unit) =>
        changeOf(unit, this.before.placementsOf(unit), this.placementsOf(unit), isSamePlacement),
      ),
      allowances: all
        .filter(({ kind }) => kind === 'person')
        .flatMap((unit) => changeOf(unit, this.before.allowancesOf(unit.id), this.allowancesOf(unit), isSameAllowance)),
    };
  }

  private placementsOf(unit: UnitRef): readonly Placement[] {
    return this.placements.get(unitKey(unit)) ?? this.before.placementsOf(unit);
  }

  private allowancesOf(unit: UnitRef): readonly Allowance[] {
    return this.allowances.get(unitKey(unit)) ?? (unit.kind === 'person' ? this.before.allowancesOf(unit.id) : []);
  }

  /** The parent of a team without a kind is whichever there is; one that is not there at all is told later, by `directoryProblems`. */
  private parentOf(parent: Exclude<DirectoryRow['parent'], 'nothing' | undefined>): UnitRef | undefined {
    const { id } = parent;
    if (parent.kind !== undefined) return this.asKnown({ kind: parent.kind, id });
    const [team, costCentre] = (['team', 'cost-centre'] as const).map((one) =>
      this.units.get(unitKey({ kind: one, id })),
    );
    if (team !== undefined && costCentre !== undefined) return undefined;
    const found = team ?? costCentre;
    return { kind: found?.kind ?? 'team', id: found?.id ?? id };
  }

  private asKnown(ref: UnitRef): UnitRef {
    return { kind: ref.kind, id: this.units.get(unitKey(ref))?.id ?? ref.id };
  }
}

function changeOf<T extends DayRange>(
  { kind, id }: UnitRef,
  before: readonly T[],
  after: readonly T[],
  same: (left: T, right: T) => boolean,
): readonly DaysChange<T>[] {
  return before === after || isSameList(before, after, same) ? [] : [{ unit: { kind, id }, before, after }];
}

/** Tells it at a line that says something of a unit that is part of it. */
function toRowProblem(problem: DirectoryProblem, rows: readonly DirectoryRow[]): RowProblem {
  const { field, message, elsewhere = [] } = problem;
  for (const place of [problem, ...elsewhere]) {
    const line = rows.findLast((row) => isSameUnit(row, place.unit))?.line;
    if (line !== undefined) return { line, field: place.field, message };
  }
  return { line: undefined, field, message };
}
