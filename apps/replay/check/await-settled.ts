import { allEqual, type ComparedFigure, compareTotals } from './compare-totals';
import type { LedgerTotals } from './expected-totals';
import { SpendApiError, type SpendAnswer } from './spend-client';

export interface SettleLimits {
  /** The longest to wait for equal figures. */
  readonly timeoutMs: number;
  readonly pollMs: number;
}

export interface SettleClock {
  now(): number;
  sleep(ms: number): Promise<void>;
}

/** The last comparison made, equal or not, with nothing pending unless the time was over. */
export interface Settled {
  readonly figures: readonly ComparedFigure[];
  readonly pendingBuckets: number;
  readonly waitedMs: number;
}

/**
 * Asks until the ledger's figures equal the file's with nothing pending, or the time is over: the figures of an instant before
 * that may be right by accident, and wrong ones may still be on their way.
 *
 * @param onAnswer sees every answer: the progress of who waits
 * @throws SpendApiError where the api refuses the question, or could not be asked when the time was over
 */
export async function awaitSettled(
  expected: LedgerTotals,
  ask: () => Promise<SpendAnswer>,
  limits: SettleLimits,
  clock: SettleClock,
  onAnswer: (answer: SpendAnswer) => void = () => undefined,
): Promise<Settled> {
  const startedAt = clock.now();
  for (;;) {
    const isLast = clock.now() - startedAt >= limits.timeoutMs;
    const answer = await askPatiently(ask, isLast);
    if (answer !== undefined) {
      onAnswer(answer);
      const figures = compareTotals(expected, answer.totals);
      const isSettled = allEqual(figures) && answer.pendingBuckets === 0;
      if (isSettled || isLast) {
        return { figures, pendingBuckets: answer.pendingBuckets, waitedMs: clock.now() - startedAt };
      }
    }
    await clock.sleep(limits.pollMs);
  }
}

/** An api that is restarting is asked again; the last answer, or failure, counts. */
async function askPatiently(ask: () => Promise<SpendAnswer>, isLast: boolean): Promise<SpendAnswer | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (isLast || !(error instanceof SpendApiError && error.retriable)) throw error;
    return undefined;
  }
}
