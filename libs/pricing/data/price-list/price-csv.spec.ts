import { aPriceLine } from '@tokenledger/pricing/testing';

import { readPriceCsv, writePriceCsv } from './price-csv';

describe('a price list as CSV', () => {
  it('reads what it writes, whatever stands in a text', () => {
    const lines = [aPriceLine(), aPriceLine({ note: 'said "half, off"\nsince May', model: '通义-*' })];
    expect(readPriceCsv(writePriceCsv(lines))).toEqual({ ok: true, value: lines });
  });

  it('takes columns in any order, with a byte order mark, and leaves out what may be empty', () => {
    const csv =
      '\uFEFFmodel, provider,meter,price,currency,unit,source\r\ngpt-4o,openai,input,2.5,USD,1000000,a test\r\n';
    expect(readPriceCsv(csv)).toEqual({ ok: true, value: [aPriceLine()] });
  });

  it.each([
    ['', 'no lines below its header'],
    ['provider,model\n', 'no lines below its header'],
    ['provider,modle\nopenai,gpt-4o\n', 'unknown column modle'],
    ['provider,model\nopenai,gpt-4o\n', 'meter, price, currency, unit, source is missing'],
    ['provider,model\nopenai\n', 'no CSV'],
    ['provider,model\n"openai,gpt-4o\n', 'no CSV'],
  ])('says what is wrong with %j', (csv, problem) => {
    const read = readPriceCsv(csv);
    expect(read.ok ? '' : read.error).toContain(problem);
  });
});
