import { eachInPortions, flatMapInPortions, type InPortions } from '@tokenledger/shared/portions';

import { clearingDays, daysToNextChange, endingOn, settingDays } from './days-of-unit';
import type { Directory } from './directory';
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
  type UnitRef,
} from './directory-unit';
import { type DayRange, holdsOn, type LocalDay } from './local-day';
import type { DaysChange, DirectoryPlan, UnitChange } from './plan-directory';
import { plannedAllowances, type PlannedChange, type PlannedChanges, plannedMoves } from './planned-changes';
import { UnitMap } from './unit-map';

/** More than anybody moves in a life: a file with more has the wrong column for an id. */
const MOST_STRETCHES = 1_000;

/** One unit as the rows leave it. */
interface DraftUnit {
  readonly before: DirectoryUnit | undefined;
  /** Undefined once it is taken out. */
  unit: DirectoryUnit | undefined;
  placements: readonly Placement[];
  allowances: readonly Allowance[];
}

const NOTHING: DraftUnit = { before: undefined, unit: undefined, placements: [], allowances: [] };

/** A directory while rows are applied to it. Each unit is looked up once for each row of it. */
export class DirectoryDraft {
  private readonly units = new UnitMap<DraftUnit>();
  /** In the order of the directory, then of the rows. */
  private readonly all: DraftUnit[] = [];
  private readonly unitsOfRows = new Map<DirectoryRow, DraftUnit>();
  private readonly overfull = new Set<DraftUnit>();
  /** Of whose placements, or allowances, nothing was said of any day after the day of the plan. */
  private readonly spokenOfNow = { placements: new Set<DraftUnit>(), allowances: new Set<DraftUnit>() };

  private constructor(
    private readonly before: Directory,
    private readonly on: LocalDay,
  ) {}

  /** @param on day that rows without one begin on */
  static *of(before: Directory, on: LocalDay): InPortions<DirectoryDraft> {
    const draft = new DirectoryDraft(before, on);
    yield* eachInPortions(before.content.units, (unit) => {
      const placements = before.placementsOf(unit);
      const allowances = unit.kind === 'person' ? before.allowancesOf(unit.id) : [];
      draft.add(unit, { before: unit, unit, placements, allowances });
    });
    return draft;
  }

  /** @returns what is not as the row expects it: a unit that is there, or is not */
  changeUnit(row: DirectoryRow): RowProblem[] {
    const { line, kind, id, name, externalId, owners, aliases, existence } = row;
    const draft = this.draftOf(row);
    const known = draft.unit;
    if (existence === 'new' && known !== undefined) {
      return [
        { line, field: 'id', message: `there is a ${describeUnit(known)} already: take another id, or change it` },
      ];
    }
    if (existence === 'removed') return removeUnit(draft, row);
    const ownId = (known ?? draft.before)?.id ?? id;
    draft.unit = {
      kind,
      id: ownId,
      name: (name ?? known?.name ?? '') || ownId,
      externalId: externalId === undefined ? known?.externalId : externalId || undefined,
      owners: owners ?? known?.owners ?? [],
      aliases: aliases ?? known?.aliases ?? [],
    };
    return [];
  }

  /** @returns what cannot be understood: a parent that may be either of two */
  addDays(row: DirectoryRow): RowProblem[] {
    const draft = this.draftOf(row);
    const { unit } = draft;
    // What a later row takes out has no days.
    if (row.existence === 'removed' || unit === undefined) return [];
    if (this.overfull.has(draft)) return [];
    if (row.parent !== undefined) {
      const problems = this.addParent(draft, unit, row);
      if (problems.length > 0) return problems;
    }
    if (row.monthlyTokens !== undefined) this.addAllowance(draft, unit, row);
    return this.tooManyStretches(draft, row);
  }

