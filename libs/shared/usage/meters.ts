/**
 * What a provider charges for. Exclusive: no token is in two meters, so amounts may be added.
 *
 * `input` is uncached text (and, where the provider does not tell them apart, any) input; `output` is output without
 * reasoning. A cache write whose lifetime was not reported is a 5-minute one, and its reading says so.
 */
export const METERS = [
  'input',
  'cacheRead',
  'cacheWrite5m',
  'cacheWrite1h',
  'output',
  'reasoning',
  'audioInput',
  'audioCacheRead',
  'audioOutput',
  'imageInput',
  'imageOutput',
] as const;

export type Meter = (typeof METERS)[number];

/** Meters of what a model reads, cached or not, and of what it writes: each meter is in one of the two. */
export const INPUT_METERS = [
  'input',
  'cacheRead',
  'cacheWrite5m',
  'cacheWrite1h',
  'audioInput',
  'audioCacheRead',
  'imageInput',
] as const satisfies readonly Meter[];
export const OUTPUT_METERS = ['output', 'reasoning', 'audioOutput', 'imageOutput'] as const satisfies readonly Meter[];

/** Tokens by meter. Whole numbers from 0 to 10^12 (`MAX_TOKENS_PER_CALL`); an absent meter was not used. */
export type Quantities = { readonly [M in Meter]?: number };

/** More than any model can read or write in one call by six orders: a larger count is a broken emitter, not usage. */
export const MAX_TOKENS_PER_CALL = 1_000_000_000_000;
