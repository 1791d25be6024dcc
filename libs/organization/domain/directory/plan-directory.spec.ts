import { atOnce } from '@tokenledger/shared/portions';
import fc from 'fast-check';

import { type Directory, EMPTY_DIRECTORY } from './directory';
import { type DirectoryFields, type DirectoryRow, readDirectoryRow } from './directory-row';
import { localDay } from './local-day';
import { type DirectoryPlan, type DirectoryPlanOptions, planDirectory } from './plan-directory';
import { writeDirectoryRows } from './write-directory-rows';

const ON = localDay('2026-03-15');

function plan(before: Directory, lines: readonly DirectoryFields[], options: Partial<DirectoryPlanOptions> = {}) {
  // The header is line 1.
  const rows = lines.map((fields, index) => {
    const read = readDirectoryRow(fields, index + 2);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    return read.value;
  });
  return atOnce(planDirectory(before, rows, { on: ON, isComplete: false, ...options }));
}

function planned(...args: Parameters<typeof plan>): DirectoryPlan {
  const result = plan(...args);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const directoryOf = (...args: Parameters<typeof plan>) => planned(...args).after;

const COMPANY: readonly DirectoryFields[] = [
  { kind: 'cost-centre', id: 'CC-100', name: 'Engineering' },
  { kind: 'cost-centre', id: 'CC-200', name: 'Support' },
  { kind: 'team', id: 'platform', parent: 'CC-100', from: '2026-01-01' },
  { kind: 'team', id: 'payments', parent: 'platform', from: '2026-01-01', aliases: 'pay;billing' },
  { kind: 'project', id: 'checkout', parent: 'payments', from: '2026-01-01' },
  { kind: 'service', id: 'checkout-api', parent: 'checkout', from: '2026-01-01' },
  {
    kind: 'person',
    id: 'ada@acme.example',
    name: 'Ada',
    parent: 'payments',
    from: '2026-01-01',
    monthly_tokens: '5000000',
  },
];

describe('planDirectory', () => {
  const company = directoryOf(EMPTY_DIRECTORY, COMPANY);
  const project = { kind: 'project', id: 'checkout' } as const;
  const costCentreOn = (directory: Directory, day: string) =>
    directory.ancestorOn(project, 'cost-centre', localDay(day))?.id;

  it('finds what a service belongs to, up to its cost centre, in any spelling', () => {
    const service = { kind: 'service', id: 'Checkout-API' } as const;
    expect(company.lineageOn(service, ON).map(({ id }) => id)).toEqual([
      'Checkout-API',
      'checkout',
      'payments',
      'platform',
      'CC-100',
    ]);
    expect(company.named('team', 'Billing')?.id).toBe('payments');
    expect(company.lineageOn(service, localDay('2025-12-31'))).toHaveLength(1);
  });

  it('leaves the first nine days of a month where they were when a team moves on the tenth', () => {
    const moved = directoryOf(company, [{ kind: 'team', id: 'payments', parent: 'CC-200', from: '2026-03-10' }]);
    expect([costCentreOn(moved, '2026-03-09'), costCentreOn(moved, '2026-03-10')]).toEqual(['CC-100', 'CC-200']);
  });

  it('says what it would change, and nothing else', () => {
    const { units, placements, allowances, ended } = planned(company, [
      ...COMPANY,
      { kind: 'team', id: 'payments', parent: 'CC-200', from: '2026-03-10' },
      { kind: 'person', id: 'ada@acme.example', name: 'Ada L.', monthly_tokens: '8000000' },
    ]);
    expect(units.map(({ before, after }) => [before?.name, after.name])).toEqual([['Ada', 'Ada L.']]);
    expect(placements).toEqual([
      {
        unit: { kind: 'team', id: 'payments' },
        before: [expect.objectContaining({ parent: { kind: 'team', id: 'platform' }, until: undefined })],
        after: [
          expect.objectContaining({ parent: { kind: 'team', id: 'platform' }, until: '2026-03-10' }),
          expect.objectContaining({ parent: { kind: 'cost-centre', id: 'CC-200' }, from: '2026-03-10' }),
        ],
      },
    ]);
    // Without a day of its own the line holds from the day of the import on.
    expect(allowances[0]?.after.map(({ monthlyTokens, from }) => [monthlyTokens, from])).toEqual([
      [5_000_000n, '2026-01-01'],
      [8_000_000n, ON],
    ]);
    expect(ended).toEqual([]);
  });

  it('ends what a complete list of people no longer names, and leaves other kinds alone', () => {
    const people = directoryOf(company, [
      { kind: 'person', id: 'ben@acme.example', parent: 'payments', from: '2026-02-01' },
    ]);
    const { ended, after } = planned(people, [{ kind: 'person', id: 'ben@acme.example', parent: 'payments' }], {
      isComplete: true,
    });
    expect(ended).toEqual([{ kind: 'person', id: 'ada@acme.example' }]);
    const left = after;
    const ada = { kind: 'person', id: 'ada@acme.example' } as const;
    expect([left.parentOn(ada, localDay('2026-03-14'))?.id, left.parentOn(ada, ON)]).toEqual(['payments', undefined]);
    expect(left.allowanceOn('ada@acme.example', ON)).toBeUndefined();
    expect(costCentreOn(left, '2026-03-20')).toBe('CC-100');
  });

  it('leaves what a file has no column for, and clears what it leaves empty', () => {
    const named = directoryOf(company, [{ kind: 'team', id: 'payments', name: 'Payments' }]);
    expect(named.unit({ kind: 'team', id: 'payments' })).toMatchObject({
      name: 'Payments',
      aliases: ['pay', 'billing'],
    });
    const cleared = directoryOf(named, [{ kind: 'team', id: 'payments', aliases: '' }]);
    expect(cleared.unit({ kind: 'team', id: 'payments' })).toMatchObject({ name: 'Payments', aliases: [] });
  });

  it.each<[string, DirectoryFields[], { line: number; field: string; message: RegExp }]>([
    [
      'a ring of teams, on the days on which it is one',
      [{ kind: 'team', id: 'platform', parent_kind: 'team', parent: 'payments', from: '2026-04-01' }],
      { line: 2, field: 'parent', message: /platform → payments → platform is a ring from 2026-04-01 on/ },
    ],
    [
      'a team that belongs to itself',
      [{ kind: 'team', id: 'data', parent_kind: 'team', parent: 'data' }],
      { line: 2, field: 'parent', message: /data → data is a ring/ },
    ],
    [
      'a parent that is not there',
      [{ kind: 'project', id: 'search', parent: 'discovery' }],
      { line: 2, field: 'parent', message: /there is no team discovery: add it/ },
    ],
    [
      'a name that another team has',
      [{ kind: 'team', id: 'billing', parent: 'CC-100' }],
      { line: 2, field: 'id', message: /team payments and team billing are both called "billing"/ },
    ],
    [
      'an alias that another team has, at the line that says so',
      [{ kind: 'team', id: 'platform', aliases: 'pay' }],
      { line: 2, field: 'aliases', message: /team platform and team payments are both called "pay"/ },
    ],
  ])('refuses %s', (_what, lines, problem) => {
    const result = plan(company, lines);
    expect(result.ok ? undefined : result.error).toEqual([
      { ...problem, message: expect.stringMatching(problem.message) as string },
    ]);
  });

  describe('with rows that say what a file cannot', () => {
    const platform = { kind: 'team', id: 'platform' };
    const rowed = (fields: DirectoryFields, more: Partial<DirectoryRow>) => {
      const read = readDirectoryRow(fields, 1);
      if (!read.ok) throw new Error(JSON.stringify(read.error));
      return atOnce(planDirectory(company, [{ ...read.value, ...more }], { on: ON, isComplete: false }));
    };

    it('lets a unit belong to nothing from a day on, and leaves the days before', () => {
      const result = rowed({ ...platform, from: '2026-03-10' }, { parent: 'nothing' });
      if (!result.ok) throw new Error(JSON.stringify(result.error));
      const { after } = result.value;
      expect(costCentreOn(after, '2026-03-09')).toBe('CC-100');
      expect(costCentreOn(after, '2026-03-10')).toBeUndefined();
    });

    it("ends a person's allowance", () => {
      const result = rowed(
        { kind: 'person', id: 'ada@acme.example', from: '2026-03-10' },
        { monthlyTokens: 'unlimited' },
      );
      expect(result.ok && result.value.allowances.map(({ after }) => after)).toEqual([
        [{ person: 'ada@acme.example', monthlyTokens: 5_000_000n, from: '2026-01-01', until: '2026-03-10' }],
      ]);
    });

    it('does not add what is there already', () => {
      expect(rowed({ kind: 'team', id: 'Platform' }, { existence: 'new' })).toMatchObject({
        error: [
          { line: 1, field: 'id', message: expect.stringContaining('there is a team platform already') as string },
        ],
      });
    });

    it('takes out a unit that nothing belongs to, and refuses one that something belongs to', () => {
      const taken = rowed({ kind: 'service', id: 'checkout-api' }, { existence: 'removed' });
      if (!taken.ok) throw new Error(JSON.stringify(taken.error));
      expect(taken.value.removed).toMatchObject([{ kind: 'service', id: 'checkout-api' }]);
      expect(taken.value.placements).toMatchObject([{ unit: { id: 'checkout-api' }, after: [] }]);
      expect(taken.value.after.unit({ kind: 'service', id: 'checkout-api' })).toBeUndefined();
      expect(rowed(platform, { existence: 'removed' })).toMatchObject({
        error: [{ message: expect.stringContaining('there is no team platform') as string }],
      });
      expect(rowed({ kind: 'team', id: 'nobody' }, { existence: 'removed' })).toMatchObject({
        error: [{ field: 'id', message: expect.stringContaining('there is no team nobody') as string }],
      });
    });
  });

  it('asks which is meant where a team and a cost centre have one id', () => {
    const both = directoryOf(company, [{ kind: 'team', id: 'CC-200', parent: 'CC-100' }]);
    const result = plan(both, [{ kind: 'team', id: 'data', parent: 'CC-200' }]);
    expect(result.ok ? undefined : result.error[0]).toMatchObject({ line: 2, field: 'parent_kind' });
  });

  it('lets teams change places on one day, in whichever order the lines stand', () => {
    const swap = [
      { kind: 'team', id: 'payments', parent: 'CC-100', from: '2026-04-01' },
      { kind: 'team', id: 'platform', parent_kind: 'team', parent: 'payments', from: '2026-04-01' },
    ];
    for (const lines of [swap, [...swap].reverse()]) {
      const swapped = directoryOf(company, lines);
      expect(swapped.lineageOn({ kind: 'team', id: 'platform' }, localDay('2026-04-01')).map(({ id }) => id)).toEqual([
        'platform',
        'payments',
        'CC-100',
      ]);
    }
  });

  it('stops at a tree that nobody can mean, however long', () => {
    const chain = Array.from({ length: 5_000 }, (_, index) => ({
      kind: 'team',
      id: `t${index}`,
      parent_kind: 'team',
      parent: index === 0 ? 'platform' : `t${index - 1}`,
    }));
    const result = plan(company, chain);
    expect(result.ok ? undefined : result.error[0]?.message).toMatch(/more than 50 levels above team t49/);
  });
});

describe('a directory that was written', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-03-${String(date).padStart(2, '0')}`);
  const line = fc.oneof(
    fc.record({ kind: fc.constant('cost-centre'), id: fc.constantFrom('C1', 'C2') }),
    fc.record({
      kind: fc.constant('team'),
      id: fc.constantFrom('a', 'b'),
      parent: fc.constantFrom('C1', 'C2'),
      from: day,
    }),
    fc.record({
      kind: fc.constant('project'),
      id: fc.constantFrom('p', 'q'),
      parent: fc.constantFrom('a', 'b'),
      from: day,
    }),
    fc.record({
      kind: fc.constant('person'),
      id: fc.constantFrom('x', 'y'),
      parent: fc.constantFrom('a', 'b'),
      from: day,
      monthly_tokens: fc.constantFrom('', '10', '20'),
    }),
  );
  const ground = [
    { kind: 'cost-centre', id: 'C1' },
    { kind: 'cost-centre', id: 'C2' },
    { kind: 'team', id: 'a', parent: 'C1', from: '2026-01-01' },
    { kind: 'team', id: 'b', parent: 'C1', from: '2026-01-01' },
  ];

  it('makes the same directory of an empty one, and changes nothing where it is', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const directory = directoryOf(EMPTY_DIRECTORY, [...ground, ...lines]);
        const written = atOnce(writeDirectoryRows(directory));
        const again = planned(directory, written);
        expect([again.units, again.placements, again.allowances]).toEqual([[], [], []]);
        const copy = directoryOf(EMPTY_DIRECTORY, written);
        expect(atOnce(writeDirectoryRows(copy))).toEqual(written);
      }),
    );
  });
});
