import { eachInPortions, flatMapInPortions, type InPortions } from '@tokenledger/shared/portions';

import { firstOverlap } from './days-of-unit';
import { comparableNamesOf, type Directory } from './directory';
import {
  comparable,
  type DirectoryUnit,
  describeUnit,
  isSameUnit,
  PARENT_KINDS,
  type Placement,
  unitKey,
  type UnitRef,
} from './directory-unit';
import { UnitMap } from './unit-map';
import { commonDays, type DayRange, describeDays } from './local-day';

/** Levels of teams, more than any organisation has: what is deeper is a mistake of whoever wrote the file. */
const DEEPEST = 50;

/** Each is walked up from, to the top. */
const TEAMS_AT_ONCE = 50;

type ProblemField = 'id' | 'name' | 'external_id' | 'aliases' | 'parent' | 'from' | 'until' | 'monthly_tokens';

/** Why a directory cannot be as it is said to be. */
export interface DirectoryProblem {
  readonly unit: UnitRef;
  readonly field: ProblemField;
  /** Where else it can be mended: whichever of them was changed is what a person has before them. */
  readonly elsewhere?: readonly { readonly unit: UnitRef; readonly field: ProblemField }[];
  /** What is wrong, and what to do. */
  readonly message: string;
}

/** Everything that is wrong with a directory; empty where nothing is. */
export function* directoryProblems(directory: Directory): InPortions<readonly DirectoryProblem[]> {
  const { units, placements } = directory.content;
  const shared = yield* sharedNames(units);
  const unknown = yield* unknownPersons(directory);
  const ofPlacements = yield* flatMapInPortions(placements, (placement) => placementProblems(directory, placement));
  const overlaps = yield* flatMapInPortions(units, (unit) => overlapProblems(directory, unit));
  const found = [...shared, ...unknown, ...ofPlacements, ...overlaps];
  // Where a unit has two parents on one day there is no tree to look for cycles in.
  return overlaps.length > 0 ? found : [...found, ...(yield* cycles(directory))];
}

function placementProblems(directory: Directory, placement: Placement): DirectoryProblem[] {
  const { unit, parent, from, until } = placement;
  const problem = (field: DirectoryProblem['field'], message: string) => [{ unit, field, message }];
  if (until !== undefined && until <= from) {
    return problem('until', `${until} is not after ${from}: give the first day on which it no longer holds`);
  }
  if (directory.unit(unit) === undefined) return problem('id', `there is no ${describeUnit(unit)}: add it first`);
  const allowed = PARENT_KINDS[unit.kind];
  if (!allowed.includes(parent.kind)) {
    const expected = allowed.length === 0 ? 'nothing' : `a ${allowed.join(' or a ')}`;
    return problem('parent', `a ${unit.kind} belongs to ${expected}, not to a ${parent.kind}`);
  }
  if (directory.unit(parent) === undefined) {
    return problem('parent', `there is no ${describeUnit(parent)}: add it, or name another one`);
  }
  return [];
}

function overlapProblems(directory: Directory, unit: DirectoryUnit): DirectoryProblem[] {
  const placements = firstOverlap(directory.placementsOf(unit));
  const allowances = unit.kind === 'person' ? firstOverlap(directory.allowancesOf(unit.id)) : undefined;
  return [
    ...(placements === undefined ? [] : [{ unit, ...overlapping(placements, 'what it belongs to') }]),
    ...(allowances === undefined ? [] : [{ unit, ...overlapping(allowances, 'its allowance') }]),
  ];
}

function overlapping([first, second]: readonly [DayRange, DayRange], what: string) {
  return {
    field: 'from' as const,
    message: `${what} is said twice for the same days, ${describeDays(first)} and ${describeDays(second)}: end one where the other begins`,
  };
}

