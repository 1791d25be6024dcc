import { aTermLine } from '@tokenledger/pricing/testing';

import { readContractTerms, type TermFields, writeContractTerm } from './read-contract-terms';

function problemsOf(...lines: readonly Partial<TermFields>[]) {
  const read = readContractTerms(lines.map(aTermLine));
  return read.ok ? [] : read.error.map(({ line, field, problem }) => `${line} ${field}: ${problem}`);
}

describe('contract terms', () => {
  it.each<Partial<TermFields>>([
    { percent: '12.5', meters: 'input output', service_tier: 'batch', valid_to: '2027-01-01' },
    { kind: 'allowance', amount: '100', currency: 'USD' },
    { kind: 'allowance', tokens: '1000000' },
    { kind: 'commitment', amount: '5000', currency: 'EUR', period: 'year' },
  ])('are read as they are written: %j', (facts) => {
    const read = readContractTerms([aTermLine(facts)]);
    expect(read.ok && read.value.map(writeContractTerm)).toEqual([aTermLine(facts)]);
  });

  it.each<[Partial<TermFields>, string]>([
    [{ kind: 'gift' }, 'kind: "gift": discount, allowance or commitment'],
    [{ percent: '101' }, 'percent: "101": a decimal number from 0 to 100'],
    [{ percent: '-1' }, 'percent: "-1": a decimal number from 0 to 100'],
    [{ percent: '33.3333333' }, 'percent: "33.3333333": a decimal number from 0 to 100 with at most 6 places'],
    [{ meters: 'inptu' }, 'meters: "inptu": meters such as input output'],
    [{ model: '' }, 'model: "": a model'],
    [{ provider: 'Open AI' }, 'provider: "Open AI": a seller in lower case'],
    [{ contract: '' }, 'contract: its number or name'],
    [{ valid_from: '2026-02-30' }, 'valid_from: "2026-02-30": a day that exists'],
    [{ valid_to: '2025-01-01' }, 'valid_to: 2025-01-01: a day after valid_from'],
    [{ amount: '5' }, 'amount: "5": nothing is expected here for a line of kind discount'],
    [{ kind: 'allowance', amount: '1', currency: 'USD', tokens: '1' }, 'tokens: an allowance is of tokens or of money'],
    [{ kind: 'allowance', amount: '1', currency: 'RMB' }, 'currency: "RMB": an ISO 4217 code'],
    [{ kind: 'commitment', amount: '0', currency: 'USD', period: 'month' }, 'amount: "0": a decimal number above 0'],
    [{ kind: 'commitment', amount: '1', currency: 'USD', period: 'week' }, 'period: "week": month, quarter or year'],
    [{ model: 'x'.repeat(10_240) }, `model: "${'x'.repeat(60)}…"`],
  ])('are refused with %j', (facts, problem) => {
    expect(problemsOf(facts)).toEqual([expect.stringContaining(`1 ${problem}`)]);
  });

  it('are refused where two hold for the same calls at the same time', () => {
    expect(problemsOf({}, { percent: '20', contract: 'C-8' })).toEqual([
      expect.stringContaining('2 valid_from: line 1 says the same kind for the same calls'),
    ]);
    expect(problemsOf({ meters: 'input' }, { meters: 'output' })).toEqual([]);
    expect(problemsOf({ meters: 'input' }, { meters: 'output input' })).toHaveLength(1);
    expect(problemsOf({ valid_to: '2026-02-01' }, { valid_from: '2026-02-01' })).toEqual([]);
    expect(problemsOf({}, { model: 'gpt-*' })).toEqual([]);
  });
});
