import { atOnce } from '@tokenledger/shared/portions';
import fc from 'fast-check';

import { type Directory, EMPTY_DIRECTORY } from './directory';
import { type DirectoryFields, type DirectoryRow, readDirectoryRow } from './directory-row';
import { localDay, type LocalDay } from './local-day';
import { type DirectoryPlan, planDirectory, planDirectoryFile } from './plan-directory';
import { describePlanned } from './planned-changes';
import { writeChangeRows } from './write-change-rows';

/** The day of the nightly file. */
const NOVEMBER_28 = localDay('2026-11-28');

type Line = DirectoryFields & { readonly more?: Partial<DirectoryRow> };

function rowsOf(lines: readonly Line[]): readonly DirectoryRow[] {
  return lines.map(({ more, ...fields }, index) => {
    const read = readDirectoryRow(fields, index + 2);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    return { ...read.value, ...more };
  });
}

function planned(before: Directory, lines: readonly Line[], isComplete = false, on = NOVEMBER_28): DirectoryPlan {
  const plan = atOnce(planDirectory(before, rowsOf(lines), { on, isComplete }));
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
}

const team = { kind: 'team', id: 'T' } as const;
const ada = { kind: 'person', id: 'ada' } as const;

/** T is in A, and from 20 December in B; ada may use more from January on. */
const company = planned(EMPTY_DIRECTORY, [
  { kind: 'cost-centre', id: 'A' },
  { kind: 'cost-centre', id: 'B' },
  { kind: 'cost-centre', id: 'C' },
  { ...team, parent: 'A', from: '2026-01-01' },
  { ...team, parent: 'B', from: '2026-12-20' },
  { ...ada, parent: 'T', from: '2026-01-01', monthly_tokens: '5' },
  { ...ada, from: '2027-01-01', monthly_tokens: '9' },
]).after;

const daysOf = (directory: Directory) =>
  directory.placementsOf(team).map(({ parent, from, until }) => [parent.id, from, until]);
const tokensOf = (directory: Directory) =>
  directory.allowancesOf('ada').map(({ monthlyTokens, from, until }) => [monthlyTokens, from, until]);
const toldOf = ({ planned: { kept, dropped } }: DirectoryPlan) => ({
  kept: kept.map((one) => `${one.unit.id}: ${describePlanned(one)}`),
  dropped: dropped.map((one) => `${one.unit.id}: ${describePlanned(one)}`),
});

