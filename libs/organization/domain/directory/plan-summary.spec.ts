import { atOnce } from '@tokenledger/shared/portions';

import { type Directory, EMPTY_DIRECTORY } from './directory';
import { type DirectoryFields, type DirectoryRow, readDirectoryRow } from './directory-row';
import { localDay } from './local-day';
import { planDirectory } from './plan-directory';
import { planSummary } from './plan-summary';

type Line = DirectoryFields & { readonly more?: Partial<DirectoryRow> };

function planned(before: Directory, lines: readonly Line[], isComplete = false) {
  const rows = lines.map(({ more, ...fields }, line) => {
    const row = readDirectoryRow(fields, line);
    if (!row.ok) throw new Error(JSON.stringify(row.error));
    return { ...row.value, ...more };
  });
  const plan = atOnce(planDirectory(before, rows, { on: localDay('2026-03-15'), isComplete }));
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
}
const NONE = { added: 0, renamed: 0, described: 0, moved: 0, ended: 0, allowances: 0, removed: 0 };

describe('planSummary', () => {
  const company = planned(EMPTY_DIRECTORY, [
    { kind: 'cost-centre', id: 'CC-1' },
    { kind: 'cost-centre', id: 'CC-2' },
    { kind: 'team', id: 'a', parent: 'CC-1', from: '2026-01-01' },
    { kind: 'team', id: 'b', parent: 'CC-1', from: '2026-01-01' },
    { kind: 'person', id: 'ada', parent: 'a', from: '2026-01-01', monthly_tokens: '5' },
    { kind: 'person', id: 'ben', parent: 'a', from: '2026-01-01', monthly_tokens: '5' },
    { kind: 'person', id: 'eve', parent: 'a', from: '2026-01-01' },
  ]).after;
  const summaryOf = (lines: readonly Line[], isComplete = false) =>
    atOnce(planSummary(planned(company, lines, isComplete)));

  it.each<[string, Line[], object[]]>([
    ['nothing', [{ kind: 'team', id: 'a' }], []],
    // Where a new unit belongs to is no move.
    ['what is new', [{ kind: 'team', id: 'c', parent: 'CC-1' }], [{ kind: 'team', ...NONE, added: 1 }]],
    ['another name', [{ kind: 'team', id: 'a', name: 'A', aliases: 'x' }], [{ kind: 'team', ...NONE, renamed: 1 }]],
    ['other words', [{ kind: 'team', id: 'a', aliases: 'x' }], [{ kind: 'team', ...NONE, described: 1 }]],
    [
      'moves and allowances, by kind from the top down',
      [
        { kind: 'person', id: 'ada', parent: 'b', monthly_tokens: '6' },
        { kind: 'team', id: 'b', parent: 'CC-2' },
      ],
      [
        { kind: 'team', ...NONE, moved: 1 },
        { kind: 'person', ...NONE, moved: 1, allowances: 1 },
      ],
    ],
    [
      'what a line ends',
      [{ kind: 'person', id: 'eve', more: { parent: 'nothing' } }],
      [{ kind: 'person', ...NONE, ended: 1 }],
    ],
    [
      'what is taken out',
      [{ kind: 'person', id: 'ada', more: { existence: 'removed' } }],
      [{ kind: 'person', ...NONE, removed: 1 }],
    ],
  ])('counts %s', (_what, lines, summary) => {
    expect(summaryOf(lines)).toEqual(summary);
  });

  it('counts what a complete file does not name as ended, its allowance with it', () => {
    expect(summaryOf([{ kind: 'person', id: 'eve', name: 'Eve' }], true)).toEqual([
      { kind: 'person', ...NONE, renamed: 1, ended: 2 },
    ]);
  });
});
