import { mkdirSync, writeFileSync } from 'node:fs';

import { type BenchName, type BenchOptions, BenchUsageError, parseBenchOptions, USAGE } from './bench-options';
import { attribution } from './benches/attribution';
import type { Bench } from './benches/bench';
import { endToEnd } from './benches/end-to-end';
import { freshness } from './benches/freshness';
import { kafkaToRow } from './benches/kafka-to-row';
import { otlpToKafka } from './benches/otlp-to-kafka';
import { pages } from './benches/pages';
import { rerating } from './benches/rerating';
import { spend } from './benches/spend';
import { type BenchResult, WrongCountError } from './report/bench-result';
import { machineFacts } from './report/machine-facts';
import { renderResult } from './report/result-table';
import { Testbed } from './testbed/testbed';

const FAILED = 1;
const WRONG_USAGE = 2;

const BENCHES: Readonly<Record<BenchName, Bench>> = {
  'otlp-to-kafka': otlpToKafka,
  'kafka-to-row': kafkaToRow,
  'end-to-end': endToEnd,
  freshness,
  spend,
  pages,
  rerating,
  attribution,
};

/** @returns the exit code: 0 where every count was exact, whatever the figures */
async function main(args: readonly string[]): Promise<number> {
  try {
    const options = parseBenchOptions(args);
    if (options === 'help') {
      console.log(USAGE);
      return 0;
    }
    await measure(options);
    return 0;
  } catch (error) {
    if (error instanceof BenchUsageError) {
      console.error(`${error.message}\n\n${USAGE}`);
      return WRONG_USAGE;
    }
    console.error(error instanceof WrongCountError ? `A count is wrong: ${error.message}` : error);
    return FAILED;
  }
}

async function measure(options: BenchOptions): Promise<void> {
  const machine = machineFacts();
  if (options.profileInto !== undefined) mkdirSync(options.profileInto, { recursive: true });
  console.log(`${machine.cores} cores, ${machine.processor}, ${machine.node}, load before ${machine.loadBefore}\n`);
  const results: BenchResult[] = [];
  for (const name of options.benches) {
    const bench = BENCHES[name];
    console.error(`${bench.name}: ${bench.asks}`);
    const testbed = await Testbed.open(options);
    try {
      const result = await bench.run(testbed, options);
      results.push(result);
      console.log(renderResult(result));
    } finally {
      await testbed.close();
    }
  }
  if (options.jsonFile !== undefined) {
    writeFileSync(options.jsonFile, `${JSON.stringify({ machine, options, results }, undefined, 2)}\n`);
  }
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
