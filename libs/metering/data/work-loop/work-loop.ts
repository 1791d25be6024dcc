import { setTimeout as sleep } from 'node:timers/promises';

import type { Leadership } from '../rollup/roller-loop';

export interface WorkLoopSettings {
  /** How long after it was asked for work starts at the latest, while no other is done. Milliseconds. */
  readonly askEveryMs: number;
  /** Rest after a turn that failed, in milliseconds. */
  readonly backOffMs: number;
}

export const DEFAULT_WORK_LOOP_SETTINGS: WorkLoopSettings = { askEveryMs: 2_000, backOffMs: 5_000 };

export interface WorkLoopParts {
  /** Cheap: asked every few seconds by every process. */
  readonly hasWork: () => Promise<boolean>;
  /** A part of the work. */
  readonly worker: { turn(signal: AbortSignal): Promise<'idle' | 'worked' | 'postponed'> };
  /** Among the processes; it is run for only while there is work. */
  readonly leadership: Leadership;
  /** The queue is out of reach; it is asked again. */
  readonly onFailure: (error: unknown) => void;
  readonly settings?: WorkLoopSettings;
}

/** Works off what people asked for, for as long as the process lives, one process at a time. */
export class WorkLoop {
  private readonly stopping = new AbortController();
  private readonly settings: WorkLoopSettings;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly parts: WorkLoopParts) {
    this.settings = parts.settings ?? DEFAULT_WORK_LOOP_SETTINGS;
  }

  start(): void {
    this.running = this.run();
  }

  /** Lets the piece in hand finish; the rest is taken up by whoever comes next. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        if (await this.parts.hasWork()) await this.parts.leadership.lead(signal, (turn) => this.workOff(turn));
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
