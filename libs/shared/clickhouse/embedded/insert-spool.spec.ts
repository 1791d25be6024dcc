import { isInsertWithRows, readingFrom } from './insert-spool';

describe('readingFrom', () => {
  it.each([
    ['INSERT INTO t FORMAT RowBinary', `INSERT INTO t FROM INFILE '/f' COMPRESSION 'none' FORMAT RowBinary`],
    [
      'INSERT INTO db.t (a, b) FORMAT JSONEachRow\n',
      `INSERT INTO db.t (a, b) FROM INFILE '/f' COMPRESSION 'none' FORMAT JSONEachRow`,
    ],
    [
      'insert into t (a) SETTINGS max_threads = 1 format CSV;',
      `insert into t (a) FROM INFILE '/f' COMPRESSION 'none' SETTINGS max_threads = 1 format CSV`,
    ],
    ['INSERT INTO t (a) VALUES', `INSERT INTO t (a) FROM INFILE '/f' COMPRESSION 'none' FORMAT Values`],
  ])('%s', (query, statement) => {
    expect(readingFrom('/f', query)).toBe(statement);
  });

  it.each([
    ['SELECT 1 FORMAT CSV'],
    ['INSERT INTO t SELECT 1'],
    ['INSERT INTO t SELECT 1 FORMAT CSV'],
    ['INSERT INTO t (a) SELECT b FROM u SETTINGS max_threads = 1'],
    ['INSERT INTO t (a) VALUES (1)'],
  ])('has no rows apart: %s', (query) => {
    expect(isInsertWithRows(query)).toBe(false);
    expect(() => readingFrom('/f', query)).toThrow('rows can only follow');
  });
});
