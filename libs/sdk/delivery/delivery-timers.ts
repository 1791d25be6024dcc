/** Time and chance, injected so that a test owns them. */
export interface DeliveryTimers {
  /** Unix milliseconds. */
  now(): number;
  /** 0 included to 1 not included. */
  random(): number;
  /** Runs once, later; a pending one never keeps the process alive. @returns cancels it */
  after(delayMs: number, run: () => void): () => void;
  /** Keeps the process alive until released: for the time that somebody waits for a delivery. @returns releases it */
  holdProcess(): () => void;
}

const LONGEST_DELAY_MS = 2_147_483_647;

export const systemTimers: DeliveryTimers = {
  now: () => Date.now(),
  random: () => Math.random(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
  holdProcess() {
    const timer = setInterval(() => undefined, LONGEST_DELAY_MS);
    return () => clearInterval(timer);
  },
};
