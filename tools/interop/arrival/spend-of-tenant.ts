import { setTimeout as sleep } from 'node:timers/promises';

import { allEqual, compareTotals } from '../../../apps/replay/check/compare-totals';
import { type SpendAnswer, SpendApiError, SpendClient } from '../../../apps/replay/check/spend-client';

import { PROJECT, type SentTraffic } from '../traffic/sent-traffic';

const SETTLES_WITHIN_MS = 60_000;
/** Figures that are equal once may be so on the way to too much: they must stay equal. */
const STAYS_EQUAL_MS = 1_000;
const ASK_EVERY_MS = 200;

/** Asks `spend` until it says what was sent, and once more a while later; gives the last answer, equal or not. */
export async function settledSpend(apiUrl: string, readKey: string, sent: SentTraffic): Promise<SpendAnswer> {
  const client = new SpendClient(new URL(apiUrl), readKey);
  const question = { fromMs: sent.fromMs, toMs: sent.toMs, project: PROJECT };
  const patience = AbortSignal.timeout(2 * SETTLES_WITHIN_MS);
  const giveUpAt = Date.now() + SETTLES_WITHIN_MS;
  for (;;) {
    const answer = await askPatiently(() => client.totalsOf(question, patience), giveUpAt);
    if (answer !== undefined && says(answer, sent)) {
      await sleep(STAYS_EQUAL_MS);
      return client.totalsOf(question, patience);
    }
    if (answer !== undefined && Date.now() > giveUpAt) return answer;
    await sleep(ASK_EVERY_MS);
  }
}

function says(answer: SpendAnswer, sent: SentTraffic): boolean {
  return answer.pendingBuckets === 0 && allEqual(compareTotals(sent.totals, answer.totals));
}

async function askPatiently(ask: () => Promise<SpendAnswer>, untilMs: number): Promise<SpendAnswer | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof SpendApiError && error.retriable && Date.now() < untilMs) return undefined;
    throw error;
  }
}
