import type { AttributeValue } from '@tokenledger/shared/otlp';

import type { RawTokens } from '../usage/raw-tokens';
import { readCount } from '../usage/read-count';

/** Longer texts are no usage block. */
const LONGEST_JSON = 100_000;

/** A JSON object that an emitter put into an attribute; undefined where it is none: it is evidence beside the counts. */
export function jsonObject(value: AttributeValue | undefined): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== 'string' || value.length > LONGEST_JSON || !value.trimStart().startsWith('{')) return undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** How long Anthropic keeps what was written to the cache: only the raw usage block of its answer says so. */
export function anthropicCacheLifetimes(
  metadata: AttributeValue | undefined,
): Pick<RawTokens, 'cacheWrite5m' | 'cacheWrite1h'> | undefined {
  const written = valueAt(jsonObject(metadata), ['anthropic', 'usage', 'cache_creation']);
  if (!isObject(written)) return undefined;
  const fiveMinutes = countOf(written['ephemeral_5m_input_tokens']);
  const oneHour = countOf(written['ephemeral_1h_input_tokens']);
  if (fiveMinutes === undefined && oneHour === undefined) return undefined;
  return { cacheWrite5m: fiveMinutes, cacheWrite1h: oneHour };
}

export function countOf(value: unknown): number | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const reading = readCount(value);
  return reading.state === 'given' ? reading.count : undefined;
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
