import { setTimeout as sleep } from 'node:timers/promises';

/** How much faster than recorded; `max` does not wait at all. */
export type ReplaySpeed = number | 'max';

/** Shorter waits are saved up: timers are not finer. */
const SHORTEST_WAIT_MS = 5;

/** When, after the replay's start, a call is due. */
export function dueAfterMs(sinceFirstNs: number, speed: ReplaySpeed): number {
  return speed === 'max' ? 0 : sinceFirstNs / 1_000_000 / speed;
}

/** Keeps the recorded spacing between calls. */
export class Pace {
  private readonly startedAt = performance.now();

  constructor(
    private readonly speed: ReplaySpeed,
    private readonly signal: AbortSignal,
  ) {}

  /** @throws AbortError when the replay is stopped */
  async waitFor(sinceFirstNs: number): Promise<void> {
    const waitMs = this.startedAt + dueAfterMs(sinceFirstNs, this.speed) - performance.now();
    if (waitMs >= SHORTEST_WAIT_MS) await sleep(waitMs, undefined, { signal: this.signal });
  }
}
