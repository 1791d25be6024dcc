import { changeBetween } from './change';
import { formatPercent } from './format-quantity';

describe('changeBetween', () => {
  it.each([
    ['120.00', '100', 'up', '20', '+20.0\u00a0%'],
    ['80', '100', 'down', '-20', '-20.0\u00a0%'],
    ['100.0', '100', 'same', '0', '0\u00a0%'],
    ['0', '0', 'same', '0', null],
    ['0.00001', '0', 'new', '0.00001', null],
    ['0', '7.5', 'gone', '-7.5', '-100.0\u00a0%'],
    // (100.000000000000000001 − 100) / 100 = 10^-20
    ['100.000000000000000001', '100', 'up', '0.000000000000000001', '+<\u00a00.1\u00a0%'],
    // A credit that shrank: −50 after −100 is half of it more.
    ['-50', '-100', 'up', '50', '+50.0\u00a0%'],
    [null, '7', 'unknown', null, null],
    ['7', undefined, 'unknown', null, null],
  ])('of %s against %s is %s', (now, before, kind, absolute, percent) => {
    const change = changeBetween(now, before);
    expect(change).toMatchObject({ kind, absolute });
    expect(change.percent && formatPercent('en-US', change.percent, true)).toBe(percent);
  });
});
