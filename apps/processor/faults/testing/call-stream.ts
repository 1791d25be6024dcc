import { setTimeout as sleep } from 'node:timers/promises';

import type { FaultStage } from './fault-stage';
import { type CallMaker, makeCalls, type ModelCall } from './model-call';

export interface CallStreamOptions {
  readonly tenant: string;
  readonly maker: CallMaker;
  /** Calls of one record and records of one send. */
  readonly callsARecord: number;
  readonly recordsASend: number;
  /** Between two sends, in milliseconds. */
  readonly restMs: number;
}

/** Produces calls for as long as a test does harm to the rest. */
export class CallStream {
  private readonly made: ModelCall[] = [];
  private readonly producing: Promise<void>;
  private going = true;

  constructor(
    private readonly stage: FaultStage,
    private readonly options: CallStreamOptions,
  ) {
    this.producing = this.produce();
    // The failure is told by `stop`; until then it is not unhandled.
    this.producing.catch(() => undefined);
  }

  /** How many the broker has acknowledged. */
  get count(): number {
    return this.made.length;
  }

  /** @returns every call that was produced */
  async stop(): Promise<readonly ModelCall[]> {
    this.going = false;
    await this.producing;
    return this.made;
  }

  private async produce(): Promise<void> {
    const { tenant, maker, callsARecord, recordsASend, restMs } = this.options;
    while (this.going) {
      const batches = Array.from({ length: recordsASend }, () => makeCalls(callsARecord, maker));
      await this.stage.produce(
        tenant,
        batches.map((batch) => batch.map((call) => ({ call }))),
      );
      this.made.push(...batches.flat());
      await sleep(restMs);
    }
  }
}
