import { startOfLocalDate } from '@tokenledger/shared/time';
import fc from 'fast-check';

import { Directory } from '../directory/directory';
import type { DirectoryUnit, Placement, UnitRef } from '../directory/directory-unit';
import { type LocalDay, localDay } from '../directory/local-day';
import { tenantId } from '../tenant-id';
import { isInScope, ledgerOfUnits, type LedgerScope, wholeLedger } from './ledger-scope';
import type { ScopeUnit } from './role-grant';

const acme = tenantId('acme');
const ZONE = 'Asia/Kolkata';

const unit = (kind: UnitRef['kind'], id: string, aliases: readonly string[] = []): DirectoryUnit => ({
  kind,
  id,
  name: `${id} (${kind})`,
  externalId: undefined,
  owners: [],
  aliases,
});

const placed = (below: UnitRef, parent: UnitRef, from: string, until?: string): Placement => ({
  unit: { kind: below.kind, id: below.id },
  parent: { kind: parent.kind, id: parent.id },
  from: localDay(from),
  until: until === undefined ? undefined : localDay(until),
});

const [engineering, support] = [unit('cost-centre', 'CC-100'), unit('cost-centre', 'CC-200')];
const [platform, payments, helpdesk] = [
  unit('team', 'platform'),
  unit('team', 'payments', ['Pay']),
  unit('team', 'helpdesk'),
];
const checkout = unit('project', 'checkout');

/** Payments is below platform; the checkout moved from payments to the helpdesk on 10 March. */
const company = new Directory({
  units: [engineering, support, platform, payments, helpdesk, checkout],
  placements: [
    placed(platform, engineering, '2026-01-01'),
    placed(payments, platform, '2026-01-01'),
    placed(helpdesk, support, '2026-01-01'),
    placed(checkout, payments, '2026-01-01', '2026-03-10'),
    placed(checkout, helpdesk, '2026-03-10'),
  ],
  allowances: [],
});

const scopeOf = (...units: readonly ScopeUnit[]) => ledgerOfUnits(acme, company, ZONE, units);
const team = (id: string): ScopeUnit => ({ kind: 'team', id });
const march = (day: number, time = '12:00:00') => new Date(`2026-03-${String(day).padStart(2, '0')}T${time}Z`);

