import type { DeliveryTimers } from '../delivery/delivery-timers';

interface Pending {
  readonly atMs: number;
  readonly run: () => void;
}

/** Time that moves only when a test says so. */
export class ManualTimers implements DeliveryTimers {
  private nowMs = Date.parse('2026-11-23T12:00:00Z');
  private readonly pending = new Set<Pending>();
  holds = 0;

  now(): number {
    return this.nowMs;
  }

  /** Full spread: a back-off of n is exactly n with 1, and half of it with 0. */
  random(): number {
    return 0;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { atMs: this.nowMs + delayMs, run };
    this.pending.add(timer);
    return () => void this.pending.delete(timer);
  }

  holdProcess(): () => void {
    this.holds += 1;
    return () => {
      this.holds -= 1;
    };
  }

  /** Milliseconds to each pending timer, soonest first. */
  waits(): number[] {
    return [...this.pending].map(({ atMs }) => atMs - this.nowMs).sort((left, right) => left - right);
  }

  /** Moves time on, running what comes due in order, and lets promises settle in between. */
  async advance(ms: number): Promise<void> {
    const end = this.nowMs + ms;
    for (;;) {
      await settlePromises();
      const next = [...this.pending].filter(({ atMs }) => atMs <= end).sort((left, right) => left.atMs - right.atMs)[0];
      if (next === undefined) break;
      this.pending.delete(next);
      this.nowMs = Math.max(this.nowMs, next.atMs);
      next.run();
    }
    this.nowMs = end;
  }
}

export async function settlePromises(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}
