import { writeRate } from '@tokenledger/pricing/domain';
import { anExchangeRate } from '@tokenledger/pricing/testing';

import { readRateCsv, writeRateCsv } from './rate-csv';

function problemsOf(text: string): readonly string[] {
  const read = readRateCsv(text);
  return read.ok ? [] : read.error.map(({ line, field, problem }) => `${line} ${field}: ${problem}`);
}

function ratesOf(text: string): readonly string[] {
  const read = readRateCsv(text);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.rates.map(writeRate).map(({ from, to, period, rate }) => `${from}/${to} ${period} ${rate}`);
}

describe('exchange rates as CSV', () => {
  it('reads what it writes', () => {
    const rates = [anExchangeRate({ source: 'notice 7, "spring"' }), anExchangeRate({ period: '2026-03' })];
    const read = readRateCsv(writeRateCsv(rates));
    expect(read).toEqual({ ok: true, value: { rates, leftOut: [] } });
  });

  it('reads the one day of the European Central Bank, as it comes', () => {
    expect(ratesOf('Date, USD, JPY, \n10 March 2026, 1.0834, 161.22, \n')).toEqual([
      'EUR/USD 2026-03-10 1.0834',
      'EUR/JPY 2026-03-10 161.22',
    ]);
  });

  it('reads its history: N/A is no rate, and currencies that the euro replaced are passed over', () => {
    const text = 'Date,USD,CYP,RUB,\n2026-03-10,1.0834,N/A,N/A,\n2007-12-31,1.4721,0.585274,35.986,\n';
    expect(ratesOf(text)).toEqual([
      'EUR/USD 2026-03-10 1.0834',
      'EUR/USD 2007-12-31 1.4721',
      'EUR/RUB 2007-12-31 35.986',
    ]);
    expect(readRateCsv(text)).toMatchObject({ value: { leftOut: ['CYP'] } });
  });

  it.each([
    ['an unknown currency', 'Date,USD,XXY\n2026-03-10,1,1\n', '1 XXY: an ISO 4217 code'],
    ['a day that does not exist', 'Date,USD\n2026-02-30,1.08\n', '2 Date: "2026-02-30": a day that exists'],
    ['a day in another form', 'Date,USD\n10.03.2026,1.08\n', '2 Date: "10.03.2026": a day that exists'],
    ['a rate that is none', 'Date,USD,JPY\n2026-03-10,1.08,-\n', '2 JPY: "-": a plain decimal number'],
    ['an empty cell', 'Date,USD,JPY\n2026-03-10,,161\n', '2 USD: "": a plain decimal number'],
    ['a rate of zero', 'Date,USD\n2026-03-10,0\n', '2 USD: 0: a rate above 0'],
    ['one day twice', 'Date,USD\n2026-03-10,1.08\n2026-03-10,1.09\n', '3 USD: line 2 says 1.08'],
    ['a value below no currency', 'Date,USD\n2026-03-10,1.08,7\n', '2 Date: "7" stands below no currency'],
  ])('names line and column of %s', (_case, text, problem) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining(problem)]);
  });

  it('counts lines as price lists do: as an editor shows them', () => {
    const text = 'from,to,period,rate,source\r\n\r\nEUR,USD,2026-03-10,1.08,"a\r\nb"\r\nEUR,CNY,2026-03-10,x,c\r\n';
    expect(problemsOf(text)).toEqual([expect.stringContaining('5 rate: "x": a plain decimal number')]);
  });

  it.each([
    ['no lines', 'from,to,period,rate,source\n', '1 file: no lines below the header'],
    ['a wrong column', 'from,to,period,rates,source\n1,2,3,4,5\n', '1 rates: no such column: rate is expected'],
    [
      'a quote that does not end',
      'from,to,period,rate,source\n"EUR,USD,2026-03,1,x\n',
      '2 file: a quote that opens here is never closed',
    ],
    ['a line too short', 'from,to,period,rate,source\nEUR,USD\n', '2 file: 2 values where the header has 5'],
  ])('says what is wrong with a file of %s', (_case, text, problem) => {
    expect(problemsOf(text)[0]).toContain(problem);
  });
});
