import { EMPTY_DIRECTORY, localDay, planDirectoryFile } from '@tokenledger/organization/domain';
import { atOnce } from '@tokenledger/shared/portions';

import { readDirectoryCsv, writeDirectoryCsv } from './directory-csv';

const problemsOf = (text: string) => {
  const read = atOnce(readDirectoryCsv(text));
  return read.ok ? [] : read.error.map(({ line, message }) => [line, message]);
};

describe('a directory file', () => {
  it('is read with a byte order mark, other line ends and names in quotes', () => {
    const read = atOnce(readDirectoryCsv('\uFEFFKind, ID ,name\r\nteam,payments,"Payments, and ""more"""\r\n\r\n'));
    expect(read).toMatchObject({
      ok: true,
      value: [{ line: 2, kind: 'team', id: 'payments', name: 'Payments, and "more"' }],
    });
  });

  it('tells the lines as an editor counts them, also below a field of several lines', () => {
    expect(problemsOf('kind,id,name\nteam,a,A\nteam,b,"B\nb"\nsquad,c,C\n')).toEqual([
      [3, expect.stringContaining('one line')],
      [5, expect.stringContaining('"squad" is none of')],
    ]);
  });

  it.each([
    ['nothing', '', 1, 'the file is empty'],
    ['a column that nobody knows', 'kind,id,boss\n', 1, 'column boss: no such column: kind, id, name'],
    ['no id', 'kind,name\n', 1, 'column id: the column is missing'],
    ['a column twice', 'kind,id,id\n', 1, 'column id: the column stands here twice'],
    ['a line with too many fields', 'kind,id\nteam,a,b,c\n', 2, '4 values where the header has 2'],
    ['a quote that does not end', 'kind,id\nteam,"a\n', 2, 'a quote that opens here is never closed'],
  ])('is refused with %s', (_what, text, line, message) => {
    expect(problemsOf(text)).toEqual([[line, expect.stringContaining(message)]]);
  });

  it('of 20,000 people is planned, and written as it was', () => {
    const people = Array.from(
      { length: 20_000 },
      (_, n) => `person,p${n}@acme.example,,t${n % 500},2026-01-01,5000000`,
    );
    const teams = Array.from({ length: 500 }, (_, n) => `team,t${n},,CC,2026-01-01,`);
    const read = atOnce(
      readDirectoryCsv(
        ['kind,id,name,parent,from,monthly_tokens', 'cost-centre,CC,,,,', ...teams, ...people].join('\n'),
      ),
    );
    if (!read.ok) throw new Error(JSON.stringify(read.error.slice(0, 3)));
    const planned = atOnce(
      planDirectoryFile(EMPTY_DIRECTORY, read.value, { on: localDay('2026-03-15'), isComplete: false }),
    );
    if (!planned.ok) throw new Error(JSON.stringify(planned.error.slice(0, 3)));
    expect(planned.value.placements).toHaveLength(20_500);
    const directory = planned.value.after;
    expect(
      directory.ancestorOn({ kind: 'person', id: 'p7@acme.example' }, 'cost-centre', localDay('2026-02-01'))?.id,
    ).toBe('CC');
    // A header, a line a team and cost centre, two lines a person.
    expect(atOnce(writeDirectoryCsv(directory)).trimEnd().split('\n')).toHaveLength(40_502);
  });
});
