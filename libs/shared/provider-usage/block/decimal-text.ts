import { type Decimal18, DECIMAL18_PLACES, formatDecimal18, parseDecimal18 } from '@tokenledger/shared/money';

const PLAIN_DECIMAL = /^-?\d{1,20}(?:\.\d{1,18})?$/;
/** Beyond it a JavaScript number prints in powers of ten; no count or amount of one call is that large. */
const LARGEST = 1e20;

/** A number of a JSON body and whether it had to be rounded to be an exact decimal. */
export interface ExactDecimal {
  readonly value: Decimal18;
  /** The body held a float with more than 18 places (0.00019199999999999998): nearest 10^-18. */
  readonly isRounded: boolean;
}

/** @returns undefined where the value is no number, not finite, or 10^20 and more */
export function exactDecimal(value: unknown): ExactDecimal | undefined {
  if (typeof value === 'bigint') return exactDecimal(value.toString());
  if (typeof value === 'string') {
    const text = value.trim();
    return PLAIN_DECIMAL.test(text) ? { value: parseDecimal18(text), isRounded: false } : undefined;
  }
  if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) >= LARGEST) return undefined;
  try {
    return { value: parseDecimal18(String(value)), isRounded: false };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { value: parseDecimal18(value.toFixed(DECIMAL18_PLACES)), isRounded: true };
  }
}

/** The shortest decimal text of a number, without exponent; undefined where it is none. */
export function decimalText(value: unknown): string | undefined {
  const exact = exactDecimal(value);
  return exact === undefined ? undefined : formatDecimal18(exact.value);
}
