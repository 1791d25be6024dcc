import { type CaseResult, formatResults, isEqual } from './result-table';

function aResult(result: Partial<CaseResult> = {}): CaseResult {
  return {
    section: 'before',
    name: 'gzip',
    sent: { calls: 2n, USD: '0.1' },
    arrived: { calls: 2n, USD: '0.1' },
    problems: [],
    ...result,
  };
}

describe('isEqual', () => {
  it.each<[string, Partial<CaseResult>, boolean]>([
    ['every figure is the same', {}, true],
    ['a figure differs', { arrived: { calls: 3n, USD: '0.1' } }, false],
    ['a figure is missing', { arrived: { calls: 2n } }, false],
    ['there is a figure too many', { arrived: { calls: 2n, USD: '0.1', doubts: 1n } }, false],
    ['money is written with other digits', { arrived: { calls: 2n, USD: '0.10' } }, false],
    ['something else was wrong', { problems: ['the canary stands in a log'] }, false],
  ])('where %s', (_name, result, equal) => {
    expect(isEqual(aResult(result))).toBe(equal);
  });
});

describe('formatResults', () => {
  it('is a Markdown table that shows what differs', () => {
    const results = [aResult(), aResult({ name: 'lz4', arrived: { calls: 1n, USD: '0.05' } })];
    expect(formatResults(results).split('\n')).toEqual([
      '|        | case | sent             | arrived           | equal |',
      '| ------ | ---- | ---------------- | ----------------- | ----- |',
      '| before | gzip | 2 calls, 0.1 USD | 2 calls, 0.1 USD  | yes   |',
      '| before | lz4  | 2 calls, 0.1 USD | 1 calls, 0.05 USD | NO    |',
    ]);
  });
});
