import { atOnce } from '@tokenledger/shared/portions';

import { type Directory, EMPTY_DIRECTORY } from './directory';
import { type DirectoryFields, type DirectoryRow, readDirectoryRow } from './directory-row';
import { localDay } from './local-day';
import { describePassed } from './passed-names';
import { planDirectory } from './plan-directory';
import { writeChangeRows } from './write-change-rows';

type Line = DirectoryFields & { readonly more?: Partial<DirectoryRow> };

function planned(before: Directory, lines: readonly Line[]) {
  const rows = lines.map(({ more, ...fields }, index) => {
    const read = readDirectoryRow(fields, index + 2);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    return { ...read.value, ...more };
  });
  const plan = atOnce(planDirectory(before, rows, { on: localDay('2026-03-15'), isComplete: false }));
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
}

const a = { kind: 'team', id: 'a' };
const b = { kind: 'team', id: 'b' };
const company = planned(EMPTY_DIRECTORY, [
  { ...a, name: 'Apples', aliases: 'Pay;billing', external_id: 'T-1' },
  { ...b },
  { kind: 'project', id: 'p', aliases: 'till' },
]).after;

describe('a name that telemetry finds a unit by', () => {
  const told = (...lines: readonly Line[]) => planned(company, lines).passedNames.map(describePassed);

  it('takes the spend of the past with it where it passes to another unit: the plan says so', () => {
    expect(told({ ...a, aliases: 'billing' }, { ...b, aliases: 'pay' })).toEqual([
      'spend of the past that names "Pay" passes from team a to team b, too',
    ]);
  });

  it.each<[string, Line[], string]>([
    [
      'a name',
      [
        { ...a, name: 'Pears' },
        { ...b, name: 'apples' },
      ],
      'Apples',
    ],
    [
      'an external id',
      [
        { ...a, external_id: '' },
        { ...b, external_id: 't-1' },
      ],
      'T-1',
    ],
    [
      'an alias that becomes the id of a new one',
      [
        { ...a, aliases: 'Pay' },
        { kind: 'team', id: 'billing' },
      ],
      'billing',
    ],
  ])('passes as %s as well', (_what, lines, name) => {
    expect(planned(company, lines).passedNames).toMatchObject([{ name, from: { id: 'a' } }]);
  });

  it('passes from what is taken out to whoever takes its names up', () => {
    expect(told({ ...a, more: { existence: 'removed' } }, { ...b, aliases: 'a;billing' })).toEqual([
      'spend of the past that names "a" passes from team a to team b, too',
      'spend of the past that names "billing" passes from team a to team b, too',
    ]);
  });

  it.each<[string, Line[]]>([
    ['is given up, and taken up by nobody', [{ ...a, aliases: '' }]],
    ['is new, or stays in another place of the same unit', [{ ...a, name: 'Pay', aliases: 'apples;new' }]],
    [
      'is of another kind',
      [
        { ...a, aliases: '' },
        { kind: 'project', id: 'p', aliases: 'till;pay' },
      ],
    ],
  ])('is not told where it %s', (_what, lines) => {
    expect(told(...lines)).toEqual([]);
  });

  it('is a line of the file of all changes', () => {
    const plan = planned(company, [
      { ...a, aliases: 'billing' },
      { ...b, aliases: 'pay' },
    ]);
    expect(atOnce(writeChangeRows(plan)).at(-1)).toEqual({
      change: 'name-passed',
      kind: 'team',
      id: 'a',
      name: 'Apples',
      before: 'Pay',
      after: 'spend of the past that names "Pay" passes from team a to team b, too',
    });
  });
});
