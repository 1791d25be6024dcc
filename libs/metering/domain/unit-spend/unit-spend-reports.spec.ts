import {
  Directory,
  type DirectoryUnit,
  EMPTY_DIRECTORY,
  isInScope,
  ledgerOfUnits,
  type LedgerScope,
  localDay,
  type Placement,
  tenantId,
  type UnitRef,
  wholeLedger,
} from '@tokenledger/organization/domain';
import { anyDay, anyDirectory, anyNamedOwners, UNITS_OF_ANY_DIRECTORY } from '@tokenledger/organization/testing';
import { InMemoryOwnedSpend, type OwnedCall } from '@tokenledger/metering/testing';
import { formatDecimal18, parseDecimal18 } from '@tokenledger/shared/money';
import { startOfLocalDate } from '@tokenledger/shared/time';
import fc from 'fast-check';

import type { UnitNames } from './owned-spend';
import type { ComparedSpend, UnitLine, UnitSpend, UnitSpendRequest } from './unit-spend';
import { UnitSpendReports } from './unit-spend-reports';

const acme = tenantId('acme');
const ZONE = 'Asia/Kolkata';
const on = (day: string, hour = 12) => new Date(startOfLocalDate(day, ZONE).getTime() + hour * 3_600_000);

const unit = (kind: UnitRef['kind'], id: string, name: string): DirectoryUnit => ({
  ...{ kind, id, name },
  externalId: undefined,
  owners: [],
  aliases: [],
});
const placed = (below: UnitRef, parent: UnitRef, from: string, until?: string): Placement => ({
  unit: below,
  parent,
  from: localDay(from),
  until: until === undefined ? undefined : localDay(until),
});
const [cc100, cc200] = [unit('cost-centre', 'cc-100', 'Engineering'), unit('cost-centre', 'cc-200', 'Products')];
const [platform, search] = [unit('team', 'platform', 'Platform'), unit('team', 'search', 'Search')];
const ranking = unit('project', 'ranking', 'Ranking');

/** Platform, with search and its ranking below it, moved from cc-100 to cc-200 on 10 March. */
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

const march = { from: on('2026-03-01', 0), to: on('2026-04-01', 0) };
const february = { from: on('2026-02-01', 0), to: march.from };

const aCall = (day: string, names: UnitNames, cost: string | undefined, hour?: number): OwnedCall => ({
  at: on(day, hour),
  names,
  tokens: 100n,
  cost: cost === undefined ? undefined : parseDecimal18(cost),
});

const CALLS = [
  aCall('2026-02-20', { team: 'platform' }, '7'),
  // The last quarter of an hour in cc-100, and the first in cc-200.
  aCall('2026-03-09', { project: 'Ranking', service: 'web' }, '1', 23.75),
  aCall('2026-03-10', { project: 'ranking', service: 'batch', environment: 'prod' }, '2', 0),
  aCall('2026-03-11', { team: 'SEARCH' }, '4'),
  aCall('2026-03-12', { team: 'platform' }, undefined),
  aCall('2026-03-12', { costCenter: 'CC-100', team: 'search' }, '8'),
  aCall('2026-03-12', { team: 'Skunk' }, '16'),
  aCall('2026-03-12', {}, '32'),
];

function reportsOf(directory: Directory, calls: readonly OwnedCall[]): UnitSpendReports {
  return new UnitSpendReports({
    ownedSpend: new InMemoryOwnedSpend(calls),
    directories: { read: () => Promise.resolve(directory) },
    timeZones: { timeZoneOf: () => Promise.resolve(ZONE) },
    currencies: { reportingCurrencyOf: () => Promise.resolve('USD') },
  });
}

function report(
  request: Partial<UnitSpendRequest> = {},
  { directory = company, calls = CALLS as readonly OwnedCall[], scope = wholeLedger(acme) as LedgerScope } = {},
): Promise<UnitSpend> {
  return reportsOf(directory, calls).of(scope, {
    ...march,
    compareWith: undefined,
    filter: {},
    within: [],
    ...request,
  });
}

