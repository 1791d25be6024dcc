/** Token counts as one emitter reported them, before anything is decided; `undefined` is "not reported". */
export interface RawTokens {
  readonly input?: number | undefined;
  readonly output?: number | undefined;
  /** A checksum, never a quantity. */
  readonly total?: number | undefined;
  readonly cacheRead?: number | undefined;
  readonly cacheWrite?: number | undefined;
  readonly cacheWrite5m?: number | undefined;
  readonly cacheWrite1h?: number | undefined;
  readonly reasoning?: number | undefined;
  readonly audioInput?: number | undefined;
  readonly audioCacheRead?: number | undefined;
  readonly imageInput?: number | undefined;
  readonly imageCacheRead?: number | undefined;
  readonly audioOutput?: number | undefined;
  readonly imageOutput?: number | undefined;
  /** Billed on top of the other counts, outside them (Anthropic context compaction). */
  readonly extraInput?: number | undefined;
  readonly extraOutput?: number | undefined;
}

/** Whether `input` holds the cached tokens: `unknown` lets arithmetic decide. */
export type InputBasis = 'inclusive' | 'exclusive' | 'unknown';
