/** Where the present comes from; injected, so that a test owns it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A present that stands still until it is moved: for tests and replays. */
export class FixedClock implements Clock {
  private nowMs: number;

  /** @param start ISO 8601 text or an instant; @throws RangeError where it is no instant */
  constructor(start: string | Date) {
    this.nowMs = toMs(start);
  }

  now(): Date {
    return new Date(this.nowMs);
  }

  /** @param durationMs may be negative: clocks are also set back */
  advanceBy(durationMs: number): void {
    this.nowMs = toMs(new Date(this.nowMs + durationMs));
  }

  /** @throws RangeError where it is no instant */
  moveTo(instant: string | Date): void {
    this.nowMs = toMs(instant);
  }
}

function toMs(instant: string | Date): number {
  const ms = new Date(instant).getTime();
  if (Number.isNaN(ms)) throw new RangeError(`"${String(instant)}" is not an instant: ISO 8601 expected`);
  return ms;
}
