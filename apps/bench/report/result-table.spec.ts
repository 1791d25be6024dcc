import { renderResult, renderTable } from './result-table';

describe('renderTable', () => {
  it('puts numbers to the right and texts to the left, as wide as the widest', () => {
    const rows = [
      { what: 'small spans', 'spans/s': 64_000 },
      { what: 'x', 'spans/s': 5.125 },
    ];
    expect(renderTable({ title: 'spans', rows }).split('\n')).toEqual([
      'spans',
      'what         spans/s',
      'small spans   64,000',
      'x               5.13',
    ]);
  });
});

describe('renderResult', () => {
  it('says which limit was met and which was missed', () => {
    const limits = [
      { name: 'rate', value: 21_000, unit: 'spans/s', bound: 'at least' as const, limit: 20_000 },
      { name: 'answer', value: 3_100, unit: 'ms', bound: 'at most' as const, limit: 3_000 },
    ];
    const text = renderResult({ bench: 'end-to-end', tables: [], processes: [], limits, notes: [] });
    expect(text).toContain('met    rate: 21,000 spans/s (at least 20,000)');
    expect(text).toContain('MISSED answer: 3,100 ms (at most 3,000)');
  });
});