describe('a file without days, which says what is so today', () => {
  it('changes nothing of what is planned where it says what holds already', () => {
    const plan = planned(company, [
      { ...team, parent: 'A' },
      { ...ada, monthly_tokens: '5' },
    ]);
    expect([plan.placements, plan.allowances]).toEqual([[], []]);
    expect(toldOf(plan)).toEqual({
      kept: ['T: cost-centre B from 2026-12-20 on', 'ada: 9 tokens a month from 2027-01-01 on'],
      dropped: [],
    });
  });

  it('sets what is otherwise today up to the next planned change, which stays', () => {
    const plan = planned(company, [
      { ...team, parent: 'C' },
      { ...ada, monthly_tokens: '7' },
    ]);
    expect(daysOf(plan.after)).toEqual([
      ['A', '2026-01-01', '2026-11-28'],
      ['C', '2026-11-28', '2026-12-20'],
      ['B', '2026-12-20', undefined],
    ]);
    expect(tokensOf(plan.after)).toEqual([
      [5n, '2026-01-01', '2026-11-28'],
      [7n, '2026-11-28', '2027-01-01'],
      [9n, '2027-01-01', undefined],
    ]);
    expect(toldOf(plan)).toMatchObject({ kept: ['T: cost-centre B from 2026-12-20 on', /./], dropped: [] });
  });

  it('lets a planned move happen earlier: then nothing of it is left to be told', () => {
    const plan = planned(company, [{ ...team, parent: 'B' }]);
    expect(daysOf(plan.after)).toEqual([
      ['A', '2026-01-01', '2026-11-28'],
      ['B', '2026-11-28', undefined],
    ]);
    expect(toldOf(plan)).toEqual({ kept: [], dropped: [] });
  });

  it('holds up to a planned end, and from now on where nothing is planned', () => {
    const leaving = planned(company, [{ ...team, from: '2026-12-24', more: { parent: 'nothing' } }]).after;
    const again = planned(leaving, [{ ...team, parent: 'C' }], false, localDay('2026-12-22'));
    expect(daysOf(again.after).at(-1)).toEqual(['C', '2026-12-22', '2026-12-24']);
    expect(toldOf(again).kept).toEqual(['T: nothing from 2026-12-24 on']);
    expect(daysOf(planned(leaving, [{ ...team, parent: 'C' }], false, localDay('2026-12-30')).after).at(-1)).toEqual([
      'C',
      '2026-12-30',
      undefined,
    ]);
  });

  it('may name beside it what is planned, in whichever order', () => {
    const lines = [
      { kind: 'person', id: 'ben', parent: 'T' },
      { kind: 'team', id: 'U', parent: 'A' },
      { kind: 'person', id: 'ben', parent: 'U', from: '2027-02-01' },
    ];
    for (const rows of [rowsOf(lines), [...rowsOf(lines)].reverse()]) {
      const plan = atOnce(planDirectoryFile(company, rows, { on: NOVEMBER_28, isComplete: false }));
      if (!plan.ok) throw new Error(JSON.stringify(plan.error));
      const ben = { kind: 'person', id: 'ben' } as const;
      expect(plan.value.after.placementsOf(ben).map(({ parent, from, until }) => [parent.id, from, until])).toEqual([
        ['T', '2026-11-28', '2027-02-01'],
        ['U', '2027-02-01', undefined],
      ]);
    }
  });

  it('says of a unit without a parent now that it is nowhere until the next planned change', () => {
    const plan = planned(company, [{ ...team, more: { parent: 'nothing' } }]);
    expect(daysOf(plan.after)).toEqual([
      ['A', '2026-01-01', '2026-11-28'],
      ['B', '2026-12-20', undefined],
    ]);
  });
});

describe('a line with days', () => {
  it('means them, and says which planned changes it takes away', () => {
    const plan = planned(company, [
      { ...team, parent: 'C', from: '2026-11-28' },
      { ...ada, monthly_tokens: '7', until: '2027-02-01' },
    ]);
    expect(daysOf(plan.after).at(-1)).toEqual(['C', '2026-11-28', undefined]);
    expect(tokensOf(plan.after).at(-1)).toEqual([9n, '2027-02-01', undefined]);
    expect(toldOf(plan)).toEqual({
      kept: [],
      dropped: ['T: cost-centre B from 2026-12-20 on', 'ada: 9 tokens a month from 2027-01-01 on'],
    });
    expect(atOnce(writeChangeRows(plan)).at(-2)).toEqual({
      change: 'planned-dropped',
      kind: 'team',
      id: 'T',
      name: 'T',
      before: 'cost-centre B from 2026-12-20 on',
      after: '',
    });
  });
});

describe('a complete file', () => {
  const OTHER = { kind: 'team', id: 'other', parent: 'C' };

  it('leaves alone what only begins later, and says so', () => {
    const begins = planned(company, [
      { kind: 'person', id: 'eve', parent: 'T', from: '2026-12-01' },
      // Her allowance was entered from today on: she begins later all the same.
      { kind: 'person', id: 'eve', monthly_tokens: '5', from: '2026-11-01' },
    ]).after;
    const plan = planned(begins, [{ kind: 'person', id: 'ada', parent: 'T' }], true);
    expect([plan.ended, plan.placements, plan.allowances]).toEqual([[], [], []]);
    expect(toldOf(plan).kept).toEqual(['eve: team T from 2026-12-01 on']);
  });

  it('ends what is there today, with what is planned of it: who left comes to no other team', () => {
    const plan = planned(company, [OTHER], true);
    expect(plan.ended).toEqual([team]);
    expect(daysOf(plan.after)).toEqual([['A', '2026-01-01', '2026-11-28']]);
    expect(toldOf(plan)).toEqual({ kept: [], dropped: ['T: cost-centre B from 2026-12-20 on'] });
  });
});

