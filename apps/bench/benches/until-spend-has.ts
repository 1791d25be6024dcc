import { setTimeout as sleep } from 'node:timers/promises';

import type { BodyTotals } from '../load/span-body';
import { requireEqual } from '../report/bench-result';
import { aroundNow, type SpendQuestions } from '../testbed/spend-questions';

const LOOK_MS = 100;
const GIVE_UP_MS = 600_000;

/**
 * Waits until `spend` has every call and nothing is pending, then holds all totals against what was sent.
 * @throws WrongCountError where a total differs
 */
export async function untilSpendHas(questions: SpendQuestions, sent: BodyTotals): Promise<void> {
  const giveUpAt = Date.now() + GIVE_UP_MS;
  for (;;) {
    const answer = await questions.ask(aroundNow());
    if ((answer.calls >= sent.calls && answer.pendingBuckets === 0) || Date.now() > giveUpAt) {
      requireEqual('calls in spend', answer.calls, sent.calls);
      requireEqual('input tokens in spend', answer.inputTokens, sent.inputTokens);
      requireEqual('cache reads in spend', answer.cacheReadTokens, sent.cacheReadTokens);
      requireEqual('output tokens in spend', answer.outputTokens, sent.outputTokens);
      return;
    }
    await sleep(LOOK_MS);
  }
}
