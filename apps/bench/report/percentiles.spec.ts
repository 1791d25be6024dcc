import { spreadOf } from './percentiles';

describe('spreadOf', () => {
  it('gives values that were measured, by nearest rank', () => {
    // 20 values: rank ceil(0.5 × 20) = 10 and ceil(0.95 × 20) = 19
    const twenty = Array.from({ length: 20 }, (_, index) => 20 - index);
    expect(spreadOf(twenty)).toEqual({ count: 20, min: 1, median: 10, p95: 19, max: 20 });
  });

  it('gives the one value there is', () => {
    expect(spreadOf([3.14159])).toEqual({ count: 1, min: 3.1, median: 3.1, p95: 3.1, max: 3.1 });
  });

  it('refuses to say anything of nothing', () => {
    expect(() => spreadOf([])).toThrow('nothing was measured');
  });
});
