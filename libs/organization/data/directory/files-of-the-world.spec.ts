import { EMPTY_DIRECTORY, localDay, planDirectoryFile } from '@tokenledger/organization/domain';
import { decodeCsv } from '@tokenledger/shared/csv';
import { atOnce, inTurns } from '@tokenledger/shared/portions';

import { readDirectoryCsv, writeDirectoryCsv } from './directory-csv';

const ON = localDay('2026-03-15');
const HEADER = 'kind,id,parent,from,until,monthly_tokens';
const GROUND = 'cost-centre,CC,,,,\nteam,a,CC,2026-01-01,,\nteam,b,CC,2026-01-01,,';

function planOf(csv: string) {
  const rows = atOnce(readDirectoryCsv(csv));
  return rows.ok ? atOnce(planDirectoryFile(EMPTY_DIRECTORY, rows.value, { on: ON, isComplete: false })) : rows;
}
function problemsOf(csv: string): readonly string[] {
  const plan = planOf(csv);
  return plan.ok ? [] : plan.error.map(({ line, field, message }) => `${line} ${field}: ${message}`);
}
function unitsOf(csv: string): readonly string[] {
  const plan = planOf(csv);
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value.after.content.units.map(({ kind, id, name }) => `${kind} ${id} ${name}`);
}

describe('a directory as other programs write it', () => {
  it.each([
    ['with semicolons, as Excel does in Germany', 'kind;id;name\r\nteam;a;Zahlung, Abrechnung\r\n'],
    ['with tabs, as Excel does for Unicode text', 'kind\tid\tname\r\nteam\ta\tZahlung, Abrechnung\r\n'],
    ['with a header in another case and with spaces', 'Kind, ID ,NAME\nteam,a,"Zahlung, Abrechnung"\n'],
    ['with kinds as people write them', 'kind,id,name\nTeam,a,"Zahlung, Abrechnung"\n'],
    ['with trailing empty columns', 'kind,id,name,,\nteam,a,"Zahlung, Abrechnung",,\n'],
    ['with all of it in quotes', '"kind","id","name"\r\n"team","a","Zahlung, Abrechnung"\r\n'],
  ])('is read %s', (_what, csv) => {
    expect(unitsOf(csv)).toEqual(['team a Zahlung, Abrechnung']);
  });

  it('is read from UTF-16 with its mark', () => {
    const bytes = Buffer.from('\uFEFFkind\tid\tname\r\nteam\ta\tMüller 支付\r\n', 'utf16le');
    const text = decodeCsv(bytes);
    expect(text.ok && unitsOf(text.value)).toEqual(['team a Müller 支付']);
  });

  it('may call things what a spreadsheet would run, and is written so that none does', () => {
    const csv = 'kind,id,name,owners\nteam,=cmd(),@SUM(A1),+49 30 1;-x\n';
    const plan = planOf(csv);
    if (!plan.ok) throw new Error(JSON.stringify(plan.error));
    const written = atOnce(writeDirectoryCsv(plan.value.after));
    expect(written.split('\n')[1]).toBe("team,'=cmd(),'@SUM(A1),,,,,,,'+49 30 1;-x,");
    const rows = atOnce(readDirectoryCsv(written));
    if (!rows.ok) throw new Error(JSON.stringify(rows.error));
    const again = atOnce(planDirectoryFile(plan.value.after, rows.value, { on: ON, isComplete: true }));
    expect(again.ok && [again.value.units, again.value.ended]).toEqual([[], []]);
  });

  it.each([
    ['a day of Germany', 'team,c,CC,10.03.2026,,', '5 from: "10.03.2026" is no day: write 2026-03-10'],
    ['a day of America or England', 'team,c,CC,3/10/2026,,', '5 from: "3/10/2026" is no day: YYYY-MM-DD is expected'],
    ['a day that there is not', 'team,c,CC,2026-02-30,,', '5 from: "2026-02-30" is no day'],
    ['a day of year 0', 'team,c,CC,0000-01-01,,', '5 from: "0000-01-01" is no day'],
    [
      'thousands with points',
      'person,p,a,,,5.000.000',
      '5 monthly_tokens: "5.000.000" is no whole number of tokens: write digits alone',
    ],
    [
      'thousands with commas',
      'person,p,a,,,"5,000,000"',
      '5 monthly_tokens: "5,000,000" is no whole number of tokens: write',
    ],
    [
      'a number as Excel shortens it',
      'person,p,a,,,5E+06',
      '5 monthly_tokens: "5E+06" is no whole number of tokens: write',
    ],
    ['thousands without quotes', 'person,p,a,,,5,000,000', '5 file: 8 values where the header has 6: '],
    [
      'a line of several lines',
      'team,"c\nd",CC,,,',
      '5 id: it has control characters or line breaks: write it in one line',
    ],
    ['a NUL byte', 'team,c\0,CC,,,', '5 file: a NUL byte, which is in no text: save the file as "CSV UTF-8"'],
    [
      'an encoding of Windows',
      'team,M\uFFFDller,CC,,,',
      '5 file: characters that are no UTF-8: save the file as "CSV UTF-8"',
    ],
    ['an end before the beginning', 'team,c,CC,2026-03-10,2026-03-10,', '5 until: 2026-03-10 is not after 2026-03-10'],
    [
      'a ring of teams',
      'team,a,b,2026-04-01,,\nteam,b,a,2026-04-01,,',
      '5 parent: a → b → a is a ring from 2026-04-01 on',
    ],
    [
      'a person in two teams at once',
      'person,p,a,2026-01-01,,\nperson,p,b,2026-01-01,,',
      '6 parent: line 5 says team a from 2026-01-01 on, which are partly the same days: end one',
    ],
    [
      'a membership into another',
      'person,p,a,2026-01-01,2026-03-01,\nperson,p,b,2026-02-01,,',
      '6 parent: line 5 says team a from 2026-01-01 until 2026-03-01',
    ],
    [
      'a move that stands above where it began',
      'person,p,b,2026-03-01,,\nperson,p,a,2026-01-01,,',
      '6 parent: line 5 says team b from 2026-03-01 on',
    ],
    [
      'two allowances at once',
      'person,p,a,2026-01-01,,5\nperson,p,a,2026-01-01,,6',
      '6 monthly_tokens: line 5 says 5 tokens from 2026-01-01 on',
    ],
  ])('is refused with %s, at the line and column, with what to do', (_what, lines, problem) => {
    expect(problemsOf(`${HEADER}\n${GROUND}\n${lines}\n`)).toEqual([expect.stringContaining(problem)]);
  });

  it('is refused where two lines give one unit two names', () => {
    expect(problemsOf('kind,id,name\nteam,a,Payments\nteam,A,Billing\n')).toEqual([
      '3 name: line 2 says "Payments" of the same team: say one thing in all of its lines',
    ]);
  });

  it('may say in the order of days that somebody moves', () => {
    const moves = 'person,p,a,2026-01-01,,\nperson,p,b,2026-03-10,,\nperson,p,a,2026-04-01,,';
    const plan = planOf(`${HEADER}\n${GROUND}\n${moves}\n`);
    if (!plan.ok) throw new Error(JSON.stringify(plan.error));
    expect(
      plan.value.after
        .placementsOf({ kind: 'person', id: 'p' })
        .map(({ parent, from, until }) => [parent.id, from, until]),
    ).toEqual([
      ['a', '2026-01-01', '2026-03-10'],
      ['b', '2026-03-10', '2026-04-01'],
      ['a', '2026-04-01', undefined],
    ]);
  });

  it.each([
    ['JSON', '[{"kind": "team", "id": "a"}]', '1 file: the file is JSON, no CSV'],
    ['a spreadsheet', 'PK\u0003\u0004\u0014\0\u0006\0', '1 file: the file is a spreadsheet (.xlsx), no CSV: open it'],
    [
      'a table with other columns',
      'Kostenstelle;Bezeichnung\n1;x\n',
      '1 file: column Kostenstelle: no such column: kind, id',
    ],
  ])('is refused as %s', (_what, csv, problem) => {
    expect(problemsOf(csv)).toContainEqual(expect.stringContaining(problem));
  });
});

