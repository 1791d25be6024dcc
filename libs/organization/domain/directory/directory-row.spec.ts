import { type DirectoryFields, readDirectoryRow } from './directory-row';

const problemsOf = (fields: DirectoryFields) => {
  const read = readDirectoryRow(fields, 7);
  return read.ok ? [] : read.error;
};

describe('readDirectoryRow', () => {
  it('reads a line', () => {
    expect(
      readDirectoryRow(
        {
          kind: 'team',
          id: ' payments ',
          parent: 'platform',
          from: '2026-03-10',
          owners: 'ada@acme.example; ben@acme.example;',
        },
        2,
      ),
    ).toEqual({
      ok: true,
      value: {
        line: 2,
        kind: 'team',
        id: 'payments',
        name: undefined,
        externalId: undefined,
        owners: ['ada@acme.example', 'ben@acme.example'],
        aliases: undefined,
        // A team may belong to a team or a cost centre: which, the directory tells.
        parent: { kind: undefined, id: 'platform' },
        monthlyTokens: undefined,
        from: '2026-03-10',
        until: undefined,
      },
    });
  });

  it.each<[string, DirectoryFields, string, RegExp]>([
    ['a kind that is none', { kind: 'squad', id: 'a' }, 'kind', /"squad" is none of cost-centre, team/],
    ['no id', { kind: 'team', id: ' ' }, 'id', /empty/],
    ['an id of 300 characters', { kind: 'team', id: 'x'.repeat(300) }, 'id', /300 characters: 200 at most/],
    ['a line break in a name', { kind: 'team', id: 'a', name: 'a\nb' }, 'name', /one line/],
    ['a day that is none', { kind: 'team', id: 'a', from: '2026-02-30' }, 'from', /"2026-02-30" is no day/],
    ['a date as spreadsheets write it', { kind: 'team', id: 'a', from: '10.03.2026' }, 'from', /write 2026-03-10/],
    ['a date that is two', { kind: 'team', id: 'a', from: '3/10/2026' }, 'from', /YYYY-MM-DD/],
    [
      'an end before the start',
      { kind: 'team', id: 'a', from: '2026-03-02', until: '2026-03-02' },
      'until',
      /is not after/,
    ],
    ['a parent of a cost centre', { kind: 'cost-centre', id: 'a', parent: 'b' }, 'parent', /belongs to nothing/],
    [
      'a parent of the wrong kind',
      { kind: 'project', id: 'a', parent_kind: 'person', parent: 'b' },
      'parent_kind',
      /belongs to a team/,
    ],
    ['a kind without a parent', { kind: 'team', id: 'a', parent_kind: 'team' }, 'parent', /leave parent_kind empty/],
    ['an allowance of a team', { kind: 'team', id: 'a', monthly_tokens: '5' }, 'monthly_tokens', /only a person/],
    ['a negative allowance', { kind: 'person', id: 'a', monthly_tokens: '-5' }, 'monthly_tokens', /no whole number/],
    [
      'an allowance with a point',
      { kind: 'person', id: 'a', monthly_tokens: '5.000' },
      'monthly_tokens',
      /no whole number/,
    ],
    [
      'very many owners',
      { kind: 'team', id: 'a', owners: Array.from({ length: 101 }, (_, n) => `o${n}`).join(';') },
      'owners',
      /100 at most/,
    ],
  ])('refuses %s', (_what, fields, field, message) => {
    expect(problemsOf(fields)).toEqual([{ line: 7, field, message: expect.stringMatching(message) as string }]);
  });

  it('tells all that is wrong with a line at once', () => {
    expect(problemsOf({ kind: 'x', id: '', from: 'x' }).map(({ field }) => field)).toEqual(['kind', 'id', 'from']);
  });
});
