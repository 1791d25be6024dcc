import { type Decimal18, DECIMAL18_PLACES, divideByCount, parseDecimal18 } from '@tokenledger/shared/money';

export interface ExactPrice {
  /** Price of one unit. */
  readonly unitPrice: Decimal18;
  /** True where the number has more places than money has and the nearest 10^-18 was taken. */
  readonly rounded: boolean;
}

/** `1e-7` and `0.0028`: what JavaScript writes for a number, the shortest text that reads back as the same number. */
const NUMBER_TEXT = /^(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;

/**
 * The price of one unit from a number for many of them, such as dollars per million tokens.
 *
 * The number's shortest text is what the price list says (2.5, 0.003625), so no float reaches the result. Where that
 * text needs more than 18 places per unit (a third written out by the source's generator: 0.08333333333333334), the
 * nearest 10^-18 is taken, ties to even, and the result says so.
 *
 * @param per 1000 or 1000000: how many units the number is for
 * @throws RangeError where the number is negative or not finite
 */
export function exactUnitPrice(price: number, per: 1_000 | 1_000_000): ExactPrice {
  const text = String(price);
  const match = NUMBER_TEXT.exec(text);
  if (match === null) throw new RangeError(`"${text}" is not a price: a finite number of 0 or more expected`);
  const [, whole = '', fraction = '', exponent = '0'] = match;
  const places = fraction.length - Number(exponent) + (per === 1_000_000 ? 6 : 3);
  if (places <= DECIMAL18_PLACES) return { unitPrice: divideByCount(parseDecimal18(text), per), rounded: false };
  const { quotient, exact } = divideHalfEven(BigInt(whole + fraction), 10n ** BigInt(places - DECIMAL18_PLACES));
  return { unitPrice: quotient as Decimal18, rounded: !exact };
}

function divideHalfEven(dividend: bigint, divisor: bigint): { quotient: bigint; exact: boolean } {
  const quotient = dividend / divisor;
  const rest = dividend % divisor;
  const up = rest * 2n > divisor || (rest * 2n === divisor && quotient % 2n === 1n);
  return { quotient: up ? quotient + 1n : quotient, exact: rest === 0n };
}
