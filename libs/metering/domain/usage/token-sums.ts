import type { Quantities } from '@tokenledger/pricing/domain';

/** All input tokens of a call: uncached, cached and written to the cache, of every modality. */
export function inputTokensOf(quantities: Quantities): number {
  return (
    (quantities.input ?? 0) +
    (quantities.cacheRead ?? 0) +
    (quantities.cacheWrite5m ?? 0) +
    (quantities.cacheWrite1h ?? 0) +
    (quantities.audioInput ?? 0) +
    (quantities.audioCacheRead ?? 0) +
    (quantities.imageInput ?? 0)
  );
}

/** All output tokens of a call, reasoning included. */
export function outputTokensOf(quantities: Quantities): number {
  return (
    (quantities.output ?? 0) +
    (quantities.reasoning ?? 0) +
    (quantities.audioOutput ?? 0) +
    (quantities.imageOutput ?? 0)
  );
}
