import { INPUT_METERS, type Meter, OUTPUT_METERS, type Quantities, sumOf } from '@tokenledger/shared/usage';

import type { TokenTotals } from '../spend/spend-report';

export { inputTokensOf, outputTokensOf } from '@tokenledger/shared/usage';

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
