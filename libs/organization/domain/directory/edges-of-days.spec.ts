import { atOnce } from '@tokenledger/shared/portions';

import { type Directory, EMPTY_DIRECTORY } from './directory';
import { type DirectoryFields, type DirectoryRow, readDirectoryRow } from './directory-row';
import { localDay } from './local-day';
import { planDirectory } from './plan-directory';

type Line = DirectoryFields & { readonly more?: Partial<DirectoryRow> };

/** As a form says it: the later before the earlier. */
function plan(before: Directory, lines: readonly Line[]) {
  const rows = lines.map(({ more, ...fields }, line) => {
    const read = readDirectoryRow(fields, line);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    return { ...read.value, ...more };
  });
  return atOnce(planDirectory(before, rows, { on: localDay('2026-03-15'), isComplete: false }));
}
function after(before: Directory, ...lines: readonly Line[]): Directory {
  const planned = plan(before, lines);
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  return planned.value.after;
}

const company = after(
  EMPTY_DIRECTORY,
  { kind: 'cost-centre', id: 'CC-1' },
  { kind: 'cost-centre', id: 'CC-2' },
  { kind: 'team', id: 'a', parent: 'CC-1', from: '2026-01-01' },
  { kind: 'team', id: 'b', parent: 'a', from: '2026-01-01' },
  { kind: 'person', id: 'ada', parent: 'a', from: '2026-01-01' },
);
const ada = { kind: 'person', id: 'ada' } as const;
const daysOf = (directory: Directory) =>
  directory.placementsOf(ada).map(({ parent, from, until }) => [parent.id, from, until]);
const lineageOf = (directory: Directory, day: string) => directory.lineageOn(ada, localDay(day)).map(({ id }) => id);

describe('the edges of days', () => {
  it('lets the last of two moves on one day hold, and nothing of the first', () => {
    const [toB, backToA] = ['b', 'a'].map((parent) => ({ kind: 'person', id: 'ada', parent, from: '2026-03-10' }));
    expect(daysOf(after(company, toB!))).toEqual([
      ['a', '2026-01-01', '2026-03-10'],
      ['b', '2026-03-10', undefined],
    ]);
    // Back on the day of the move: she was never away.
    expect(daysOf(after(company, toB!, backToA!))).toEqual([['a', '2026-01-01', undefined]]);
    expect(daysOf(after(after(company, toB!), backToA!))).toEqual([['a', '2026-01-01', undefined]]);
  });

  it('has a person in one team on each day, whatever days are said', () => {
    const days = daysOf(
      after(
        company,
        { kind: 'person', id: 'ada', parent: 'b', from: '2026-02-01', until: '2026-04-01' },
        { kind: 'person', id: 'ada', parent: 'a', from: '2026-03-01', until: '2026-03-02' },
      ),
    );
    expect(days).toEqual([
      ['a', '2026-01-01', '2026-02-01'],
      ['b', '2026-02-01', '2026-03-01'],
      ['a', '2026-03-01', '2026-03-02'],
      ['b', '2026-03-02', '2026-04-01'],
      ['a', '2026-04-01', undefined],
    ]);
  });

  it('gives a person of a team that has ended no cost centre after its end', () => {
    const ended = after(company, { kind: 'team', id: 'a', from: '2026-02-01', more: { parent: 'nothing' } });
    expect([lineageOf(ended, '2026-01-31'), lineageOf(ended, '2026-02-01')]).toEqual([
      ['ada', 'a', 'CC-1'],
      ['ada', 'a'],
    ]);
  });

  it('refuses a team below its own child, also where that is so from a day to come only', () => {
    const planned = plan(company, [{ kind: 'team', id: 'a', parent_kind: 'team', parent: 'b', from: '2027-01-01' }]);
    expect(planned.ok ? [] : planned.error.map(({ message }) => message)).toEqual([
      expect.stringContaining('a → b → a is a ring from 2027-01-01 on'),
    ]);
  });

  it('lets a team come below its child where that has moved away by then', () => {
    const swapped = after(
      company,
      { kind: 'team', id: 'b', parent: 'CC-2', from: '2026-12-31' },
      { kind: 'team', id: 'a', parent_kind: 'team', parent: 'b', from: '2027-01-01' },
    );
    expect([lineageOf(swapped, '2026-12-31'), lineageOf(swapped, '2027-01-01')]).toEqual([
      ['ada', 'a', 'CC-1'],
      ['ada', 'a', 'b', 'CC-2'],
    ]);
  });

  it('is a ring of one day where the days of two moves overlap by one', () => {
    const planned = plan(company, [
      { kind: 'team', id: 'a', parent_kind: 'team', parent: 'b', from: '2026-12-31' },
      { kind: 'team', id: 'b', parent: 'CC-2', from: '2027-01-01' },
    ]);
    expect(planned.ok ? [] : planned.error.map(({ message }) => message)).toEqual([
      expect.stringContaining('is a ring from 2026-12-31 until 2027-01-01'),
    ]);
  });

  it('takes out a unit that an earlier row of the same change had given days', () => {
    const taken = after(
      company,
      { kind: 'person', id: 'ada', parent: 'b', from: '2026-03-10' },
      { kind: 'person', id: 'ada', more: { existence: 'removed' } },
    );
    expect([taken.unit(ada), daysOf(taken)]).toEqual([undefined, []]);
  });
});