function costOf({ spend }: Pick<ComparedSpend, 'spend'>): string {
  const cost = spend.cost.map(({ amount }) => formatDecimal18(amount)).join();
  return `${spend.calls}: ${cost}${spend.unpriced.calls > 0n ? ` and ${spend.unpriced.calls} unpriced` : ''}`;
}

const inShort = ({ unit: { name, isInDirectory }, ...line }: UnitLine) =>
  `${name}${isInDirectory ? '' : '?'} ${costOf(line)}`;

describe('UnitSpendReports', () => {
  it('gives each cost centre the days on which a team was its own', async () => {
    const { lines, direct, total, moves } = await report();
    expect(lines.map(inShort)).toEqual([
      // 1 of the 9th, and 8 that name it themselves
      'Engineering 2: 9',
      // 2 of the 10th, 4 of the 11th
      'Products 3: 6 and 1 unpriced',
      'Skunk? 1: 16',
    ]);
    expect(costOf(direct)).toBe('1: 32');
    // 9 + 6 + 16 + 32
    expect(costOf(total)).toBe('7: 63 and 1 unpriced');
    expect(moves.map(({ unit, day, from, to }) => [unit.name, day, from.name, to.name])).toEqual([
      ['Platform', '2026-03-10', 'Engineering', 'Products'],
    ]);
  });

  it('goes down to teams of teams, projects, services and environments', async () => {
    const within = [cc200, platform];
    const ofPlatform = await report({ within });
    expect(ofPlatform.lines.map(inShort)).toEqual(['Search 2: 6']);
    expect(costOf(ofPlatform.direct)).toBe('1:  and 1 unpriced');
    expect(ofPlatform.path.map(({ name }) => name)).toEqual(['Products', 'Platform']);
    const ofRanking = await report({ within: [ranking] });
    expect(ofRanking.lines.map(inShort)).toEqual(['batch? 1: 2', 'web? 1: 1']);
    const batch = { kind: 'service', id: 'batch' } as const;
    expect((await report({ within: [ranking, batch] })).lines.map(inShort)).toEqual(['prod? 1: 2']);
  });

  it('tells how long a unit belonged there, and where calls alone say so', async () => {
    const [ofEngineering, ofProducts] = [await report({ within: [cc100] }), await report({ within: [cc200] })];
    expect(ofEngineering.lines.map(({ unit: { id }, days }) => [id, days])).toEqual([
      ['platform', [{ from: undefined, until: '2026-03-10' }]],
    ]);
    expect(ofProducts.lines[0]?.days).toEqual([{ from: '2026-03-10', until: undefined }]);
    const calls = [aCall('2026-03-12', { team: 'Skunk', project: 'ranking' }, '1')];
    const [named] = (await report({ within: [{ kind: 'team', id: 'skunk' }] }, { calls })).lines;
    expect([named && inShort(named), named?.isOnlyNamedThere]).toEqual(['Ranking 1: 1', true]);
  });

  it('compares with another range, as things belonged then', async () => {
    const { lines } = await report({ compareWith: february });
    expect(lines.map(({ unit: { id }, previous }) => [id, costOf({ spend: previous! })])).toEqual([
      ['cc-100', '1: 7'],
      ['cc-200', '0: '],
      ['Skunk', '0: '],
    ]);
  });

  it('has the spellings of telemetry beside the name of the directory', async () => {
    const { lines } = await report({ within: [search] });
    expect(lines.map(({ unit: { name }, names }) => [name, names])).toEqual([['Ranking', ['Ranking', 'ranking']]]);
  });

  it('says nothing of what stands above or beside the units that somebody is limited to', async () => {
    const scope = ledgerOfUnits(acme, company, ZONE, [ref(search)]);
    const { lines, moves, total } = await report({}, { scope });
    expect(lines.map(inShort)).toEqual(['Search 4: 15']);
    expect([costOf(total), moves]).toEqual(['4: 15', []]);
    const above = await report({ within: [cc100] }, { scope });
    expect([above.path, above.lines, above.total.spend.calls]).toEqual([
      [{ kind: 'cost-centre', id: 'cc-100', name: 'cc-100', isInDirectory: false }],
      [],
      0n,
    ]);
  });

  it('adds lines beyond the limit up into a rest', async () => {
    const calls = Array.from({ length: 502 }, (_, index) => aCall('2026-03-05', { team: `t${index}` }, '1'));
    const { lines, rest } = await report({}, { calls });
    expect([lines.length, rest && costOf(rest), rest?.lineCount]).toEqual([500, '2: 2', 2]);
  });

  it('tells all places at once, whose own calls sum to everything', async () => {
    const places = await reportsOf(company, CALLS).tree(wholeLedger(acme), { ...march, filter: {} });
    const lines = places.map(
      ({ path, own, total }) =>
        `${path.map(({ name }) => name).join(' > ')}: ${costOf({ spend: own })} of ${costOf({ spend: total })}`,
    );
    expect(lines).toEqual([
      ': 1: 32 of 7: 63 and 1 unpriced',
      'Engineering: 0:  of 2: 9',
      'Engineering > Platform: 0:  of 2: 9',
      'Engineering > Platform > Search: 1: 8 of 2: 9',
      'Engineering > Platform > Search > Ranking: 0:  of 1: 1',
      'Engineering > Platform > Search > Ranking > web: 1: 1 of 1: 1',
      'Products: 0:  of 3: 6 and 1 unpriced',
      'Products > Platform: 1:  and 1 unpriced of 3: 6 and 1 unpriced',
      'Products > Platform > Search: 1: 4 of 2: 6',
      'Products > Platform > Search > Ranking: 0:  of 1: 2',
      'Products > Platform > Search > Ranking > batch: 0:  of 1: 2',
      'Products > Platform > Search > Ranking > batch > prod: 1: 2 of 1: 2',
      'Skunk: 1: 16 of 1: 16',
    ]);
  });

  it('says that there is no directory yet', async () => {
    const { isDirectoryEmpty, lines } = await report({}, { directory: EMPTY_DIRECTORY });
    expect(isDirectoryEmpty).toBe(true);
    expect(lines.every(({ unit: { isInDirectory } }) => !isInDirectory)).toBe(true);
  });

  it('shows of each unit what a reader who is limited to it sees, and parts that sum to the whole', async () => {
    await fc.assert(
      fc.asyncProperty(anyDirectory, fc.array(anyCall, { maxLength: 12 }), async (directory, calls) => {
        const year = { from: on('2025-12-01', 0), to: on('2026-06-01', 0) };
        for (const one of UNITS_OF_ANY_DIRECTORY) {
          const scope = ledgerOfUnits(acme, directory, ZONE, [one]);
          const seen = calls.filter(({ names, at }) => isInScope(scope, names, at));
          const page = await report({ ...year, within: [one] }, { directory, calls });
          expect(page.total.spend.calls).toBe(BigInt(seen.length));
          expect(amounts([page.total])).toBe(seen.reduce((sum, { cost }) => sum + (cost ?? 0n), 0n));
          expect(amounts([...page.lines, page.direct])).toBe(amounts([page.total]));
          const own = await report({ ...year }, { directory, calls, scope });
          expect([own.total, own.direct.spend.calls]).toEqual([page.total, 0n]);
        }
        const top = await report(year, { directory, calls });
        expect(top.total.spend.calls).toBe(BigInt(calls.length));
        expect(amounts([...top.lines, top.direct])).toBe(amounts([top.total]));
      }),
      { numRuns: 50 },
    );
  });
});

const anyCall = fc
  .record({ names: anyNamedOwners, day: anyDay, cost: fc.option(fc.nat(1_000_000), { nil: undefined }) })
  .map(({ names, day, cost }) => aCall(day, names as UnitNames, cost === undefined ? undefined : `${cost}e-9`));

function amounts(parts: readonly ComparedSpend[]): bigint {
  return parts.flatMap(({ spend }) => spend.cost).reduce((sum, { amount }) => sum + amount, 0n);
}

function ref({ kind, id }: DirectoryUnit) {
  return { kind, id } as UnitRef & { kind: 'team' };
}
