import { setTimeout as sleep } from 'node:timers/promises';

/** Lets one process at a time do something. */
export interface Leadership {
  /**
   * Waits for its turn, then runs `work` until it returns or `signal` aborts.
   * @param work gets a signal that aborts when the turn is lost (its connection broke): it must stop at once
   */
  lead(signal: AbortSignal, work: (signal: AbortSignal) => Promise<void>): Promise<void>;
}

export interface RollerLoopSettings {
  /** Shortest rest between two passes, in milliseconds. */
  readonly restMs: number;
  /** Rest as a multiple of the last pass, so that rolling a very busy bucket cannot starve ingestion. */
  readonly restFactor: number;
  /** Rest after a failed pass, in milliseconds. */
  readonly backOffMs: number;
}

export const DEFAULT_ROLLER_SETTINGS: RollerLoopSettings = { restMs: 500, restFactor: 0.5, backOffMs: 2_000 };

/** What is done in a turn, again and again. */
export interface RollerPass {
  /**
   * @param signal aborts when the turn is over: what is not begun yet is left to whoever comes next
   * @returns how many buckets were brought up to date
   */
  pass(signal: AbortSignal): Promise<number>;
}

/** What an operator hears of the loop. */
export interface RollerObserver {
  passed(seconds: number, buckets: number): void;
  failed(error: unknown): void;
}

/** Rolls dirty buckets for as long as the process lives, in turns with other processes. */
export class RollerLoop {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private lastFailure: unknown;

  constructor(
    private readonly roller: RollerPass,
    private readonly leadership: Leadership,
    private readonly observer: RollerObserver,
    private readonly settings: RollerLoopSettings = DEFAULT_ROLLER_SETTINGS,
  ) {}

  start(): void {
    this.running = this.takeTurns();
  }

  /** Lets the pass in hand finish. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** The newest pass failed and none has succeeded since. */
  get failure(): unknown {
    return this.lastFailure;
  }

  private async takeTurns(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.leadership.lead(signal, (turn) => this.rollUntil(turn));
      } catch (error) {
        this.fail(error);
      }
      await rest(this.settings.backOffMs, signal);
    }
  }

  private async rollUntil(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const startedAt = performance.now();
      try {
        const buckets = await this.roller.pass(signal);
        const elapsedMs = performance.now() - startedAt;
        this.lastFailure = undefined;
        if (buckets > 0) this.observer.passed(elapsedMs / 1000, buckets);
        await rest(Math.max(this.settings.restMs, elapsedMs * this.settings.restFactor), signal);
      } catch (error) {
        this.fail(error);
        await rest(this.settings.backOffMs, signal);
      }
    }
  }

  private fail(error: unknown): void {
    this.lastFailure = error;
    this.observer.failed(error);
  }
}

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
