import { setTimeout as sleep } from 'node:timers/promises';

import { type FaultStage, FROM_MS, TO_MS } from './fault-stage';
import { makeCalls, type ModelCall } from './model-call';
import type { SeededRandom } from './seeded-random';

export interface CallStreamOptions {
  readonly tenant: string;
  readonly random: SeededRandom;
  readonly projects: readonly string[];
  /** Calls of one record and records of one send. */
  readonly callsARecord: number;
  readonly recordsASend: number;
  /** Between two sends, in milliseconds. */
  readonly restMs: number;
}

const BUCKET_MS = 900_000;
const BUCKETS = (TO_MS - FROM_MS) / BUCKET_MS;
const SENDS_A_BUCKET = 10;

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
    const { tenant, random, projects, callsARecord, recordsASend, restMs } = this.options;
    for (let send = 0; this.going; send += 1) {
      const maker = { random, projects, ...windowOf(send) };
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

/** The calls' time moves on, so that a bucket that was forgotten is not rolled up with later calls by good luck. */
function windowOf(send: number): { readonly fromMs: number; readonly toMs: number } {
  const fromMs = FROM_MS + (Math.floor(send / SENDS_A_BUCKET) % BUCKETS) * BUCKET_MS;
  return { fromMs, toMs: fromMs + BUCKET_MS - 1 };
}
