import type { RawTokens } from '@tokenledger/shared/usage';

/**
 * Finds room for audio and images where the block does not say how much of them was cached.
 *
 * 1,000 input of which 800 image and 500 cached: at least 300 of the cached tokens are image, or there would be more
 * than 500 uncached ones. The least that the counts allow is taken, and noted.
 */
export function placeCachedModalities(tokens: RawTokens): {
  readonly tokens: RawTokens;
  readonly notes: readonly string[];
} {
  const { input = 0, cacheRead = 0, audioInput = 0, imageInput = 0 } = tokens;
  const { audioCacheRead = 0, imageCacheRead = 0 } = tokens;
  const cacheWrite = tokens.cacheWrite ?? (tokens.cacheWrite5m ?? 0) + (tokens.cacheWrite1h ?? 0);
  const uncached = input - cacheRead - cacheWrite;
  const excess = audioInput - audioCacheRead + (imageInput - imageCacheRead) - uncached;
  const unplaced = cacheRead - audioCacheRead - imageCacheRead;
  if (uncached < 0 || excess <= 0 || excess > unplaced) return { tokens, notes: [] };
  const images = Math.min(excess, imageInput - imageCacheRead);
  return {
    tokens: { ...tokens, imageCacheRead: imageCacheRead + images, audioCacheRead: audioCacheRead + excess - images },
    notes: ['cached-modality-assumed'],
  };
}
