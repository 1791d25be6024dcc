import { textOfCell } from '@tokenledger/shared/csv';
import fc from 'fast-check';

import { tableCsv } from './table-csv';
import { RENDERED_ROWS, rowWindow } from './row-window';
import { nextSort, sortRows } from './sort-rows';
import type { TableColumn } from './table-column';

interface Team {
  readonly name: string;
  readonly calls?: bigint;
}

const NAME: TableColumn<Team> = { key: 'name', header: 'Team', text: ({ name }) => name, sortBy: ({ name }) => name };
const CALLS: TableColumn<Team> = {
  key: 'calls',
  header: 'Calls',
  align: 'end',
  text: ({ calls }) => (calls === undefined ? undefined : `${calls / 1000n} k`),
  exact: ({ calls }) => calls?.toString(),
  sortBy: ({ calls }) => calls,
};

describe('tableCsv', () => {
  it('says exact values, and nothing where a value is not known', () => {
    expect(tableCsv([NAME, CALLS], [{ name: 'Search', calls: 12_345n }, { name: 'Ads' }])).toBe(
      'Team,Calls\r\nSearch,12345\r\nAds,\r\n',
    );
  });

  it.each([
    ['a "b", c', '"a ""b"", c"'],
    ['line\r\nbreak', '"line\r\nbreak"'],
    ['=HYPERLINK("http://evil")', '"\'=HYPERLINK(""http://evil"")"'],
    ['+49', '+49'],
    ['-12.50', '-12.50'],
    ['-1+cmd', "'-1+cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['搜索', '搜索'],
  ])('writes %j as %j', (name, field) => {
    expect(tableCsv([NAME], [{ name }])).toBe(`Team\r\n${field}\r\n`);
  });

  it('gives a reader of RFC 4180 every row and column back', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { minLength: 3, maxLength: 3 })), (rows) => {
        const columns = [0, 1, 2].map((at): TableColumn<string[]> => ({
          key: `${at}`,
          header: `h${at}`,
          text: (row) => row[at],
        }));
        const read = readCsv(tableCsv(columns, rows)).slice(1);
        expect(read.map((row) => row.map(textOfCell))).toEqual(rows);
      }),
    );
  });
});

describe('sortRows', () => {
  const teams: Team[] = [
    { name: 'b', calls: 2n },
    { name: 'c' },
    { name: 'a10', calls: 9n },
    { name: 'a9', calls: 2n },
  ];
  const order = (column: TableColumn<Team>, direction: 'ascending' | 'descending') =>
    sortRows(teams, column, direction, 'en-US').map(({ name }) => name);

  it('keeps what is not known last in both directions, and equals in their order', () => {
    expect(order(CALLS, 'ascending')).toEqual(['b', 'a9', 'a10', 'c']);
    expect(order(CALLS, 'descending')).toEqual(['a10', 'b', 'a9', 'c']);
  });

  it('reads numbers within names', () => {
    expect(order(NAME, 'ascending')).toEqual(['a9', 'a10', 'b', 'c']);
  });

  it('asks a comparison where there is one', () => {
    const byLength: TableColumn<Team> = { ...NAME, compare: (one, other) => one.name.length - other.name.length };
    expect(order(byLength, 'descending')[0]).toBe('a10');
  });
});

describe('nextSort', () => {
  it('starts figures at the largest and texts at A, then turns round', () => {
    expect(nextSort(CALLS, undefined)).toEqual({ key: 'calls', direction: 'descending' });
    expect(nextSort(NAME, { key: 'calls', direction: 'descending' })).toEqual({ key: 'name', direction: 'ascending' });
    expect(nextSort(NAME, { key: 'name', direction: 'ascending' })).toEqual({ key: 'name', direction: 'descending' });
  });
});

describe('rowWindow', () => {
  it('renders a short table whole', () => {
    expect(rowWindow(RENDERED_ROWS, 32, 0, 640)).toEqual({ start: 0, end: 200 });
  });

  it('covers what is visible, wherever it is scrolled to', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: RENDERED_ROWS + 1, max: 20_000 }),
        fc.integer({ min: 0, max: 640_000 }),
        fc.integer({ min: 0, max: 2_000 }),
        (count, scrollTop, height) => {
          const top = Math.min(scrollTop, Math.max(0, count * 32 - height));
          const { start, end } = rowWindow(count, 32, top, height);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start * 32).toBeLessThanOrEqual(top);
          expect(end * 32).toBeGreaterThanOrEqual(Math.min(count * 32, top + height));
          expect(end - start).toBeLessThan(150);
        },
      ),
    );
  });
});

/** The grammar of RFC 4180, for the test above. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const fields = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (const [, quoted, plain = '', end] of text.matchAll(fields)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
