export interface BackoffLimits {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** How far a receiver's Retry-After is believed: a mistaken "come back next week" must not stop reporting. */
export const LONGEST_RETRY_AFTER_MS = 600_000;

/**
 * Wait before the next attempt after so many failures in a row: doubled each time, then spread over its upper half so that
 * many processes do not come back at the same moment. A receiver's Retry-After is a lower bound.
 *
 * @param failures 1 or more
 * @param random 0 included to 1 not included
 */
export function backoffMs(limits: BackoffLimits, failures: number, random: number, retryAfterMs = 0): number {
  const exponential = Math.min(limits.longestMs, limits.firstMs * 2 ** Math.min(failures - 1, 30));
  const spread = Math.round(exponential * (0.5 + random / 2));
  return Math.max(spread, Math.min(retryAfterMs, LONGEST_RETRY_AFTER_MS));
}

/**
 * Reads HTTP's Retry-After, seconds or date.
 *
 * @returns milliseconds from `nowMs`, 0 for a date in the past, undefined where the header is absent or neither form
 */
export function parseRetryAfter(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  // Only HTTP's dates, which name their day: Date.parse alone also takes "-5" and "1.5".
  const date = /^[A-Za-z]{3,9},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}
