import { readPriceFile } from '@tokenledger/pricing/domain';
import { aPriceLine } from '@tokenledger/pricing/testing';

import { readPriceCsv, writePriceCsv } from './price-csv';

const HEADER = 'provider,model,meter,price,currency,unit,source,note';

describe('a price list as CSV', () => {
  const fieldsOf = (csv: string) => {
    const read = readPriceCsv(csv);
    return read.ok ? read.value.map(({ fields }) => fields) : read.error;
  };

  it('reads what it writes, whatever stands in a text', () => {
    const lines = [aPriceLine(), aPriceLine({ note: 'said "half, off"\nsince May', model: '通义-*' })];
    expect(fieldsOf(writePriceCsv(lines))).toEqual(lines);
  });

  it('takes columns in any order, with a byte order mark, and leaves out what may be empty', () => {
    const csv =
      '\uFEFFmodel, provider,meter,price,currency,unit,source\r\ngpt-4o,openai,input,2.5,USD,1000000,a test\r\n';
    expect(fieldsOf(csv)).toEqual([aPriceLine()]);
  });

  it.each([
    ['LF', '\n'],
    ['CR LF', '\r\n'],
    ['CR', '\r'],
  ])('counts lines as an editor does, with line ends %s', (_name, end) => {
    const line = (note: string, price: string) => `openai,gpt-4o,input,${price},USD,1000000,a test,${note}`;
    const text = [HEADER, line('', '2.5'), '', ',,,,,,,', line(`"two${end}lines"`, '1,5'), '"', line('', 'x')];
    // A decimal comma is a value more. The broken quote opens on line 7, behind a note of two lines.
    expect(fieldsOf(text.join(end))).toEqual([{ line: 7, field: 'file', problem: expect.stringContaining('a quote') }]);
    const unquoted = text.filter((one) => one !== '"').join(end);
    expect(fieldsOf(unquoted)).toEqual([{ line: 5, field: 'file', problem: expect.stringContaining('9 values') }]);
    const read = readPriceCsv(unquoted.replace('1,5', '1.5'));
    expect(read.ok && read.value.map(({ line: number }) => number)).toEqual([2, 5, 7]);
    expect(read.ok && readPriceFile(read.value)).toMatchObject({ error: [{ line: 7, field: 'price' }] });
  });

  it.each([
    ['nothing', '', '1 file: the file is empty'],
    ['a header alone', `${HEADER}\n`, '1 file: no lines below the header: provider,model'],
    ['a typo in the header', HEADER.replace('model', 'modle'), '1 modle: no such column: model is expected'],
    ['a header of another spelling', HEADER.replace('unit', 'Unit'), '1 Unit: no such column: unit is expected'],
    ['an unknown column', `${HEADER},colour`, '1 colour: no such column: provider, model, meter, '],
    ['a column twice', `${HEADER},price`, '1 price: the column stands here twice: leave one of them out'],
    ['semicolons', HEADER.replaceAll(',', ';'), '1 file: columns are separated by ;: commas are expected'],
    ['a line too short', `${HEADER}\nopenai`, '2 file: 1 values where the header has 8: leave a value empty'],
    [
      'a decimal comma',
      `${HEADER}\no,m,input,1,5,USD,1,s,n`,
      '2 file: 9 values where the header has 8: write decimals',
    ],
    ['an open quote', `${HEADER}\n"openai,gpt-4o\n`, '2 file: a quote that opens here is never closed: close it'],
    ['a quote in a value', `${HEADER}\nopenai,gpt "4o",`, '2 file: a quote stands within a value'],
    ['bytes that are no UTF-8', `${HEADER}\nopenai,gpt\uFFFD4o`, '2 file: characters that are no UTF-8: save'],
    [
      'a spreadsheet',
      'PK\u0003\u0004\0\0',
      '1 file: the file is a spreadsheet (.xlsx), no CSV: open it, and save it as',
    ],
    ['a NUL byte', `${HEADER}\nopenai,gpt\u00004o`, '2 file: a NUL byte, which is in no text: save'],
  ])('says where and what is wrong with %s, and what to do', (_case, csv, problem) => {
    const read = readPriceCsv(csv);
    expect(read.ok ? [] : read.error.map((one) => `${one.line} ${one.field}: ${one.problem}`)).toContainEqual(
      expect.stringContaining(problem),
    );
  });

  it('tells which columns are missing, each by its name', () => {
    const read = readPriceCsv('provider,model\nopenai,gpt-4o\n');
    expect(read.ok ? [] : read.error.map(({ field }) => field)).toEqual([
      'meter',
      'price',
      'currency',
      'unit',
      'source',
    ]);
  });

  it('reads a hundred thousand lines of one model within seconds, and finds the one that contradicts another', () => {
    const start = Date.UTC(1900, 0, 1);
    const dayOf = (day: number) => new Date(start + day * 86_400_000).toISOString().slice(0, 10);
    const lines = Array.from(
      { length: 100_000 },
      (_, day) => `openai,gpt-4o,input,2.5,USD,1000000,a test,${dayOf(day)},${dayOf(day + 1)}`,
    );
    const header = `${HEADER.replace(',note', '')},valid_from,valid_to`;
    const read = readPriceCsv([header, ...lines, lines[77]?.replace('2.5', '3')].join('\n'));
    expect(read.ok && readPriceFile(read.value)).toMatchObject({
      error: [{ line: 100_002, field: 'valid_from', problem: expect.stringContaining('line 79 states a price') }],
    });
  });
});
