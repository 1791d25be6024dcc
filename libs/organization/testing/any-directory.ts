import {
  Directory,
  type DirectoryUnit,
  localDay,
  type LocalDay,
  type NamedOwners,
  type Placement,
  type ScopeUnit,
} from '@tokenledger/organization/domain';
import fc from 'fast-check';

/** First days of the stretches in which `anyDirectory` changes nothing; what comes before and after belongs to nothing. */
const STRETCHES = ['2026-01-01', '2026-02-10', '2026-03-01', '2026-04-01'].map(localDay);

const CENTRES = unitsOf('cost-centre', 2);
const TEAMS = unitsOf('team', 4);
const PROJECTS = unitsOf('project', 3);

/** Units of every directory of `anyDirectory`, and one of each kind that no directory knows. */
export const UNITS_OF_ANY_DIRECTORY: readonly ScopeUnit[] = [
  ...[...CENTRES, ...TEAMS, ...PROJECTS].map(({ kind, id }) => ({ kind, id })),
  { kind: 'cost-centre', id: 'unheard-of' },
  { kind: 'team', id: 'unheard-of' },
  { kind: 'project', id: 'unheard-of' },
];

/** Directories in which units move from stretch to stretch, belong to nothing for some, and have names beside their ids. */
export const anyDirectory: fc.Arbitrary<Directory> = fc
  .array(fc.nat(7), { minLength: 21, maxLength: 21 })
  .map((choices) => {
    const placements = [0, 1, 2].flatMap((stretch) =>
      [...TEAMS, ...PROJECTS].flatMap((unit, index) => {
        const parent = parentOf(unit, choices[stretch * 7 + index] ?? 0);
        return parent === undefined ? [] : [placed(unit, parent, stretch)];
      }),
    );
    return new Directory({ units: [...CENTRES, ...TEAMS, ...PROJECTS], placements, allowances: [] });
  });

/** Owners as telemetry names them: in any spelling, unknown ones, none. */
export const anyNamedOwners: fc.Arbitrary<NamedOwners> = fc.record({
  costCenter: anyNameOf(CENTRES),
  team: anyNameOf(TEAMS),
  project: anyNameOf(PROJECTS),
});

/** Before the first stretch, in each of them, on their first and last days, and after. */
export const anyDay: fc.Arbitrary<LocalDay> = fc.constantFrom(
  ...['2025-12-31', '2026-01-01', '2026-02-09', '2026-02-10', '2026-03-15', '2026-03-31', '2026-04-01'].map(localDay),
);

function unitsOf(kind: ScopeUnit['kind'], count: number): readonly (DirectoryUnit & ScopeUnit)[] {
  return Array.from({ length: count }, (_, index) => ({
    kind,
    id: `${kind}-${index}`,
    name: `The ${kind} ${index}`,
    externalId: undefined,
    owners: [],
    aliases: [`Old ${kind} ${index}`],
  }));
}

/** Teams belong to teams of a lower number only: nothing belongs to itself. */
function parentOf(unit: DirectoryUnit, choice: number): DirectoryUnit | undefined {
  const above =
    unit.kind === 'project'
      ? TEAMS
      : [
          ...CENTRES,
          ...TEAMS.slice(
            0,
            TEAMS.findIndex(({ id }) => id === unit.id),
          ),
        ];
  return above[choice];
}

function placed(unit: DirectoryUnit, parent: DirectoryUnit, stretch: number): Placement {
  const ref = ({ kind, id }: DirectoryUnit) => ({ kind, id });
  return { unit: ref(unit), parent: ref(parent), from: STRETCHES[stretch] as LocalDay, until: STRETCHES[stretch + 1] };
}

function anyNameOf(units: readonly DirectoryUnit[]): fc.Arbitrary<string | undefined> {
  const names = units.flatMap(({ id, name, aliases }) => [id.toUpperCase(), name, ...aliases]);
  return fc.constantFrom(undefined, 'Unheard-Of', ...names);
}
