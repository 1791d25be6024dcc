import { anyDay, anyDirectory, anyNamedOwners, UNITS_OF_ANY_DIRECTORY } from '@tokenledger/organization/testing';
import { startOfLocalDate } from '@tokenledger/shared/time';
import fc from 'fast-check';

import { Directory } from '../directory/directory';
import { type DirectoryUnit, isSameUnit, type Placement, type UnitRef } from '../directory/directory-unit';
import { localDay } from '../directory/local-day';
import { tenantId } from '../tenant-id';
import { chargedUnits, type NamedOwners } from './charged-units';
import { isInScope, ledgerOfUnits } from './ledger-scope';

const ZONE = 'Asia/Kolkata';

const unit = (kind: UnitRef['kind'], id: string): DirectoryUnit => ({
  kind,
  id,
  name: id.toUpperCase(),
  externalId: undefined,
  owners: [],
  aliases: [`${id}-before`],
});
const placed = (below: UnitRef, parent: UnitRef, from: string, until?: string): Placement => ({
  unit: below,
  parent,
  from: localDay(from),
  until: until === undefined ? undefined : localDay(until),
});
const [cc100, cc200] = [unit('cost-centre', 'cc-100'), unit('cost-centre', 'cc-200')];
const [platform, search, ranking] = [unit('team', 'platform'), unit('team', 'search'), unit('project', 'ranking')];

/** Ranking is of search, search of platform, and platform moved from cc-100 to cc-200 on 10 March. */
const company = new Directory({
  units: [cc100, cc200, platform, search, ranking],
  placements: [
    placed(platform, cc100, '2026-01-01', '2026-03-10'),
    placed(platform, cc200, '2026-03-10'),
    placed(search, platform, '2026-01-01'),
    placed(ranking, search, '2026-01-01'),
  ],
  allowances: [],
});

function inShort(named: NamedOwners, day: string): string {
  return chargedUnits(company, named, localDay(day))
    .map(({ id }) => id)
    .join(' > ');
}

describe('chargedUnits', () => {
  it.each<[string, NamedOwners, string, string]>([
    ['what a project belongs to', { project: 'ranking' }, '2026-03-09', 'cc-100 > platform > search > ranking'],
    ['what it belongs to after a move', { project: 'ranking' }, '2026-03-10', 'cc-200 > platform > search > ranking'],
    ['a team in its cost centre', { team: 'Search-Before' }, '2026-03-09', 'cc-100 > platform > search'],
    [
      'a project below the team that is named',
      { team: 'platform', project: 'ranking' },
      '2026-03-09',
      'cc-100 > platform > ranking',
    ],
    [
      'a team below the cost centre that is named',
      { costCenter: 'CC-200', team: 'search' },
      '2026-03-09',
      'cc-200 > platform > search',
    ],
    [
      'names that are not known as they are',
      { costCenter: 'CC-7', team: 'Skunk', project: 'X' },
      '2026-03-09',
      'CC-7 > Skunk > X',
    ],
    ['an unknown team in no cost centre', { team: 'Skunk', project: 'ranking' }, '2026-03-09', 'Skunk > ranking'],
    ['nothing above before it was placed', { project: 'ranking' }, '2025-12-31', 'ranking'],
    ['nothing of nobody', {}, '2026-03-09', ''],
  ])('has %s', (_name, named, day, expected) => {
    expect(inShort(named, day)).toBe(expected);
  });

  it('has exactly the units that have the row in their ledger, on any day, whatever moved and however it is named', () => {
    fc.assert(
      fc.property(anyDirectory, anyNamedOwners, anyDay, (directory, named, day) => {
        const charged = chargedUnits(directory, named, day);
        const at = startOfLocalDate(day, ZONE);
        for (const one of UNITS_OF_ANY_DIRECTORY) {
          const scope = ledgerOfUnits(tenantId('acme'), directory, ZONE, [one]);
          expect(isInScope(scope, named, at)).toBe(charged.some((other) => isSameUnit(one, other)));
        }
      }),
    );
  });
});
