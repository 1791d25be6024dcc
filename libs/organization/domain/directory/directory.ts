import {
  type Allowance,
  comparable,
  type DirectoryContent,
  type DirectoryUnit,
  type Placement,
  unitKey,
  type UnitKind,
  type UnitRef,
} from './directory-unit';
import { holdsOn, type LocalDay } from './local-day';

/** The units of one organisation, and what belonged to what on which day. Does not change. */
export class Directory {
  private readonly unitsByKey: ReadonlyMap<string, DirectoryUnit>;
  private readonly placementsByUnit: ReadonlyMap<string, readonly Placement[]>;
  private readonly placementsByParent: ReadonlyMap<string, readonly Placement[]>;
  private readonly allowancesByPerson: ReadonlyMap<string, readonly Allowance[]>;
  private readonly unitsByName: ReadonlyMap<string, DirectoryUnit>;

  /** @param content without the problems that `directoryProblems` finds */
  constructor(readonly content: DirectoryContent) {
    this.unitsByKey = new Map(content.units.map((unit) => [unitKey(unit), unit]));
    this.placementsByUnit = grouped(content.placements, ({ unit }) => unitKey(unit));
    this.placementsByParent = grouped(content.placements, ({ parent }) => unitKey(parent));
    this.allowancesByPerson = grouped(content.allowances, ({ person }) => comparable(person));
    this.unitsByName = new Map(content.units.flatMap((unit) => namesOf(unit).map((name) => [name, unit])));
  }

  unit(ref: UnitRef): DirectoryUnit | undefined {
    return this.unitsByKey.get(unitKey(ref));
  }

  /** The unit that telemetry means: by id, external id, name or alias, in any case. */
  named(kind: UnitKind, name: string): DirectoryUnit | undefined {
    return this.unitsByName.get(nameKey(kind, name));
  }

  placementsOf(unit: UnitRef): readonly Placement[] {
    return this.placementsByUnit.get(unitKey(unit)) ?? [];
  }

  allowancesOf(person: string): readonly Allowance[] {
    return this.allowancesByPerson.get(comparable(person)) ?? [];
  }

  /** What belongs to it at any time, directly. */
  placementsBelow(parent: UnitRef): readonly Placement[] {
    return this.placementsByParent.get(unitKey(parent)) ?? [];
  }

  /** What it belongs to on a day; undefined where it belongs to nothing then. */
  parentOn(unit: UnitRef, day: LocalDay): UnitRef | undefined {
    return this.placementsOf(unit).find((placement) => holdsOn(placement, day))?.parent;
  }

  /** The unit itself, what it belongs to on a day, what that belongs to, up to the top. */
  lineageOn(unit: UnitRef, day: LocalDay): readonly UnitRef[] {
    const lineage: UnitRef[] = [];
    for (let at: UnitRef | undefined = unit; at !== undefined; at = this.parentOn(at, day)) lineage.push(at);
    return lineage;
  }

  /** The nearest unit of a kind in the lineage; undefined where there is none on that day. */
  ancestorOn(unit: UnitRef, kind: UnitKind, day: LocalDay): UnitRef | undefined {
    return this.lineageOn(unit, day).find((one) => one.kind === kind);
  }

  /** What belongs to it on a day, directly. */
  childrenOn(parent: UnitRef, day: LocalDay): readonly UnitRef[] {
    return this.placementsBelow(parent)
      .filter((placement) => holdsOn(placement, day))
      .map(({ unit }) => unit);
  }

  allowanceOn(person: string, day: LocalDay): Allowance | undefined {
    return this.allowancesOf(person).find((allowance) => holdsOn(allowance, day));
  }
}

export const EMPTY_DIRECTORY = new Directory({ units: [], placements: [], allowances: [] });

/** What a unit answers to, as `nameKey` writes it. */
export function namesOf(unit: DirectoryUnit): readonly string[] {
  return comparableNamesOf(unit).map((name) => nameKey(unit.kind, name));
}

/** What a unit answers to, each as `comparable` writes it. */
export function comparableNamesOf({ id, externalId, name, aliases }: DirectoryUnit): readonly string[] {
  const names = [id, name, ...aliases, ...(externalId === undefined ? [] : [externalId])];
  return [...new Set(names.map(comparable))];
}

/** What tells names apart in maps. */
export function nameKey(kind: UnitKind, name: string): string {
  return `${kind}\n${comparable(name)}`;
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}