/** A name that two units of a kind answer to would give one's spend to the other. */
function* sharedNames(units: readonly DirectoryUnit[]): InPortions<DirectoryProblem[]> {
  const owners = new UnitMap<DirectoryUnit>();
  const problems: DirectoryProblem[] = [];
  yield* eachInPortions(units, (unit) => {
    for (const name of comparableNamesOf(unit)) {
      const asId = { kind: unit.kind, id: name };
      const other = owners.get(asId);
      if (other === undefined) owners.set(asId, unit);
      else if (isSameUnit(other, unit))
        problems.push({ unit, field: 'id', message: `${describeUnit(unit)} is there twice` });
      else {
        problems.push({
          unit,
          field: fieldOfName(unit, name),
          elsewhere: [{ unit: other, field: fieldOfName(other, name) }],
          message: `${describeUnit(other)} and ${describeUnit(unit)} are both called "${name}": a name, alias or external id can be of one ${unit.kind} only`,
        });
      }
    }
  });
  return problems;
}

/** @param wanted as `comparable` writes it */
function fieldOfName(unit: DirectoryUnit, wanted: string): ProblemField {
  const isCalled = (name: string | undefined) => name !== undefined && comparable(name) === wanted;
  if (isCalled(unit.id)) return 'id';
  if (isCalled(unit.name)) return 'name';
  return isCalled(unit.externalId) ? 'external_id' : 'aliases';
}

function unknownPersons(directory: Directory): InPortions<DirectoryProblem[]> {
  return flatMapInPortions(
    directory.content.allowances,
    ({ person, monthlyTokens, from, until }): DirectoryProblem[] => {
      const unit = { kind: 'person', id: person } as const;
      if (directory.unit(unit) === undefined) {
        return [{ unit, field: 'id', message: `there is no ${describeUnit(unit)}: add the person first` }];
      }
      if (until !== undefined && until <= from) {
        return [{ unit, field: 'until', message: `${until} is not after ${from}` }];
      }
      return monthlyTokens < 0n
        ? [
            {
              unit,
              field: 'monthly_tokens',
              message: `${monthlyTokens} is negative: 0 lets nobody use anything`,
            },
          ]
        : [];
    },
  );
}

/** Teams that belong to themselves on some day, through others; each ring is told once. And trees without end. */
function* cycles(directory: Directory): InPortions<DirectoryProblem[]> {
  const told = new Set<string>();
  const problems: DirectoryProblem[] = [];
  // Only teams can be above units of their own kind.
  const ofTeams = directory.content.placements.filter(({ unit }) => unit.kind === 'team');
  for (const [index, placement] of ofTeams.entries()) {
    if (index % TEAMS_AT_ONCE === 0) yield;
    const key = unitKey(placement.unit);
    if (told.has(key)) continue;
    const ring = ringFrom(directory, placement, [placement.unit], [key], placement);
    if (ring === undefined) continue;
    if (ring === 'too deep') {
      const message = `there are more than ${DEEPEST} levels above ${describeUnit(placement.unit)}: flatten the tree`;
      return [...problems, { unit: placement.unit, field: 'parent', message }];
    }
    for (const unit of ring.units) told.add(unitKey(unit));
    const path = [...ring.units, placement.unit].map(({ id }) => id).join(' → ');
    problems.push({
      unit: placement.unit,
      field: 'parent',
      elsewhere: ring.units.map((unit) => ({ unit, field: 'parent' })),
      message: `${path} is a ring ${describeDays(ring.days)}: let one of them belong to something else`,
    });
  }
  return problems;
}

interface Ring {
  readonly units: readonly UnitRef[];
  readonly days: DayRange;
}

/** Walks up from a placement on the days on which every step of the way holds. */
function ringFrom(
  directory: Directory,
  placement: Placement,
  passed: readonly UnitRef[],
  passedKeys: readonly string[],
  days: DayRange,
): Ring | 'too deep' | undefined {
  if (passed.length > DEEPEST) return 'too deep';
  const key = unitKey(placement.parent);
  if (key === passedKeys[0]) return { units: passed, days };
  // A ring further up is found from one of its own.
  if (passedKeys.includes(key)) return undefined;
  for (const next of directory.placementsOf(placement.parent)) {
    const common = commonDays(days, next);
    const ring = common && ringFrom(directory, next, [...passed, placement.parent], [...passedKeys, key], common);
    if (ring !== undefined) return ring;
  }
  return undefined;
}
