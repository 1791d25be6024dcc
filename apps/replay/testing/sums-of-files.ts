import { readFileSync } from 'node:fs';

import Decimal from 'decimal.js';

/** What a trace adds up to, as plain decimals and whole numbers; worked out here, beside the code under test. */
export interface FileSums {
  readonly calls: string;
  readonly input: string;
  readonly cacheRead: string;
  readonly output: string;
  /** At 2.50 / 1.25 / 10.00 dollars per million uncached input, cached input and output tokens: OpenAI's gpt-4o. */
  readonly cost: string;
}

const PREFIX_BLOCK_TOKENS = 512;

/** TIMESTAMP,ContextTokens,GeneratedTokens. */
export function sumsOfAzureTrace(file: string): FileSums {
  const rows = readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1);
  const calls = rows.map((row) => row.split(',').slice(1).map(Number));
  return sumsOf(calls.map(([input = 0, output = 0]) => ({ input, output, cacheRead: 0 })));
}

/** A leading block that was seen before, in any earlier call, is read from the cache; never more than the input. */
export function sumsOfMooncakeTrace(file: string): FileSums {
  const seen = new Set<number>();
  const calls = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { input_length: number; output_length: number; hash_ids: number[] })
    .map(({ input_length: input, output_length: output, hash_ids: blocks }) => {
      const firstNew = blocks.findIndex((block) => !seen.has(block));
      const leading = firstNew === -1 ? blocks.length : firstNew;
      blocks.forEach((block) => seen.add(block));
      return { input, output, cacheRead: Math.min(leading * PREFIX_BLOCK_TOKENS, input) };
    });
  return sumsOf(calls);
}

function sumsOf(calls: readonly { input: number; output: number; cacheRead: number }[]): FileSums {
  const PlainDecimal = Decimal.clone({ precision: 60 });
  let [input, cacheRead, output] = [0, 0, 0];
  let cost = new PlainDecimal(0);
  for (const call of calls) {
    input += call.input;
    cacheRead += call.cacheRead;
    output += call.output;
    cost = cost
      .plus(new PlainDecimal('2.50').times(call.input - call.cacheRead).div(1_000_000))
      .plus(new PlainDecimal('1.25').times(call.cacheRead).div(1_000_000))
      .plus(new PlainDecimal('10.00').times(call.output).div(1_000_000));
  }
  return {
    calls: String(calls.length),
    input: String(input),
    cacheRead: String(cacheRead),
    output: String(output),
    cost: cost.toFixed(),
  };
}
