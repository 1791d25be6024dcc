import type { DeliveryTimers } from './delivery-timers';

/**
 * Knows when everything that came before a moment is settled, whatever comes after it: each flush ends an epoch, and
 * waits until no span of it or of an earlier one is left.
 */
export class FlushEpochs {
  private current = 0;
  private readonly unsettled = new Map<number, number>();
  private readonly waiting = new Set<{ readonly upTo: number; readonly done: (complete: boolean) => void }>();

  /** @returns the epoch to settle the span under */
  enter(): number {
    this.unsettled.set(this.current, (this.unsettled.get(this.current) ?? 0) + 1);
    return this.current;
  }

  settle(epoch: number): void {
    const left = (this.unsettled.get(epoch) ?? 0) - 1;
    if (left > 0) {
      this.unsettled.set(epoch, left);
      return;
    }
    this.unsettled.delete(epoch);
    this.answer();
  }

  settleAll(): void {
    this.unsettled.clear();
    this.answer();
  }

  /** @returns true once all that entered before is settled, false when the time was over first */
  leave(timeoutMs: number, timers: DeliveryTimers): Promise<boolean> {
    const upTo = this.current;
    this.current += 1;
    if (!this.isUnsettled(upTo)) return Promise.resolve(true);
    return new Promise((resolve) => {
      const cancel = timers.after(timeoutMs, () => finish(false));
      const wait = { upTo, done: (complete: boolean) => finish(complete) };
      const finish = (complete: boolean): void => {
        cancel();
        this.waiting.delete(wait);
        resolve(complete);
      };
      this.waiting.add(wait);
    });
  }

  private answer(): void {
    for (const wait of this.waiting) if (!this.isUnsettled(wait.upTo)) wait.done(true);
  }

  private isUnsettled(upTo: number): boolean {
    for (const epoch of this.unsettled.keys()) if (epoch <= upTo) return true;
    return false;
  }
}
