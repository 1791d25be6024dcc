import {
  compareDecimals,
  differenceOfDecimals,
  type Fraction,
  fractionBetween,
  magnitude,
  readDecimal,
} from './decimal-text';
import { isKnown, type Known } from './known';

/** How an amount stands against an earlier one. `new` came from zero, `gone` fell to it; `unknown` lacks one of both. */
export type ChangeKind = 'up' | 'down' | 'same' | 'new' | 'gone' | 'unknown';

export interface Change {
  readonly kind: ChangeKind;
  /** Now minus before, exact decimal text; null where unknown. */
  readonly absolute: string | null;
  /** Of the earlier amount; null where that is zero or unknown: nothing grows from zero by a percentage. */
  readonly percent: Fraction | null;
}

/** Exact. @param now, before decimal text of the same unit; null where not known */
export function changeBetween(now: Known<string>, before: Known<string>): Change {
  if (!isKnown(now) || !isKnown(before)) return { kind: 'unknown', absolute: null, percent: null };
  const absolute = differenceOfDecimals(now, before);
  const ofBefore = fractionBetween(absolute, before);
  const percent = ofBefore === undefined ? null : { part: ofBefore.part, whole: magnitude(ofBefore.whole) };
  return { kind: kindOf(now, before), absolute, percent };
}

function kindOf(now: string, before: string): ChangeKind {
  const order = compareDecimals(now, before);
  if (order === 0) return 'same';
  if (readDecimal(before).digits === 0n) return 'new';
  if (readDecimal(now).digits === 0n) return 'gone';
  return order > 0 ? 'up' : 'down';
}
