import { INPUT_METERS, type Meter, OUTPUT_METERS, type Quantities } from './meters';

/** All input tokens of a call: uncached, cached and written to the cache, of every modality. */
export function inputTokensOf(quantities: Quantities): number {
  return sumOf(quantities, INPUT_METERS);
}

/** All output tokens of a call, reasoning included. */
export function outputTokensOf(quantities: Quantities): number {
  return sumOf(quantities, OUTPUT_METERS);
}

/** Adds some of a call's meters. */
export function sumOf(quantities: Quantities, meters: readonly Meter[]): number {
  let sum = 0;
  for (const meter of meters) sum += quantities[meter] ?? 0;
  return sum;
}
