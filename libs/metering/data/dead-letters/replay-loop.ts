import { setTimeout as sleep } from 'node:timers/promises';

import type { ReplayQueue, ReplayWorker } from '@tokenledger/metering/domain';

import type { Leadership } from '../rollup/roller-loop';

export interface ReplayLoopSettings {
  /** How long after it was asked for a replay starts at the latest, while no other runs. Milliseconds. */
  readonly askEveryMs: number;
  /** Rest after a turn that failed, in milliseconds. */
  readonly backOffMs: number;
}

export const DEFAULT_REPLAY_LOOP_SETTINGS: ReplayLoopSettings = { askEveryMs: 2_000, backOffMs: 5_000 };

export interface ReplayLoopParts {
  readonly queue: Pick<ReplayQueue, 'hasWork'>;
  readonly worker: Pick<ReplayWorker, 'turn'>;
  /** Among the processes; it is run for only while there is work. */
  readonly leadership: Leadership;
  /** The queue is out of reach; it is asked again. */
  readonly onFailure: (error: unknown) => void;
  readonly settings?: ReplayLoopSettings;
}

/** Works off replays for as long as the process lives, one process at a time. */
export class ReplayLoop {
  private readonly stopping = new AbortController();
  private readonly settings: ReplayLoopSettings;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly parts: ReplayLoopParts) {
    this.settings = parts.settings ?? DEFAULT_REPLAY_LOOP_SETTINGS;
  }

  start(): void {
    this.running = this.run();
  }

  /** Lets the letter in hand finish; the rest is taken up by whoever comes next. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        if (await this.parts.queue.hasWork()) await this.parts.leadership.lead(signal, (turn) => this.workOff(turn));
      } catch (error) {
        this.parts.onFailure(error);
      }
      await rest(this.settings.askEveryMs, signal);
    }
  }

  private async workOff(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const outcome = await this.parts.worker.turn(signal);
      if (outcome === 'idle') return;
      if (outcome === 'postponed') await rest(this.settings.backOffMs, signal);
    }
  }
}

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
