import Decimal from 'decimal.js';
import fc from 'fast-check';

import {
  addDecimal18,
  compareDecimal18,
  type Decimal18,
  divideByCount,
  divideRounded,
  formatDecimal18,
  multiplyByCount,
  multiplyRounded,
  parseDecimal18,
  subtractDecimal18,
  ZERO,
} from './decimal18';

/** The oracle: an independent decimal, with room for every exact result below. */
const Exact = Decimal.clone({ precision: 200, toExpNeg: -1000, toExpPos: 1000 });

const LARGEST_UNITS = 10n ** 38n - 1n;
const anyAmount = fc.bigInt({ min: -LARGEST_UNITS, max: LARGEST_UNITS }).map((units) => units as Decimal18);
const halfRange = fc.bigInt({ min: -LARGEST_UNITS / 2n, max: LARGEST_UNITS / 2n }).map((units) => units as Decimal18);
const unitPrice = fc.bigInt({ min: 0n, max: 10n ** 21n }).map((units) => units as Decimal18);

const exactly = (value: Decimal18) => new Exact(value.toString()).div(new Exact(10).pow(18));

describe('parseDecimal18', () => {
  it.each([
    ['0', 0n],
    ['-0', 0n],
    ['1', 10n ** 18n],
    ['0.000000000000000001', 1n],
    ['-0.000000000000000001', -1n],
    ['0.0000025', 2_500_000_000_000n],
    ['2.5e-6', 2_500_000_000_000n],
    ['25E-7', 2_500_000_000_000n],
    ['2.5e+3', 2_500n * 10n ** 18n],
    ['007.50', 75n * 10n ** 17n],
    // More than 18 places are fine where the rest is zeros.
    ['1.0000000000000000000000', 10n ** 18n],
    ['10e-19', 1n],
    ['99999999999999999999.999999999999999999', LARGEST_UNITS],
    ['-99999999999999999999.999999999999999999', -LARGEST_UNITS],
  ])('reads %s', (text, units) => {
    expect(parseDecimal18(text)).toBe(units);
  });

  it.each([
    '',
    ' ',
    '1 ',
    ' 1',
    '+1',
    '.5',
    '1.',
    '1,5',
    '1_000',
    '0x10',
    'NaN',
    'Infinity',
    '-',
    '1e',
    'e5',
    '1e5.5',
    '--1',
    '１',
  ])('refuses %j, which is not a decimal number', (text) => {
    expect(() => parseDecimal18(text)).toThrow(`"${text}" is not a decimal number`);
  });

  it.each(['0.0000000000000000001', '1e-19', '1.5e-18', '0.08333333333333334e-6'])(
    'refuses %s rather than rounding it to 18 places',
    (text) => {
      expect(() => parseDecimal18(text)).toThrow(RangeError);
      expect(() => parseDecimal18(text)).toThrow('needs more than 18 decimal places');
    },
  );

  it.each(['100000000000000000000', '-100000000000000000000', '1e20', '1e999'])(
    'refuses %s, which Decimal(38, 18) cannot hold',
    (text) => {
      expect(() => parseDecimal18(text)).toThrow('too large: below 10^20 expected');
    },
  );

  it('refuses a text that is longer than any amount before reading its digits', () => {
    expect(() => parseDecimal18('0'.repeat(1_000_000))).toThrow('a decimal number of 1000000 characters is too long');
  });

  it('agrees with an independent decimal on every text in range', () => {
    const text = fc
      .tuple(
        fc.boolean(),
        fc.bigInt({ min: 0n, max: 10n ** 20n - 1n }),
        fc.stringMatching(/^[0-9]{0,12}$/),
        fc.integer({ min: -6, max: 0 }),
      )
      .map(([negative, whole, fraction, exponent]) => {
        const digits = fraction === '' ? `${whole}` : `${whole}.${fraction}`;
        return `${negative ? '-' : ''}${digits}${exponent === 0 ? '' : `e${exponent}`}`;
      });
    fc.assert(
      fc.property(text, (written) => {
        expect(exactly(parseDecimal18(written)).equals(new Exact(written))).toBe(true);
      }),
    );
  });
});

describe('formatDecimal18', () => {
  it.each([
    [0n, '0'],
    [1n, '0.000000000000000001'],
    [-1n, '-0.000000000000000001'],
    [25n * 10n ** 17n, '2.5'],
    [-25n * 10n ** 17n, '-2.5'],
    [100n * 10n ** 18n, '100'],
    [LARGEST_UNITS, '99999999999999999999.999999999999999999'],
  ])('writes %s units as %s', (units, text) => {
    expect(formatDecimal18(units as Decimal18)).toBe(text);
  });

  it('is what an independent decimal writes', () => {
    fc.assert(
      fc.property(anyAmount, (amount) => {
        expect(formatDecimal18(amount)).toBe(exactly(amount).toFixed());
      }),
    );
  });

  it('is read back as the same amount', () => {
    fc.assert(fc.property(anyAmount, (amount) => parseDecimal18(formatDecimal18(amount)) === amount));
  });

  it('is the shortest text: no trailing zero, no exponent, no negative zero', () => {
    fc.assert(
      fc.property(anyAmount, (amount) => /^(?:0|-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?)$/.test(formatDecimal18(amount))),
    );
  });
});