  private addParent(draft: DraftUnit, unit: UnitRef, row: DirectoryRow): RowProblem[] {
    const days = this.daysOf(row, draft, 'placements');
    if (row.parent === 'nothing') draft.placements = clearingDays(draft.placements, days);
    else if (row.parent !== undefined) {
      const parent = this.parentOf(row.parent);
      if (parent === undefined) {
        const message = `there is a team and a cost-centre ${row.parent.id}: say which in parent_kind`;
        return [{ line: row.line, field: 'parent_kind', message }];
      }
      const same = (left: Placement, right: Placement) => isSameUnit(left.parent, right.parent);
      const set = { unit: { kind: unit.kind, id: unit.id }, parent, ...days };
      draft.placements = settingDays(draft.placements, set, same);
    }
    return [];
  }

  private addAllowance(draft: DraftUnit, unit: UnitRef, row: DirectoryRow): void {
    const days = this.daysOf(row, draft, 'allowances');
    if (row.monthlyTokens === 'unlimited') draft.allowances = clearingDays(draft.allowances, days);
    else if (row.monthlyTokens !== undefined) {
      const same = (left: Allowance, right: Allowance) => left.monthlyTokens === right.monthlyTokens;
      const set = { person: unit.id, monthlyTokens: row.monthlyTokens, ...days };
      draft.allowances = settingDays(draft.allowances, set, same);
    }
  }

  /** A row with days means them. One without says what is so now, and nothing of what is planned for later. */
  private daysOf(row: DirectoryRow, draft: DraftUnit, part: 'placements' | 'allowances'): DayRange {
    if (row.from !== undefined || row.until !== undefined) return { from: row.from ?? this.on, until: row.until };
    this.spokenOfNow[part].add(draft);
    return daysToNextChange(draft[part], this.on);
  }

  /**
   * Ends what the rows do not name, of the kinds that they name, with all that is planned of it. What only begins after
   * the day is left alone: that it is not named yet says nothing.
   * @returns what ended by that
   */
  *endOthers(rows: readonly DirectoryRow[]): InPortions<readonly UnitRef[]> {
    const kinds = new Set(rows.map(({ kind }) => kind));
    const named = new Set(this.unitsOfRows.values());
    const ended: UnitRef[] = [];
    yield* eachInPortions(this.all, (draft) => {
      const { unit, placements, allowances } = draft;
      if (unit === undefined || !kinds.has(unit.kind) || named.has(draft)) return;
      if (!isThereOn(draft, this.on)) {
        this.spokenOfNow.placements.add(draft);
        this.spokenOfNow.allowances.add(draft);
        return;
      }
      draft.placements = endingOn(placements, this.on);
      draft.allowances = endingOn(allowances, this.on);
      ended.push({ kind: unit.kind, id: unit.id });
    });
    return ended;
  }

  *content(): InPortions<DirectoryContent> {
    const kept = this.all.filter(({ unit }) => unit !== undefined);
    return {
      units: yield* flatMapInPortions(kept, ({ unit }) => (unit === undefined ? [] : [unit])),
      placements: yield* flatMapInPortions(kept, ({ placements }) => placements),
      allowances: yield* flatMapInPortions(kept, ({ allowances }) => allowances),
    };
  }

  *changes(): InPortions<Pick<DirectoryPlan, 'units' | 'placements' | 'allowances' | 'removed'>> {
    const units: UnitChange[] = [];
    const removed: DirectoryUnit[] = [];
    const placements: DaysChange<Placement>[] = [];
    const allowances: DaysChange<Allowance>[] = [];
    yield* eachInPortions(this.all, (draft) => {
      const { before, unit } = draft;
      const ref = unit ?? before;
      if (ref === undefined) return;
      if (unit === undefined) removed.push(ref);
      else if (before === undefined || !hasSameWords(before, unit)) units.push({ before, after: unit });
      const placementsBefore = before === undefined ? [] : this.before.placementsOf(before);
      placements.push(...changeOf(ref, placementsBefore, draft.placements, isSamePlacement));
      if (ref.kind !== 'person') return;
      const allowancesBefore = before === undefined ? [] : this.before.allowancesOf(before.id);
      allowances.push(...changeOf(ref, allowancesBefore, draft.allowances, isSameAllowance));
    });
    return { units, removed, placements, allowances };
  }

