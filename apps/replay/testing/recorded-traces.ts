import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { type FileSums, sumsOfAzureTrace, sumsOfMooncakeTrace } from './sums-of-files';

export interface RecordedTrace {
  readonly name: string;
  readonly file: string;
  readonly calls: number;
  readonly sums: () => FileSums;
}

const folder = process.env['TOKENLEDGER_SHARED_DATA'] ?? resolve(__dirname, '../../../../shared/data');

function trace(name: string, fileName: string, calls: number, sumsOf: (file: string) => FileSums): RecordedTrace {
  const file = join(folder, fileName);
  return { name, file, calls, sums: () => sumsOf(file) };
}

/** Production traces that are read from where they are: they belong to others and are not part of this repository. */
export const RECORDED_TRACES: readonly RecordedTrace[] = [
  trace('the Azure code trace', 'azure-llm-inference-2023-code.csv', 8_819, sumsOfAzureTrace),
  trace('the Mooncake conversation trace', 'mooncake-conversation-trace.jsonl', 12_031, sumsOfMooncakeTrace),
];

/** Where the traces are not there, says so in the test's name, so that the skip is heard of. */
export function itWithTraces(name: string, body: (trace: RecordedTrace) => Promise<void>): void {
  for (const recorded of RECORDED_TRACES) {
    if (existsSync(recorded.file)) it(`${name}: ${recorded.name}`, () => body(recorded));
    else
      it.skip(`${name}: ${recorded.name} [skipped: recorded traces: none in ${folder}, see TOKENLEDGER_SHARED_DATA]`, () =>
        undefined);
  }
}
