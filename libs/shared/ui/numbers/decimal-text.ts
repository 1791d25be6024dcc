/** Exact: `digits / 10^places`. */
interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

/** A part of a whole, exact. The whole is not zero. */
export interface Fraction {
  readonly part: bigint;
  readonly whole: bigint;
}

const RATIO_PLACES = 18;
const DECIMAL_TEXT = /^([+-]?)(\d{1,120})(?:\.(\d{1,120}))?(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * Reads decimal text of the API, with as many places as it has.
 * @throws RangeError where it is no decimal: nothing is shown as zero because it could not be read
 */
export function readDecimal(text: string): Decimal {
  const match = DECIMAL_TEXT.exec(text);
  if (match === null) throw new RangeError(`"${text.slice(0, 60)}" is not a decimal number`);
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
  const places = fraction.length - Number(exponent);
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 };
}

export function fractionOf(text: string): Fraction {
  const { digits, places } = readDecimal(text);
  return { part: digits, whole: 10n ** BigInt(places) };
}

/** Part and whole of the same unit, as decimal text. @returns undefined where the whole is zero */
export function fractionBetween(part: string, whole: string): Fraction | undefined {
  const [left, right] = sameScale(readDecimal(part), readDecimal(whole));
  return right === 0n ? undefined : { part: left, whole: right };
}

/** Part of whole as decimal text with 18 places, rounded; null where the whole is zero: a ratio to format or to draw. */
export function ratioOf(part: string, whole: string): string | null {
  const fraction = fractionBetween(part, whole);
  return fraction === undefined ? null : quotientText(fraction, RATIO_PLACES);
}

/** What a million tokens cost on average, as decimal text with 18 places, rounded; null where there are no tokens. */
export function averagePerMillion(cost: string, tokens: string): string | null {
  return ratioOf(timesPowerOfTen(cost, 6), tokens);
}

/** -1, 0 or 1, as sorting wants it; exact. */
export function compareDecimals(left: string, right: string): -1 | 0 | 1 {
  const [a, b] = sameScale(readDecimal(left), readDecimal(right));
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Exact, in the shortest text. Of none it is `0`. */
export function sumOfDecimals(texts: readonly string[]): string {
  const places = Math.max(0, ...texts.map((text) => readDecimal(text).places));
  const digits = texts.map(readDecimal).reduce((sum, one) => sum + one.digits * 10n ** BigInt(places - one.places), 0n);
  return decimalText({ digits, places });
}

/** `left - right`, exact, in the shortest text. */
export function differenceOfDecimals(left: string, right: string): string {
  const [a, b, places] = sameScale(readDecimal(left), readDecimal(right));
  return decimalText({ digits: a - b, places });
}

/** `text × 10^power`, exact, in the shortest text without an exponent. */
export function timesPowerOfTen(text: string, power: number): string {
  const { digits, places } = readDecimal(text);
  return places >= power
    ? decimalText({ digits, places: places - power })
    : decimalText({ digits: digits * 10n ** BigInt(power - places), places: 0 });
}

/** @param places of the result; the last one is rounded half away from zero */
export function quotientText({ part, whole }: Fraction, places: number): string {
  return decimalText({ digits: roundedQuotient(part * 10n ** BigInt(places), whole), places });
}

/** `text × part ÷ whole`. @param places of the result; the last one is rounded half away from zero */
export function scaledDecimal(text: string, by: Fraction, places: number): string {
  const { part, whole } = fractionOf(text);
  return quotientText({ part: part * by.part, whole: whole * by.whole }, places);
}

/** Rounded half away from zero. @throws RangeError where the divisor is zero */
export function roundedQuotient(dividend: bigint, divisor: bigint): bigint {
  const isNegative = dividend < 0n !== divisor < 0n;
  const [above, below] = [magnitude(dividend), magnitude(divisor)];
  const rounded = (above * 2n + below) / (below * 2n);
  return isNegative ? -rounded : rounded;
}

/** Decimals that it takes to write it exactly: 1 for `0.50`. */
export function placesOf(text: string): number {
  const [, fraction = ''] = timesPowerOfTen(text, 0).split('.');
  return fraction.length;
}

export function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/**
 * A number for positions only: where a bar ends, how wide a share is. It may be off in the sixteenth digit, so nothing
 * that is read, summed, compared or exported may come from it.
 */
export function plottable(text: string): number {
  readDecimal(text);
  return Number(text);
}

function decimalText({ digits, places }: Decimal): string {
  const text = magnitude(digits)
    .toString()
    .padStart(places + 1, '0');
  const whole = text.slice(0, text.length - places);
  const fraction = text.slice(text.length - places).replace(/0+$/, '');
  return `${digits < 0n ? '-' : ''}${whole}${fraction === '' || places === 0 ? '' : `.${fraction}`}`;
}

function sameScale(left: Decimal, right: Decimal): [left: bigint, right: bigint, places: number] {
  const places = Math.max(left.places, right.places);
  return [
    left.digits * 10n ** BigInt(places - left.places),
    right.digits * 10n ** BigInt(places - right.places),
    places,
  ];
}
