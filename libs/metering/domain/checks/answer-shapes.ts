import type { CurrencyAmount } from '../spend/spend-report';

/** Days before a range that its answers are compared with. */
export const BASELINE_DAYS = 28;
/** Models that are told, the most calls of the range first. */
export const MOST_SHAPED_MODELS = 100;

/** What the answers of one model were like, over some time. Failed calls, embeddings and incomplete usage are left out. */
export interface AnswerShape {
  readonly calls: bigint;
  readonly outputTokens: bigint;
  /** Output tokens that half, and nine tenths, of the answers stay within. */
  readonly median: number;
  readonly p90: number;
  /** Calls by the length of the answer: place 0 has no tokens, place n has 2^(n-1) up to 2^n - 1. */
  readonly lengths: readonly number[];
  /** Calls by how the answer ended; the empty text where that was not told. */
  readonly endings: Readonly<Record<string, number>>;
  /** Calls by service, which tells whether it is the callers that changed; the empty text where none was named. */
  readonly services: Readonly<Record<string, number>>;
  readonly cost: readonly CurrencyAmount[];
  /** Calls that the cost is of, by currency. */
  readonly pricedCalls: Readonly<Record<string, bigint>>;
}

/** A week of answers; weeks are counted back from the end of the range. */
export interface AnswerWeek {
  readonly from: Date;
  readonly calls: bigint;
  readonly outputTokens: bigint;
  readonly median: number;
  readonly p90: number;
}

export interface ModelAnswers {
  readonly provider: string | null;
  readonly model: string | null;
  /** In the range. */
  readonly now: AnswerShape;
  /** In the 28 days before it; undefined where there were none. */
  readonly before: AnswerShape | undefined;
  /** From the first of those days on, the oldest first; weeks without answers are left out. */
  readonly weeks: readonly AnswerWeek[];
}

export interface AnswerShapes {
  readonly models: readonly ModelAnswers[];
  readonly truncated: boolean;
  readonly pendingBuckets: number;
}
