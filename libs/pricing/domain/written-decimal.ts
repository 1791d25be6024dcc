import { type Decimal18, parseDecimal18 } from '@tokenledger/shared/money';

/**
 * Reads a number that people wrote: digits and a point. An exponent is refused: it is how a spreadsheet writes what it rounded.
 * @throws RangeError
 */
export function parseWrittenDecimal(text: string): Decimal18 {
  if (/e/i.test(text)) throw new RangeError('a number without an exponent is expected');
  return parseDecimal18(text);
}