  /** What becomes of what was planned for days after the day of the plan. */
  *planned(): InPortions<PlannedChanges> {
    const kept: PlannedChange[] = [];
    const dropped: PlannedChange[] = [];
    yield* eachInPortions(this.all, (draft) => {
      const { before, unit, placements, allowances } = draft;
      // What is new had no plans, and what is taken out was never meant to be.
      if (before === undefined || unit === undefined) return;
      const ref = { kind: unit.kind, id: unit.id };
      const moves = plannedMoves(ref, this.before.placementsOf(ref), placements, this.on);
      dropped.push(...moves.dropped);
      if (this.spokenOfNow.placements.has(draft)) kept.push(...moves.kept);
      if (ref.kind !== 'person') return;
      const quotas = plannedAllowances(ref, this.before.allowancesOf(ref.id), allowances, this.on);
      dropped.push(...quotas.dropped);
      if (this.spokenOfNow.allowances.has(draft)) kept.push(...quotas.kept);
    });
    return { kept, dropped };
  }

  private draftOf(row: DirectoryRow): DraftUnit {
    const known = this.unitsOfRows.get(row);
    if (known !== undefined) return known;
    const draft = this.units.get(row) ?? this.add(row, NOTHING);
    this.unitsOfRows.set(row, draft);
    return draft;
  }

  private add(unit: UnitRef, known: DraftUnit): DraftUnit {
    const draft = { ...known };
    this.units.set(unit, draft);
    this.all.push(draft);
    return draft;
  }

  /** Told once a unit, at the first row that is too much. */
  private tooManyStretches(draft: DraftUnit, row: DirectoryRow): RowProblem[] {
    if (Math.max(draft.placements.length, draft.allowances.length) <= MOST_STRETCHES) return [];
    this.overfull.add(draft);
    const message = `${describeUnit(row)} changes on more than ${MOST_STRETCHES} days: is this the column of its id?`;
    return [{ line: row.line, field: 'id', message }];
  }

  /** The parent of a team without a kind is whichever there is; one that is not there at all is told later, by `directoryProblems`. */
  private parentOf(parent: Exclude<DirectoryRow['parent'], 'nothing' | undefined>): UnitRef | undefined {
    const { id } = parent;
    if (parent.kind !== undefined) return { kind: parent.kind, id: this.known(parent.kind, id)?.id ?? id };
    const team = this.known('team', id);
    const costCentre = this.known('cost-centre', id);
    if (team !== undefined && costCentre !== undefined) return undefined;
    const found = team ?? costCentre;
    return { kind: found?.kind ?? 'team', id: found?.id ?? id };
  }

  private known(kind: UnitRef['kind'], id: string): DirectoryUnit | undefined {
    return this.units.get({ kind, id })?.unit;
  }
}

/** Whether a unit is somewhere on a day; of what was never placed, whether it has an allowance then. */
function isThereOn({ placements, allowances }: DraftUnit, day: LocalDay): boolean {
  const holds = (days: DayRange) => holdsOn(days, day);
  if (placements.some(holds)) return true;
  return allowances.some(holds) && placements.every(({ from }) => from < day);
}

function removeUnit(draft: DraftUnit, row: DirectoryRow): RowProblem[] {
  if (draft.unit === undefined) {
    return [{ line: row.line, field: 'id', message: `there is no ${describeUnit(row)} to take out` }];
  }
  draft.unit = undefined;
  draft.placements = [];
  draft.allowances = [];
  return [];
}

function changeOf<T extends DayRange>(
  { kind, id }: UnitRef,
  before: readonly T[],
  after: readonly T[],
  same: (left: T, right: T) => boolean,
): readonly DaysChange<T>[] {
  return before === after || isSameList(before, after, same) ? [] : [{ unit: { kind, id }, before, after }];
}
