import { atOnce, eachInPortions, type InPortions } from '@tokenledger/shared/portions';

import {
  type Allowance,
  comparable,
  type DirectoryContent,
  type DirectoryUnit,
  type Placement,
  type UnitKind,
  type UnitRef,
} from './directory-unit';
import { holdsOn, type LocalDay } from './local-day';
import { UnitMap } from './unit-map';

interface DirectoryIndexes {
  readonly units: UnitMap<DirectoryUnit>;
  readonly placementsByUnit: UnitMap<readonly Placement[]>;
  readonly placementsByParent: UnitMap<readonly Placement[]>;
  readonly allowancesByPerson: UnitMap<readonly Allowance[]>;
  /** Each name as if it were an id. */
  readonly unitsByName: UnitMap<DirectoryUnit>;
}

/** The units of one organisation, and what belonged to what on which day. Does not change. */
export class Directory {
  /** @param content without the problems that `directoryProblems` finds */
  constructor(
    readonly content: DirectoryContent,
    private readonly indexes: DirectoryIndexes = atOnce(indexesOf(content)),
  ) {}

  /** A large one takes a while. */
  static *inPortions(content: DirectoryContent): InPortions<Directory> {
    return new Directory(content, yield* indexesOf(content));
  }

  unit(ref: UnitRef): DirectoryUnit | undefined {
    return this.indexes.units.get(ref);
  }

  /** The unit that telemetry means: by id, external id, name or alias, in any case. */
  named(kind: UnitKind, name: string): DirectoryUnit | undefined {
    return this.indexes.unitsByName.get({ kind, id: name });
  }

  placementsOf(unit: UnitRef): readonly Placement[] {
    return this.indexes.placementsByUnit.get(unit) ?? [];
  }

  allowancesOf(person: string): readonly Allowance[] {
    return this.indexes.allowancesByPerson.get({ kind: 'person', id: person }) ?? [];
  }

  /** What belongs to it at any time, directly. */
  placementsBelow(parent: UnitRef): readonly Placement[] {
    return this.indexes.placementsByParent.get(parent) ?? [];
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

/** What a unit answers to, each as `comparable` writes it. */
export function comparableNamesOf({ id, externalId, name, aliases }: DirectoryUnit): readonly string[] {
  const names = [id, name, ...aliases, ...(externalId === undefined ? [] : [externalId])];
  return [...new Set(names.map(comparable))];
}

function* indexesOf({ units, placements, allowances }: DirectoryContent): InPortions<DirectoryIndexes> {
  const known = new UnitMap<DirectoryUnit>();
  const unitsByName = new UnitMap<DirectoryUnit>();
  yield* eachInPortions(units, (unit) => {
    known.set(unit, unit);
    for (const id of comparableNamesOf(unit)) unitsByName.set({ kind: unit.kind, id }, unit);
  });
  return {
    units: known,
    unitsByName,
    placementsByUnit: yield* grouped(placements, ({ unit }) => unit),
    placementsByParent: yield* grouped(placements, ({ parent }) => parent),
    allowancesByPerson: yield* grouped(allowances, ({ person }) => ({ kind: 'person', id: person })),
  };
}

function* grouped<T>(all: readonly T[], unitOf: (one: T) => UnitRef): InPortions<UnitMap<readonly T[]>> {
  const groups = new UnitMap<T[]>();
  yield* eachInPortions(all, (one) => {
    const unit = unitOf(one);
    const group = groups.get(unit);
    if (group === undefined) groups.set(unit, [one]);
    else group.push(one);
  });
  return groups;
}

export const EMPTY_DIRECTORY = new Directory({ units: [], placements: [], allowances: [] });