describe('arithmetic', () => {
  it('adds and subtracts as an independent decimal does', () => {
    fc.assert(
      fc.property(halfRange, halfRange, (left, right) => {
        expect(exactly(addDecimal18(left, right)).equals(exactly(left).plus(exactly(right)))).toBe(true);
        expect(exactly(subtractDecimal18(left, right)).equals(exactly(left).minus(exactly(right)))).toBe(true);
      }),
    );
  });

  it('sums to the same digits in any order', () => {
    const amounts = fc.array(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map((units) => units as Decimal18));
    fc.assert(
      fc.property(amounts, (parts) => {
        const forward = parts.reduce(addDecimal18, ZERO);
        expect([...parts].reverse().reduce(addDecimal18, ZERO)).toBe(forward);
      }),
    );
  });

  it('multiplies a unit price by a count as an independent decimal does', () => {
    fc.assert(
      fc.property(unitPrice, fc.integer({ min: 0, max: 1_000_000_000_000 }), (price, count) => {
        expect(exactly(multiplyByCount(price, count)).equals(exactly(price).times(count))).toBe(true);
        expect(multiplyByCount(price, BigInt(count))).toBe(multiplyByCount(price, count));
      }),
    );
  });

  it('divides back what it multiplied', () => {
    fc.assert(
      fc.property(unitPrice, fc.integer({ min: 1, max: 1_000_000_000 }), (price, count) => {
        expect(divideByCount(multiplyByCount(price, count), count)).toBe(price);
      }),
    );
  });

  it('gives the price of one token of a price per million', () => {
    expect(formatDecimal18(divideByCount(parseDecimal18('0.003625'), 1_000_000))).toBe('0.000000003625');
  });

  it('refuses a quotient with more than 18 places rather than rounding it', () => {
    expect(() => divideByCount(parseDecimal18('1'), 3)).toThrow('1 / 3 needs more than 18 decimal places');
  });

  it.each([0, -1])('refuses to divide by %d', (count) => {
    expect(() => divideByCount(parseDecimal18('1'), count)).toThrow('a whole number above 0 expected');
  });

  it.each([1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %p as a count', (count) => {
    expect(() => multiplyByCount(parseDecimal18('1'), count)).toThrow(RangeError);
  });

  it('refuses results that Decimal(38, 18) cannot hold', () => {
    const largest = LARGEST_UNITS as Decimal18;
    const smallest = -LARGEST_UNITS as Decimal18;
    expect(() => addDecimal18(largest, 1n as Decimal18)).toThrow(RangeError);
    expect(() => subtractDecimal18(smallest, 1n as Decimal18)).toThrow(RangeError);
    expect(() => multiplyByCount(largest, 2)).toThrow(RangeError);
    expect(addDecimal18(subtractDecimal18(largest, 1n as Decimal18), 1n as Decimal18)).toBe(largest);
  });

  it('rounds products and quotients half to even, as an independent decimal does', () => {
    const HalfEven = Exact.clone({ rounding: Decimal.ROUND_HALF_EVEN });
    const rate = fc.bigInt({ min: 10n ** 9n, max: 10n ** 24n }).map((units) => units as Decimal18);
    fc.assert(
      fc.property(unitPrice, rate, fc.boolean(), (price, factor, isNegative) => {
        const amount = (isNegative ? -price : price) as Decimal18;
        const [left, right] = [new HalfEven(exactly(amount)), new HalfEven(exactly(factor))];
        expect(exactly(multiplyRounded(amount, factor)).eq(left.times(right).toDecimalPlaces(18))).toBe(true);
        expect(exactly(divideRounded(amount, factor)).eq(left.div(right).toDecimalPlaces(18))).toBe(true);
      }),
    );
  });

  it('takes a half to the even digit, whatever the sign', () => {
    const half = parseDecimal18('0.5');
    expect([1n, 3n, 5n, -1n, -3n].map((units) => multiplyRounded(units as Decimal18, half))).toEqual([
      0n,
      2n,
      2n,
      0n,
      -2n,
    ]);
    expect(divideRounded(3n as Decimal18, parseDecimal18('-2'))).toBe(-2n);
    expect(() => divideRounded(half, ZERO)).toThrow('cannot divide by 0');
    expect(() => multiplyRounded(LARGEST_UNITS as Decimal18, parseDecimal18('2'))).toThrow(RangeError);
  });

  it('orders as an independent decimal does', () => {
    fc.assert(
      fc.property(anyAmount, anyAmount, (left, right) => {
        expect(compareDecimal18(left, right)).toBe(exactly(left).cmp(exactly(right)));
        expect(compareDecimal18(left, left)).toBe(0);
      }),
    );
  });
});
