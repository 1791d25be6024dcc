/** One model call of a recorded trace. */
export interface RecordedCall {
  /** Line of the file, the first is 1. */
  readonly line: number;
  /** Since the trace's own zero; whole nanoseconds, exact up to 104 days. May be negative: a trace need not be sorted. */
  readonly offsetNs: number;
  /** All input, cached input included. */
  readonly inputTokens: number;
  /** Part of the input that was read from a cache. */
  readonly cacheReadTokens: number;
  readonly outputTokens: number;
}

/** Reads one line of a trace, in order; it may remember earlier lines. */
export interface TraceParser {
  /** @returns undefined for a line without a call (a header, an empty line). @throws TraceFormatError */
  parse(text: string, line: number): RecordedCall | undefined;
}

/** A line that cannot be read. The message names the line, what was expected, and what to do. */
export class TraceFormatError extends Error {
  constructor(
    readonly line: number,
    problem: string,
  ) {
    super(`line ${line}: ${problem}`);
    this.name = 'TraceFormatError';
  }
}

/** More than any model can read or write in one call. */
const MAX_TOKENS = 1_000_000_000_000;

/** @throws TraceFormatError where the text is not a whole number of tokens */
export function tokensFrom(text: string, field: string, line: number): number {
  const tokens = /^\d{1,13}$/.test(text) ? Number(text) : Number.NaN;
  if (!(tokens <= MAX_TOKENS)) {
    throw new TraceFormatError(line, `${field} is "${shorten(text)}"; a whole number from 0 to 10^12 is expected`);
  }
  return tokens;
}

export function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
