import type { BenchOptions } from '../bench-options';
import type { BenchResult } from '../report/bench-result';
import type { Testbed } from '../testbed/testbed';

/** One question to the machine; it gets a testbed of its own. */
export interface Bench {
  readonly name: string;
  readonly asks: string;
  run(testbed: Testbed, options: BenchOptions): Promise<BenchResult>;
}

/** Progress goes to standard error, results to standard output. */
export function progress(text: string): void {
  console.error(`  ${text}`);
}
