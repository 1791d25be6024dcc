import { csvText } from './csv';

describe('csvText', () => {
  it('writes lines as RFC 4180 has them', () => {
    expect(
      csvText(
        ['name', 'spend'],
        [
          ['Search, "Ads"', '1.50'],
          ['two\nlines', null],
        ],
      ),
    ).toBe('name,spend\r\n"Search, ""Ads""",1.50\r\n"two\nlines",\r\n');
  });

  it.each([
    ['=HYPERLINK("http://evil")', `"'=HYPERLINK(""http://evil"")"`],
    ['+1+1', "'+1+1"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['-12.5', '-12.5'],
    ['-1e-7', '-1e-7'],
    ['支付', '支付'],
  ])('keeps a spreadsheet from running %s', (cell, expected) => {
    expect(csvText(['x'], [[cell]])).toBe(`x\r\n${expected}\r\n`);
  });

  it('keeps every digit', () => {
    expect(csvText(['x'], [['12345678901234567890.000000000000000001']])).toContain(
      '12345678901234567890.000000000000000001',
    );
  });
});
