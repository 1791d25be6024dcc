import { setTimeout as sleep } from 'node:timers/promises';

/** Generous: it only ends tests that would never end. */
const AT_THE_LATEST_MS = 120_000;

/**
 * Asks again and again until there is an answer.
 * @param ask gives undefined while there is none; what it throws counts as "not yet" and is told at the end
 * @param story what to add to the failure: where things stand
 */
export async function awaitCondition<T>(
  what: string,
  ask: () => Promise<T | undefined> | T | undefined,
  story: () => string,
): Promise<T> {
  const giveUpAt = Date.now() + AT_THE_LATEST_MS;
  let lastError = '';
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
    } catch (error) {
      lastError = `\nlast error: ${error instanceof Error ? error.message : String(error)}`;
    }
    if (Date.now() > giveUpAt) throw new Error(`waited in vain for ${what}${lastError}\n${story()}`);
    await sleep(50);
  }
}