describe('whatever is planned', () => {
  const DAYS = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01'].map(localDay);
  const days = fc
    .uniqueArray(fc.constantFrom(...DAYS), { minLength: 1, maxLength: 2 })
    .map(([one, other]) =>
      other === undefined ? { from: one! } : one! < other ? { from: one!, until: other } : { from: other, until: one! },
    );
  const line = fc.oneof(
    fc.record({
      kind: fc.constant('team'),
      id: fc.constantFrom('s', 't'),
      parent: fc.constantFrom('A', 'B', 'C'),
      days,
    }),
    fc.record({
      kind: fc.constant('person'),
      id: fc.constantFrom('x', 'y', 'z'),
      parent: fc.constantFrom('', 's', 't'),
      monthly_tokens: fc.constantFrom('', '10', '20'),
      days,
    }),
  );
  const ground = [
    ...['A', 'B', 'C'].map((id) => ({ kind: 'cost-centre', id })),
    ...['s', 't'].map((id) => ({ kind: 'team', id })),
  ];
  const anyPlanned = fc
    .array(line, { maxLength: 12 })
    .map(
      (lines) =>
        planned(EMPTY_DIRECTORY, [...ground, ...lines.map(({ days, ...rest }) => ({ ...rest, ...days }))]).after,
    );
  const anyDay = fc.constantFrom(localDay('2025-12-31'), ...DAYS, localDay('2026-03-15'), localDay('2026-07-01'));

  /** Everybody who is there on a day, and what they are there: as a system that knows of today alone writes it. */
  function writtenOn(directory: Directory, on: LocalDay): readonly Line[] {
    return directory.content.units.flatMap(({ kind, id, name }) => {
      const parent = directory.parentOn({ kind, id }, on);
      const tokens = kind === 'person' ? directory.allowanceOn(id, on)?.monthlyTokens.toString() : undefined;
      if (kind !== 'cost-centre' && parent === undefined && tokens === undefined) return [];
      const written = { kind, id, name, ...(parent && { parent_kind: parent.kind, parent: parent.id }) };
      return [tokens === undefined ? written : { ...written, monthly_tokens: tokens }];
    });
  }

  it.each([false, true])('the list of a day changes nothing of any other day (complete: %s)', (isComplete) => {
    fc.assert(
      fc.property(anyPlanned, anyDay, (directory, on) => {
        const {
          units,
          placements,
          allowances,
          ended,
          planned: told,
        } = planned(directory, writtenOn(directory, on), isComplete, on);
        expect([units, placements, allowances, ended, told.dropped]).toEqual([[], [], [], [], []]);
      }),
    );
  });

  it('a line without days changes the days up to the next change alone, and drops none', () => {
    const team = { kind: 'team', id: 's' } as const;
    fc.assert(
      fc.property(anyPlanned, anyDay, fc.constantFrom('A', 'B', 'C'), (directory, on, parent) => {
        const plan = planned(directory, [{ ...team, parent }], false, on);
        const was = (day: LocalDay) => directory.parentOn(team, day)?.id;
        const changes = [...DAYS, localDay('2026-07-01')].find((day) => day > on && was(day) !== was(on));
        for (const day of [...DAYS, localDay('2026-03-15'), localDay('2026-07-01'), on]) {
          const isOfIt = on <= day && (changes === undefined || day < changes);
          expect([day, plan.after.parentOn(team, day)?.id]).toEqual([day, isOfIt ? parent : was(day)]);
        }
        expect(plan.planned.dropped).toEqual([]);
      }),
    );
  });
});
