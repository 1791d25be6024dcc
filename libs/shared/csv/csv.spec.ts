import { atOnce } from '@tokenledger/shared/portions';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';

import { csvCell, textOfCell } from './csv-cell';
import { readCsvRecords } from './csv-records';
import { type CsvSeparator, readCsvTable } from './csv-table';
import { decodeCsv } from './csv-text';
import { writeCsv } from './write-csv';

const COLUMNS = { all: ['a', 'b'], needed: ['a'], mostCharacters: 100_000 } as const;
const read = (text: string, separators?: readonly CsvSeparator[]) =>
  atOnce(readCsvRecords(text, { ...COLUMNS, ...(separators === undefined ? {} : { separators }) }));
const fieldsOf = (...args: Parameters<typeof read>) => {
  const records = read(...args);
  return records.ok ? records.value.map(({ line, fields: { a, b } }) => [line, a, b]) : records.error;
};

/** Whatever people and telemetry write, and a spreadsheet would run. */
const text = fc.oneof(
  fc.string(),
  fc.constantFrom('=cmd()', "'=1", "''@x", '-5', '+4', '-x', '\t=1', '"', ',', '\n', 'a;b', '通义', "'quoted'"),
);
/** A line without any value is none. */
const row = fc.record({ a: text, b: text }).filter(({ a, b }) => a.trim() !== '' || b.trim() !== '');
const rows = fc.array(row, { maxLength: 20 });

describe('a table as CSV', () => {
  it('is read as it was written, whatever stands in it', () => {
    fc.assert(
      fc.property(rows, (written) => {
        const back = read(atOnce(writeCsv(['a', 'b'], written)));
        const lineEnds = (one: string) => one.replace(/\r\n?/g, '\n');
        expect(back.ok && back.value.map(({ fields }) => fields)).toEqual(
          written.map(({ a, b }) => ({ a: lineEnds(a), b: lineEnds(b) })),
        );
      }),
    );
  });

  it.each([',', ';', '\t'] as const)('is read as another program writes it, with %j between values', (delimiter) => {
    fc.assert(
      fc.property(rows, (written) => {
        const plain = written.filter(({ a, b }) => a.trim() !== '' && b.trim() !== '' && !/[\0\r]/.test(a + b));
        const csv = stringify(plain, { header: true, columns: ['a', 'b'], delimiter, record_delimiter: '\r\n' });
        expect(fieldsOf(csv, [',', ';', '\t'])).toEqual(
          plain.map(({ a, b }) => [expect.any(Number), textOfCell(a), textOfCell(b)]),
        );
      }),
    );
  });

  it.each([
    ['with line ends of Windows', 'a,b\r\n1,2\r\n'],
    ['with a byte order mark', '\uFEFFa,b\n1,2'],
    ['with trailing empty columns', 'a,b,,\n1,2,,\n'],
    ['with columns in another order', 'b,a\n2,1\n'],
  ])('is read %s', (_what, csv) => {
    expect(fieldsOf(csv)).toEqual([[2, '1', '2']]);
  });

  it('counts lines as an editor does, below values of several lines and lines without a value', () => {
    expect(fieldsOf('a,b\r\n"x\r\ny",2\r\n\r\n,\r\nz,4\r\n')).toEqual([
      [2, 'x\ny', '2'],
      [6, 'z', '4'],
    ]);
  });

  it.each([
    ['a quote that is never closed', 'a,b\n1,2\n3,"4\n5,6\n', 3, 'a quote that opens here is never closed'],
    ['a quote within a value', 'a,b\n1,2" pipe\n', 2, 'a quote stands within a value'],
    ['more behind a quote', 'a,b\n1,"2" x\n', 2, 'something stands behind a closing quote'],
    ['JSON', '[\n  {"a": 1}\n]', 1, 'the file is JSON, no CSV'],
    ['one JSON thing', '{"a": 1}', 1, 'the file is JSON, no CSV'],
    ['a spreadsheet', 'PK\u0003\u0004\u0014\0', 1, 'the file is a spreadsheet (.xlsx)'],
    ['a NUL byte', 'a,b\n1,\u00002\n', 2, 'a NUL byte, which is in no text'],
    ['another encoding', 'a,b\nM\uFFFDller,2\n', 2, 'characters that are no UTF-8'],
    ['too few values', 'a,b\n1\n', 2, '1 values where the header has 2'],
    ['too many characters', `a,b\n${'x'.repeat(100_000)}`, 1, '100000 at most are expected'],
  ])('is refused with %s, at its line', (_what, csv, line, problem) => {
    expect(fieldsOf(csv)).toEqual([{ line, field: 'file', problem: expect.stringContaining(problem) as string }]);
  });

  it('is read in portions of a thousand lines', () => {
    const work = readCsvTable(`a\n${'1\n'.repeat(3_500)}`, COLUMNS);
    let breaks = 0;
    for (let step = work.next(); step.done !== true; step = work.next()) breaks += 1;
    expect(breaks).toBe(3);
  });
});

describe('csvCell', () => {
  it.each([
    ['=cmd()', "'=cmd()"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-2+3', "'-2+3"],
    ['-2.5', '-2.5'],
    ["'=1", "''=1"],
    ["'quoted'", "'quoted'"],
  ])('writes %s so that no spreadsheet runs it', (written, cell) => {
    expect([csvCell(written), textOfCell(cell)]).toEqual([cell, written]);
  });
});

describe('decodeCsv', () => {
  const utf16 = (mark: readonly number[], text: Buffer) => Uint8Array.from([...mark, ...text]);
  const little = Buffer.from('kind\tid\nteam\tMüller', 'utf16le');

  it('reads UTF-8, and what Excel calls Unicode text', () => {
    expect(decodeCsv(Buffer.from('\uFEFFMüller'))).toEqual({ ok: true, value: 'Müller' });
    const expected = { ok: true, value: 'kind\tid\nteam\tMüller' };
    expect(decodeCsv(utf16([0xff, 0xfe], little))).toEqual(expected);
    expect(decodeCsv(utf16([0xfe, 0xff], Buffer.from(little).swap16()))).toEqual(expected);
  });

  it.each([
    ['of Windows before it', Buffer.from('M\u00fcller', 'latin1'), 'the file is not UTF-8: save the file as'],
    ['of a spreadsheet', Uint8Array.of(0x50, 0x4b, 3, 4, 0), 'a spreadsheet (.xlsx), no CSV: open it'],
    ['of an old spreadsheet', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), 'a spreadsheet (.xls), no CSV'],
    ['of half a UTF-16 character', Uint8Array.of(0xff, 0xfe, 0x41), 'the file is not UTF-16LE'],
  ])('says what bytes are %s', (_what, bytes, problem) => {
    expect(decodeCsv(bytes)).toEqual({ ok: false, error: expect.stringContaining(problem) as string });
  });
});