describe('the part of the ledger that belongs to units', () => {
  it('is what names the team or a team below it, in any spelling that the directory knows', () => {
    const scope = scopeOf(team('platform'));
    expect(isInScope(scope, { team: 'PLATFORM' }, march(1))).toBe(true);
    expect(isInScope(scope, { team: 'pay' }, march(1))).toBe(true);
    expect(isInScope(scope, { team: 'helpdesk' }, march(1))).toBe(false);
    expect(isInScope(scope, {}, march(1))).toBe(false);
  });

  it("has the calls of a team's project that name no team, on the days on which it was theirs", () => {
    const scope = scopeOf(team('payments'));
    // 10 March begins at 18:30 of the ninth in UTC.
    expect(isInScope(scope, { project: 'checkout' }, march(9, '18:29:59'))).toBe(true);
    expect(isInScope(scope, { project: 'checkout' }, march(9, '18:30:00'))).toBe(false);
    expect(isInScope(scopeOf(team('helpdesk')), { project: 'checkout' }, march(9, '18:30:00'))).toBe(true);
    expect(isInScope(scope, { project: 'checkout', team: 'helpdesk' }, march(1))).toBe(false);
  });

  it('asks a cost centre first for the rows that name one', () => {
    const scope = scopeOf({ kind: 'cost-centre', id: 'cc-100' });
    expect(isInScope(scope, { costCenter: 'CC-100', team: 'helpdesk' }, march(1))).toBe(true);
    expect(isInScope(scope, { team: 'payments' }, march(1))).toBe(true);
    expect(isInScope(scope, { costCenter: 'CC-200', team: 'payments' }, march(1))).toBe(false);
    expect(isInScope(scope, { project: 'checkout' }, march(1))).toBe(true);
  });

  it('adds up what several roles are limited to', () => {
    const scope = scopeOf({ kind: 'project', id: 'checkout' }, team('helpdesk'));
    expect(isInScope(scope, { project: 'checkout', team: 'platform' }, march(1))).toBe(true);
    expect(isInScope(scope, { team: 'helpdesk' }, march(1))).toBe(true);
    expect(isInScope(scope, { team: 'platform' }, march(1))).toBe(false);
  });

  it('has what names a unit by its id where the directory does not know it', () => {
    expect(isInScope(scopeOf(team('Skunk Works')), { team: 'skunk works' }, march(1))).toBe(true);
  });

  it('is nothing for nobody, and everything for who may read the whole', () => {
    expect(isInScope(scopeOf(), { team: 'platform' }, march(1))).toBe(false);
    expect(isInScope(wholeLedger(acme), {}, march(1))).toBe(true);
  });

  it('agrees with the lineage of whatever a row names first, on any day, whatever moved', () => {
    fc.assert(
      fc.property(aDirectory, aScope, aRow, (directory, scoped, row) => {
        const scope: LedgerScope = ledgerOfUnits(acme, directory, ZONE, [scoped]);
        const asked = {
          'cost-centre': ['costCenter', 'team', 'project'],
          team: ['team', 'project'],
          project: ['project'],
        };
        const owner = asked[scoped.kind].find((one) => row.named[one as 'team'] !== undefined) as keyof typeof KINDS;
        const ref = owner && { kind: KINDS[owner], id: row.named[owner] ?? '' };
        const isBelow =
          ref && directory.lineageOn(ref, row.day).some(({ kind, id }) => kind === scoped.kind && id === scoped.id);
        expect(isInScope(scope, row.named, startOfLocalDate(row.day, ZONE))).toBe(isBelow ?? false);
      }),
    );
  });
});

const KINDS = { costCenter: 'cost-centre', team: 'team', project: 'project' } as const;
const DAYS = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01'].map(localDay);
const some = (kind: UnitRef['kind'], count: number) =>
  Array.from({ length: count }, (_, n) => unit(kind, `${kind}-${n}`));
const [CENTRES, TEAMS, PROJECTS] = [some('cost-centre', 2), some('team', 4), some('project', 3)];

/** One parent for each month, teams only below teams of a lower number: nothing belongs to itself. */
const aDirectory = fc
  .record({
    teams: fc.array(fc.nat(5), { minLength: 12, maxLength: 12 }),
    projects: fc.array(fc.nat(TEAMS.length - 1), { minLength: 9, maxLength: 9 }),
  })
  .map(({ teams, projects }) => {
    const months = [0, 1, 2];
    const during = (below: UnitRef, parent: UnitRef, month: number) =>
      placed(below, parent, DAYS[month] ?? '', DAYS[month + 1]);
    const placements = months.flatMap((month) => [
      ...TEAMS.map((one, index) => {
        const chosen = teams[month * 4 + index] ?? 0;
        return during(one, chosen < index ? (TEAMS[chosen] as UnitRef) : (CENTRES[chosen % 2] as UnitRef), month);
      }),
      ...PROJECTS.map((one, index) => during(one, TEAMS[projects[month * 3 + index] ?? 0] as UnitRef, month)),
    ]);
    return new Directory({ units: [...CENTRES, ...TEAMS, ...PROJECTS], placements, allowances: [] });
  });

const aScope = fc.constantFrom(
  ...[...CENTRES, ...TEAMS, ...PROJECTS].map(({ kind, id }) => ({ kind, id }) as ScopeUnit),
);

const named = (units: readonly DirectoryUnit[]) =>
  fc.option(fc.constantFrom(...units.map(({ id }) => id)), { nil: undefined });
const aRow = fc.record({
  named: fc.record({ costCenter: named(CENTRES), team: named(TEAMS), project: named(PROJECTS) }),
  day: fc.constantFrom<LocalDay>(...['2026-01-15', '2026-02-01', '2026-03-31'].map(localDay)),
});
