/** Counts by reason. */
export class Counter<Reason extends string> {
  private readonly counts = new Map<Reason, number>();

  add(reason: Reason, count = 1): void {
    this.counts.set(reason, (this.counts.get(reason) ?? 0) + count);
  }

  get tally(): ReadonlyMap<Reason, number> {
    return this.counts;
  }
}
