declare const decimalBrand: unique symbol;

/**
 * An exact decimal with 18 places, held as the whole number of 10^-18 units.
 *
 * It is what ClickHouse stores as `Decimal(38, 18)`: magnitudes up to 10^20. Never a JavaScript number: converting
 * goes through text on both sides.
 */
export type Decimal18 = bigint & { readonly [decimalBrand]: true };

export const DECIMAL18_PLACES = 18;
const ONE_UNIT = 10n ** BigInt(DECIMAL18_PLACES);
/** Largest magnitude of `Decimal(38, 18)`, in units of 10^-18. */
const LARGEST = 10n ** 38n - 1n;
/** Longer than any amount in range: a text beyond it is refused before its digits are multiplied out. */
const LONGEST_TEXT = 128;
const DECIMAL_TEXT = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;

export const ZERO = 0n as Decimal18;

/**
 * Reads decimal text such as `"0.0000025"` or `"2.5e-6"`.
 *
 * @throws RangeError where the text is not a decimal, needs more than 18 places, or is 10^20 or larger: an exact value
 * is refused rather than rounded
 */
export function parseDecimal18(text: string): Decimal18 {
  if (text.length > LONGEST_TEXT) throw new RangeError(`a decimal number of ${text.length} characters is too long`);
  const match = DECIMAL_TEXT.exec(text);
  if (match === null) throw new RangeError(`"${text}" is not a decimal number`);
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = BigInt(whole + fraction);
  const shift = DECIMAL18_PLACES - fraction.length + Number(exponent);
  if (shift < 0 && digits % 10n ** BigInt(-shift) !== 0n) {
    throw new RangeError(`"${text}" needs more than ${DECIMAL18_PLACES} decimal places`);
  }
  const magnitude = shift >= 0 ? digits * 10n ** BigInt(shift) : digits / 10n ** BigInt(-shift);
  if (magnitude > LARGEST) throw new RangeError(`"${text}" is too large: below 10^20 expected`);
  return (sign === '-' ? -magnitude : magnitude) as Decimal18;
}

/** The shortest exact text: no exponent, no trailing zeros, no negative zero. */
export function formatDecimal18(value: Decimal18): string {
  const magnitude = value < 0n ? -value : value;
  const whole = magnitude / ONE_UNIT;
  const fraction = (magnitude % ONE_UNIT).toString().padStart(DECIMAL18_PLACES, '0').replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** @throws RangeError where the sum leaves `Decimal(38, 18)` */
export function addDecimal18(left: Decimal18, right: Decimal18): Decimal18 {
  return withinBounds(left + right);
}

/** @throws RangeError where the difference leaves `Decimal(38, 18)` */
export function subtractDecimal18(left: Decimal18, right: Decimal18): Decimal18 {
  return withinBounds(left - right);
}

/**
 * Exact: a unit price times a count.
 * @param count a whole number
 * @throws RangeError where the count is not whole, or the product leaves `Decimal(38, 18)`
 */
export function multiplyByCount(unitPrice: Decimal18, count: number | bigint): Decimal18 {
  return withinBounds(unitPrice * BigInt(count));
}

/**
 * Exact: a price of many divided by how many, such as a price per million tokens.
 * @param count a whole number above 0
 * @throws RangeError where the quotient needs more than 18 places: it is refused rather than rounded
 */
export function divideByCount(price: Decimal18, count: number | bigint): Decimal18 {
  const divisor = BigInt(count);
  if (divisor <= 0n) throw new RangeError(`cannot divide by ${divisor}: a whole number above 0 expected`);
  if (price % divisor !== 0n) {
    throw new RangeError(`${formatDecimal18(price)} / ${divisor} needs more than ${DECIMAL18_PLACES} decimal places`);
  }
  return (price / divisor) as Decimal18;
}

/**
 * An amount times an exchange rate or a share, to the nearest 10^-18; a half goes to the even digit.
 * @throws RangeError where the product leaves `Decimal(38, 18)`
 */
export function multiplyRounded(amount: Decimal18, factor: Decimal18): Decimal18 {
  return withinBounds(roundedHalfEven(amount * factor, ONE_UNIT));
}

/**
 * The part of an amount that belongs to `part` of `whole`, to the nearest 10^-18, rounded once; a half goes to the even digit.
 * @throws RangeError where the whole is not above 0
 */
export function portionOf(amount: Decimal18, part: bigint, whole: bigint): Decimal18 {
  if (whole <= 0n) throw new RangeError(`a part of ${whole} is nothing: a whole above 0 is expected`);
  return withinBounds(roundedHalfEven(amount * part, whole));
}

/**
 * A quotient to the nearest 10^-18; a half goes to the even digit.
 * @throws RangeError where the divisor is 0, or the quotient leaves `Decimal(38, 18)`
 */
export function divideRounded(dividend: Decimal18, divisor: Decimal18): Decimal18 {
  if (divisor === 0n) throw new RangeError('cannot divide by 0');
  const [top, bottom] = divisor < 0n ? [-dividend, -divisor] : [dividend, divisor];
  return withinBounds(roundedHalfEven(top * ONE_UNIT, bottom));
}

/** The one place that rounds money. @param divisor above 0 */
function roundedHalfEven(dividend: bigint, divisor: bigint): bigint {
  const magnitude = dividend < 0n ? -dividend : dividend;
  const whole = magnitude / divisor;
  const twiceRest = (magnitude % divisor) * 2n;
  const goesUp = twiceRest > divisor || (twiceRest === divisor && whole % 2n === 1n);
  const rounded = goesUp ? whole + 1n : whole;
  return dividend < 0n ? -rounded : rounded;
}

/** -1, 0 or 1, as sorting wants it. */
export function compareDecimal18(left: Decimal18, right: Decimal18): -1 | 0 | 1 {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function withinBounds(value: bigint): Decimal18 {
  if (value > LARGEST || value < -LARGEST)
    throw new RangeError('the amount is 10^20 or larger: Decimal(38, 18) ends there');
  return value as Decimal18;
}