describe('a file of 100,000 lines', () => {
  it('of one person who is said the same each time says it once', () => {
    const csv = `${HEADER}\n${GROUND}\n${'person,p,a,2026-01-01,,5\n'.repeat(100_000)}`;
    const plan = planOf(csv);
    expect(plan.ok && [plan.value.units.length, plan.value.placements.length]).toEqual([4, 3]);
  });

  it('of one person who moves every day is refused, where it becomes too much', () => {
    const dayOf = (n: number) => new Date(Date.UTC(1800, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);
    const lines = Array.from({ length: 100_000 }, (_, n) => `person,p,${n % 2 === 0 ? 'a' : 'b'},${dayOf(n)},,`);
    // Each day is a stretch of its own: the 1001st is on line 1005, below the header and three lines of ground.
    expect(problemsOf(`${HEADER}\n${GROUND}\n${lines.join('\n')}\n`)).toEqual([
      '1005 id: person p changes on more than 1000 days: is this the column of its id?',
    ]);
  });

  it('that all name a team that is not there is refused, each at its line', () => {
    const lines = Array.from({ length: 100_000 }, (_, n) => `person,p${n},nowhere,,,`);
    const problems = problemsOf(`${HEADER}\n${lines.join('\n')}\n`);
    expect([problems.length, problems.at(-1)]).toEqual([
      100_000,
      expect.stringContaining('100001 parent: there is no team nowhere'),
    ]);
  });

  it('lets others in while it is read and planned', async () => {
    let at = 0;
    let turns = 0;
    // A clock on which every portion takes as long as others may wait.
    const slowly = { now: () => (at += 12), letIn: () => Promise.resolve(void (turns += 1)) };
    const lines = Array.from({ length: 100_000 }, (_, n) => `person,p${n},a,2026-01-01,,`);
    const rows = await inTurns(readDirectoryCsv(`${HEADER}\n${GROUND}\n${lines.join('\n')}\n`), slowly);
    if (!rows.ok) throw new Error(JSON.stringify(rows.error.slice(0, 3)));
    // The table in portions of 1000 lines, its columns and its lines in portions of 250.
    expect(turns).toBeGreaterThanOrEqual(100 + 400 + 400);
    turns = 0;
    await inTurns(planDirectoryFile(EMPTY_DIRECTORY, rows.value, { on: ON, isComplete: true }), slowly);
    // Contradictions, words, days, what ends, content, indexes, problems and changes: 400 portions each, at least.
    expect(turns).toBeGreaterThanOrEqual(8 * 400);
  });
});
