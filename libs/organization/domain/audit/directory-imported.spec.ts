import { createHash } from 'node:crypto';

import { atOnce } from '@tokenledger/shared/portions';

import { type Directory, EMPTY_DIRECTORY, localDay, planDirectory, readDirectoryRow } from '../directory';
import { systemActor } from './actor';
import { canonicalJson } from './canonical-json';
import { directoryImported } from './directory-imported';

const AT = new Date('2026-03-15T12:00:00Z');
const PEOPLE = Array.from({ length: 100 }, (_, n) => ({
  kind: 'person',
  id: `p${n}`,
  parent: 'a',
  from: '2026-01-01',
  monthly_tokens: '5',
}));
const COMPANY = [
  { kind: 'cost-centre', id: 'CC' },
  { kind: 'team', id: 'a', parent: 'CC', from: '2026-01-01' },
  ...PEOPLE,
];

function planned(before: Directory, lines: Parameters<typeof readDirectoryRow>[0][], isComplete = false) {
  const rows = lines.flatMap((fields, line) => {
    const row = readDirectoryRow(fields, line);
    return row.ok ? [row.value] : [];
  });
  const plan = atOnce(planDirectory(before, rows, { on: localDay('2026-03-15'), isComplete }));
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
}
const entryOf = (plan: ReturnType<typeof planned>) => atOnce(directoryImported(plan, systemActor('test'), AT));

describe('the audit entry of an import', () => {
  const first = planned(EMPTY_DIRECTORY, COMPANY);

  it('counts what changed by kind, tells the first lines, and has a digest of all', () => {
    const lines = PEOPLE.map(({ id }) => ({
      unit: `person ${id}`,
      days: [{ monthlyTokens: 5n, from: '2026-01-01', until: undefined }],
    }));
    expect(entryOf(first)?.after).toMatchObject({
      changed: [
        { kind: 'cost-centre', added: 1, moved: 0 },
        { kind: 'team', added: 1, moved: 0 },
        { kind: 'person', added: 100, moved: 0, allowances: 100 },
      ],
      units: { count: 102 },
      placements: { count: 101 },
      allowances: {
        count: 100,
        first: lines.slice(0, 20),
        sha256: createHash('sha256').update(canonicalJson(lines)).digest('hex'),
      },
    });
  });

  it('has no lines before for what is new, and none after for what is gone', () => {
    const none = { count: 0, first: [], sha256: createHash('sha256').update('[]').digest('hex') };
    expect(entryOf(first)?.before).toEqual({ units: none, placements: none, allowances: none });
    const gone = planned(first.after, [{ kind: 'person', id: 'p0' }]);
    expect(entryOf(gone)).toBeUndefined();
    const ended = entryOf(planned(first.after, [{ kind: 'person', id: 'new', parent: 'a' }], true));
    expect(ended).toMatchObject({
      before: { placements: { count: 100 } },
      after: { placements: { count: 101 }, ended: { count: 100 }, changed: [{ kind: 'person', added: 1, ended: 100 }] },
    });
  });
});
