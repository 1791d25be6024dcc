import {
  averagePerMillion,
  compareDecimals,
  differenceOfDecimals,
  fractionBetween,
  plottable,
  quotientText,
  roundedQuotient,
  sumOfDecimals,
  timesPowerOfTen,
} from './decimal-text';

describe('decimal text', () => {
  it('adds and subtracts what a JS number cannot hold', () => {
    expect(sumOfDecimals(['0.1', '0.2', '90071992547409930.000000000000000001'])).toBe(
      '90071992547409930.300000000000000001',
    );
    expect(sumOfDecimals([])).toBe('0');
    expect(differenceOfDecimals('0.3', '0.1')).toBe('0.2');
    expect(differenceOfDecimals('1', '1.000')).toBe('0');
    expect(differenceOfDecimals('1', '2.5e3')).toBe('-2499');
  });

  it('moves the point', () => {
    expect(timesPowerOfTen('0.0000025', 6)).toBe('2.5');
    expect(timesPowerOfTen('3', 2)).toBe('300');
    expect(timesPowerOfTen('-1e-7', 6)).toBe('-0.1');
  });

  it.each([
    [5n, 10n, 1n],
    [4n, 10n, 0n],
    [-5n, 10n, -1n],
    [5n, -10n, -1n],
    [15n, 10n, 2n],
  ])('rounds %d / %d to %d, half away from zero', (dividend, divisor, expected) => {
    expect(roundedQuotient(dividend, divisor)).toBe(expected);
  });

  it('divides to as many places as asked', () => {
    expect(quotientText({ part: 2n, whole: 3n }, 4)).toBe('0.6667');
    expect(quotientText({ part: 4n, whole: 2n }, 0)).toBe('2');
  });

  it('orders by value, not by text', () => {
    expect(['10', '9.5', '-1', '1e1'].sort(compareDecimals)).toEqual(['-1', '9.5', '10', '1e1']);
  });

  it('averages exactly before it rounds', () => {
    // 4.20 × 1,000,000 / 1,700,000 = 2.470588…
    expect(averagePerMillion('4.20', '1700000')).toBe('2.470588235294117647');
    expect(averagePerMillion('4.20', '0')).toBeNull();
  });

  it('has no fraction of nothing', () => {
    expect(fractionBetween('1', '0.00')).toBeUndefined();
    expect(fractionBetween('0.5', '2')).toEqual({ part: 5n, whole: 20n });
  });

  it.each(['', 'NaN', 'Infinity', '0x10', '1,000', '<b>1</b>', '1e9999'])('refuses "%s" instead of a zero', (text) => {
    expect(() => plottable(text)).toThrow(RangeError);
    expect(() => sumOfDecimals([text])).toThrow(`"${text}" is not a decimal number`);
  });
});
