import { scaledDecimal } from '@tokenledger/shared/ui';

const DAY_MS = 86_400_000;
/** Of money: more would pretend to know the future. */
const PLACES = 2;

/** A range of the ledger and until when its figures hold. */
export interface RunningRange {
  readonly from: Date;
  /** First instant that is no longer of it. */
  readonly to: Date;
  readonly asOf: Date;
}

/**
 * What will have been spent at the end of a range if every hour to come costs what an hour cost so far.
 * @param spent decimal text
 * @returns undefined where that says nothing: less than a day has passed, or less than a day is left
 */
export function forecastAtEnd(spent: string, { from, to, asOf }: RunningRange): string | undefined {
  const passedMs = asOf.getTime() - from.getTime();
  const leftMs = to.getTime() - asOf.getTime();
  if (passedMs < DAY_MS || leftMs < DAY_MS) return undefined;
  return scaledDecimal(spent, { part: BigInt(passedMs + leftMs), whole: BigInt(passedMs) }, PLACES);
}
