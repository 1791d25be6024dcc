/** Shown where a value is not known; zero is `0`. */
export const UNKNOWN = '—';

/** A value, or nothing where it is not known (yet, or to this person). */
export type Known<Value> = Value | null | undefined;

export function isKnown<Value>(value: Known<Value>): value is Value {
  return value !== null && value !== undefined;
}
