import { setTimeout as sleep } from 'node:timers/promises';
import { PostgresDirtyBuckets } from '@tokenledger/metering/data';
import { wholeBucket } from '@tokenledger/metering/domain';

import type { Testbed } from '../testbed/testbed';
import { progress } from './bench';
import { bucketsOf, generateCalls, type GeneratedRange, generatedRange } from './generate-calls';

const LOOK_MS = 250;

/** A ledger with calls of the last 30 days, rolled up. */
export interface FilledLedger {
  readonly range: GeneratedRange;
  /** How long a processor took to recompute every bucket from nothing. */
  readonly rollingMs: number;
}

export async function fillLedger(testbed: Testbed, calls: number): Promise<FilledLedger> {
  const range = generatedRange(Date.now());
  progress(`generating ${calls} calls`);
  await generateCalls(testbed, calls, range);
  return { range, rollingMs: await rollAll(testbed, range) };
}

/** Lets a processor recompute every bucket. @returns milliseconds */
async function rollAll(testbed: Testbed, range: GeneratedRange): Promise<number> {
  const queue = new PostgresDirtyBuckets(testbed.store.pool);
  await queue.mark(bucketsOf(range).map((bucket) => wholeBucket(testbed.tenant, bucket)));
  await testbed.start('processor');
  const startedAt = performance.now();
  for (let looks = 0; ; looks += 1) {
    const pending = await queue.countPending(testbed.tenant, range.from, range.to);
    if (pending === 0) break;
    if (looks % 20 === 0) progress(`${pending} buckets to roll`);
    await sleep(LOOK_MS);
  }
  const took = performance.now() - startedAt;
  await testbed.stop('processor');
  return took;
}
