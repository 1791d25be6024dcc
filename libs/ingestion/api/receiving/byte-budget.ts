/**
 * Bounds the bytes that all requests in hand occupy together, so that many senders cannot fill the memory that one
 * may not. Who does not get a share sends again.
 */
export class ByteBudget {
  private used = 0;

  constructor(private readonly maxBytes: number) {}

  get inUse(): number {
    return this.used;
  }

  open(): ByteShare {
    return new ByteShare(this);
  }

  /**
   * @param held by the same request: what alone is over the bound passes while nothing else is in hand, since the limit
   *   of one request is not set here
   */
  take(bytes: number, held: number): boolean {
    if (this.used > held && this.used + bytes > this.maxBytes) return false;
    this.used += bytes;
    return true;
  }

  giveBack(bytes: number): void {
    this.used -= bytes;
  }
}

/** One request's part of the budget. */
export class ByteShare {
  private taken = 0;

  constructor(private readonly budget: ByteBudget) {}

  /** @returns false where the budget is used up; what was taken before stays taken */
  grow(bytes: number): boolean {
    if (!this.budget.take(bytes, this.taken)) return false;
    this.taken += bytes;
    return true;
  }

  /** Gives everything back; more than once is harmless. */
  release(): void {
    this.budget.giveBack(this.taken);
    this.taken = 0;
  }
}
