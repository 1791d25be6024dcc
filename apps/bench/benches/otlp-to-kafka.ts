import type { BenchOptions } from '../bench-options';
import { type FinishedLoad, runLoad } from '../load/run-load';
import { SPANS_IN_A_BODY } from '../load/span-body';
import { type BenchResult, requireEqual } from '../report/bench-result';
import type { ProcessUsage } from '../testbed/process-usage';
import type { Testbed } from '../testbed/testbed';
import { type Bench, progress } from './bench';
import { THE_COLLECTOR } from './the-collector';

/** Characters of prompt and completion that make a span about 1,665 bytes long. */
export const CONTENT_CHARACTERS = 1_010;
const WARM_UP_BODIES = 300;
const CHUNK_BODIES = 500;

/** OTLP/HTTP to Kafka, acknowledged by the broker: what the collector takes when nothing holds it back. */
export const otlpToKafka: Bench = {
  name: 'otlp-to-kafka',
  asks: 'how many spans a second go from OTLP/HTTP to Kafka (acks all)',
  async run(testbed: Testbed, options: BenchOptions): Promise<BenchResult> {
    const collector = await testbed.start('collector');
    const measured = [];
    for (const contentCharacters of [0, CONTENT_CHARACTERS]) {
      await runLoad(testbed, collector.url, { bodies: WARM_UP_BODIES, contentCharacters, rate: 0 });
      const meter = testbed.measure();
      const load = await loadFor(testbed, collector.url, contentCharacters, options.seconds);
      measured.push({ load, processes: [load.process, ...meter.read()] });
      progress(`${Math.round(load.totals.calls / load.seconds)} spans/s`);
    }
    const rows = measured.map(({ load, processes }) => rowOf(load, processes));
    const bare = measured[0]?.load;
    return {
      bench: this.name,
      tables: [
        { title: 'OTLP to Kafka, 8 connections, 100 spans a body', rows },
        {
          title: 'beside it: OpenTelemetry Collector 0.155 on such a machine (it strips nothing)',
          rows: THE_COLLECTOR,
        },
      ],
      processes: measured.flatMap(({ processes }) => processes),
      limits:
        bare === undefined
          ? []
          : [
              {
                name: 'spans to Kafka',
                value: bare.totals.calls / bare.seconds,
                unit: 'spans/s',
                bound: 'at least',
                limit: 50_000,
              },
            ],
      notes: ['the processes table lists the small spans first, then the large ones'],
    };
  },
};

/** One generator for the whole time: as many bodies as a first, short run says that it takes. */
async function loadFor(
  testbed: Testbed,
  url: string,
  contentCharacters: number,
  seconds: number,
): Promise<FinishedLoad> {
  const trial = await runLoad(testbed, url, { bodies: CHUNK_BODIES, contentCharacters, rate: 0 });
  const bodies = Math.max(CHUNK_BODIES, Math.round((CHUNK_BODIES / trial.seconds) * seconds));
  const load = await runLoad(testbed, url, { bodies, contentCharacters, rate: 0 });
  requireEqual('acknowledged spans', load.totals.calls, bodies * SPANS_IN_A_BODY);
  return load;
}

function rowOf(load: FinishedLoad, processes: readonly ProcessUsage[]): Readonly<Record<string, string | number>> {
  const cpuSeconds = processes.find(({ name }) => name === 'collector')?.cpuSeconds ?? 0;
  return {
    'bytes a span': Math.round(load.bytes / load.totals.calls),
    'spans/s': Math.round(load.totals.calls / load.seconds),
    'collector µs CPU a span': (cpuSeconds * 1e6) / load.totals.calls,
    'spans per CPU s': Math.round(load.totals.calls / cpuSeconds),
    'answer p95 ms': load.answerMs.p95,
    refused: load.refused,
  };
}
