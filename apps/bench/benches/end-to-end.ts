import { setTimeout as sleep } from 'node:timers/promises';

import type { BenchOptions } from '../bench-options';
import { runLoad } from '../load/run-load';
import { SPANS_IN_A_BODY } from '../load/span-body';
import type { BenchResult } from '../report/bench-result';
import { SpendQuestions } from '../testbed/spend-questions';
import type { Testbed } from '../testbed/testbed';
import { type Bench, progress } from './bench';
import { untilSpendHas } from './until-spend-has';

const LOOK_MS = 1_000;
const MEMORY_LIMIT_MIB = 1_024;
const MEBIBYTE = 1024 * 1024;
/** A rate is held when the sender keeps its pace and what lies in the stream at the end is soon gone. */
const KEPT_PACE = 0.99;
const SOON_MS = 3_000;

/** A steady rate through everything: OTLP, collector, Kafka, processor, ClickHouse, `spend`. */
export const endToEnd: Bench = {
  name: 'end-to-end',
  asks: 'whether a steady rate is held from OTLP to an answer',
  async run(testbed: Testbed, options: BenchOptions): Promise<BenchResult> {
    const collector = await testbed.start('collector');
    await testbed.start('processor');
    const api = await testbed.start('api');
    const questions = new SpendQuestions(api.url, testbed.readKey);
    const bodies = Math.ceil((options.rate * options.seconds) / SPANS_IN_A_BODY);
    const meter = testbed.measure();
    const stored = watchRows(testbed);
    const load = await runLoad(testbed, collector.url, { bodies, contentCharacters: 0, rate: options.rate });
    const endedAt = performance.now();
    const behind = load.totals.calls - (await testbed.storedRows());
    stored.stop();
    progress(`sent ${load.totals.calls}; ${behind} are not rows yet`);
    while ((await testbed.storedRows()) < load.totals.calls) await sleep(20);
    const rowsAfterMs = performance.now() - endedAt;
    await untilSpendHas(questions, load.totals);
    const spendAfterMs = performance.now() - endedAt;
    const processes = [load.process, ...meter.read()];
    const achieved = load.totals.calls / load.seconds;
    const sustained = achieved >= options.rate * KEPT_PACE && spendAfterMs <= SOON_MS;
    return {
      bench: this.name,
      tables: [
        {
          title: `${options.rate} spans/s for ${options.seconds} s`,
          rows: [
            {
              'sent spans/s': Math.round(achieved),
              sustained: sustained ? 'yes' : 'no',
              'rows behind at the end': behind,
              'most rows behind': stored.most(options.rate),
              'all rows after ms': Math.round(rowsAfterMs),
              'all in spend after ms': Math.round(spendAfterMs),
              'answer p95 ms': load.answerMs.p95,
              refused: load.refused,
            },
          ],
        },
        {
          title: 'CPU a span',
          rows: processes.map(({ name, cpuSeconds }) => ({
            process: name,
            'µs a span': (cpuSeconds * 1e6) / load.totals.calls,
          })),
        },
      ],
      processes,
      limits: [
        {
          name: 'sent at the rate',
          value: achieved,
          unit: 'spans/s',
          bound: 'at least',
          limit: options.rate * KEPT_PACE,
        },
        { name: 'all in spend after the last', value: spendAfterMs, unit: 'ms', bound: 'at most', limit: SOON_MS },
        ...processes
          .filter(({ name }) => name === 'collector' || name === 'processor' || name === 'api')
          .map(({ name, peakMemoryBytes }) => ({
            name: `peak memory of the ${name}`,
            value: peakMemoryBytes / MEBIBYTE,
            unit: 'MiB',
            bound: 'at most' as const,
            limit: MEMORY_LIMIT_MIB,
          })),
      ],
      notes: [],
    };
  },
};

/** Looks every second at how many rows there are, to see a backlog grow. */
function watchRows(testbed: Testbed): { stop(): void; most(rate: number): number } {
  const seen: { readonly at: number; readonly rows: number }[] = [];
  const startedAt = performance.now();
  const stopping = new AbortController();
  const watching = (async () => {
    while (!stopping.signal.aborted) {
      seen.push({ rows: await testbed.storedRows(), at: performance.now() - startedAt });
      progress(`${seen.at(-1)?.rows} rows after ${Math.round((performance.now() - startedAt) / 1000)} s`);
      await sleep(LOOK_MS);
    }
  })();
  let failure: unknown;
  watching.catch((error: unknown) => (failure = error));
  return {
    stop: () => stopping.abort(),
    most: (rate) => {
      if (failure !== undefined) throw failure;
      return Math.round(Math.max(...seen.map(({ at, rows }) => (rate * at) / 1000 - rows)));
    },
  };
}
