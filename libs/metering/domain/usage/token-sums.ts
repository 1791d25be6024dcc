import { INPUT_METERS, type Meter, OUTPUT_METERS, type Quantities } from '@tokenledger/pricing/domain';

import type { TokenTotals } from '../spend/spend-report';

/** All input tokens of a call: uncached, cached and written to the cache, of every modality. */
export function inputTokensOf(quantities: Quantities): number {
  return sumOf(quantities, INPUT_METERS);
}

/** All output tokens of a call, reasoning included. */
export function outputTokensOf(quantities: Quantities): number {
  return sumOf(quantities, OUTPUT_METERS);
}

function sumOf(quantities: Quantities, meters: readonly Meter[]): number {
  let sum = 0;
  for (const meter of meters) sum += quantities[meter] ?? 0;
  return sum;
}

/** A call's tokens as reports tell them; the same sums as those of the rollups. */
export function tokenTotalsOf(quantities: Quantities): TokenTotals {
  const sum = (...meters: readonly Meter[]): bigint => BigInt(sumOf(quantities, meters));
  const input = sum(...INPUT_METERS);
  const output = sum(...OUTPUT_METERS);
  return {
    input,
    uncachedInput: sum('input', 'audioInput', 'imageInput'),
    cacheRead: sum('cacheRead', 'audioCacheRead'),
    cacheWrite: sum('cacheWrite5m', 'cacheWrite1h'),
    output,
    reasoning: sum('reasoning'),
    total: input + output,
  };
}
