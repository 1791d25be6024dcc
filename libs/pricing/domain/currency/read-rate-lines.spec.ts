import { anExchangeRate } from '@tokenledger/pricing/testing';

import { crossRates } from './cross-rates';
import { type RateFields, readRateLines, writeRate } from './read-rate-lines';

const line: RateFields = { from: 'EUR', to: 'USD', period: '2026-03-10', rate: '1.0834', source: 'ECB' };

function problemsOf(...lines: readonly Partial<RateFields>[]) {
  const read = readRateLines(lines.map((facts, index) => ({ line: index + 2, fields: { ...line, ...facts } })));
  return read.ok ? [] : read.error.map((problem) => `${problem.line} ${problem.field}: ${problem.problem}`);
}

describe('lines of exchange rates', () => {
  it('are read as they are written', () => {
    const read = readRateLines([{ line: 2, fields: line }]);
    expect(read.ok && read.value.map(writeRate)).toEqual([line]);
  });

  it.each<[string, Partial<RateFields>, string]>([
    ['an unknown currency', { from: 'RMB' }, 'from: "RMB": an ISO 4217 code such as USD is expected'],
    ['one currency twice', { to: 'EUR' }, 'to: EUR is the same currency as from'],
    ['a rate of zero', { rate: '0' }, 'rate: 0: a rate above 0 is expected'],
    ['a negative rate', { rate: '-1.08' }, 'rate: -1.08: a rate above 0 is expected'],
    ['a rate that is none', { rate: 'NaN' }, 'rate: "NaN": a plain decimal number such as 1.0834'],
    ['a decimal comma', { rate: '1,08' }, 'rate: "1,08": a plain decimal number'],
    ['a rate whose inverse has no digits', { rate: '10000000000' }, 'rate: 10000000000: a rate from 0.000000001'],
    ['a day that does not exist', { period: '2026-02-29' }, 'period: "2026-02-29": a day that exists'],
    ['a month that does not exist', { period: '2026-13' }, 'period: "2026-13": a day that exists'],
    ['no source', { source: ' ' }, 'source: where the rate was read'],
    ['ten kilobytes', { from: 'x'.repeat(10_240) }, `from: "${'x'.repeat(60)}…"`],
  ])('are refused with %s', (_case, facts, problem) => {
    expect(problemsOf(facts)).toEqual([expect.stringContaining(`2 ${problem}`)]);
  });

  it('are refused where they say the same twice, or two things', () => {
    expect(problemsOf({}, {})).toEqual([expect.stringContaining('3 period: line 2 says EUR/USD 2026-03-10 already')]);
    expect(problemsOf({}, { rate: '1.09' })).toEqual([
      expect.stringContaining('3 rate: line 2 says 1.0834 for EUR/USD 2026-03-10: one rate is expected'),
    ]);
  });
});

describe('cross rates', () => {
  it('are lines of their own, whose source names both quotes', () => {
    const quotes = [anExchangeRate({ rate: '1.08' }), anExchangeRate({ to: 'CNY', rate: '7.2' })];
    // 1.08 / 7.2 = 0.15
    expect(crossRates(quotes, [{ from: 'CNY', to: 'USD' }]).map(writeRate)).toEqual([
      { from: 'CNY', to: 'USD', period: '2026-03-10', rate: '0.15', source: 'ECB EUR/USD 1.08 / ECB EUR/CNY 7.2' },
    ]);
  });

  it('are none where one of the two is not quoted that day', () => {
    const quotes = [anExchangeRate(), anExchangeRate({ to: 'CNY', period: '2026-03-09' })];
    expect(crossRates(quotes, [{ from: 'CNY', to: 'USD' }])).toEqual([]);
  });
});
