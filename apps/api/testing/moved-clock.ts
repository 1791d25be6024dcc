import type { Clock } from '@tokenledger/shared/time';

/** The real time, moved: for tests with a partner whose clock nobody can move. */
export class MovedClock implements Clock {
  private offsetMs = 0;

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  /** @param durationMs may be negative */
  advanceBy(durationMs: number): void {
    this.offsetMs += durationMs;
  }
}
