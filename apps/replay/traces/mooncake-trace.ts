import { PrefixCache } from './prefix-cache';
import { type RecordedCall, shorten, tokensFrom, TraceFormatError, type TraceParser } from './recorded-call';

const NANOS_PER_MS = 1_000_000;
const LARGEST_OFFSET_MS = Number.MAX_SAFE_INTEGER / NANOS_PER_MS;

/**
 * The Mooncake conversation trace: one JSON object a line, milliseconds since the trace began, and the call's input as
 * ids of 512-token blocks, from which its cache reads follow (`PrefixCache`).
 *
 * Mooncake, FAST 2025, Apache-2.0.
 */
export class MooncakeTraceParser implements TraceParser {
  private readonly cache = new PrefixCache();

  parse(text: string, line: number): RecordedCall | undefined {
    if (text === '') return undefined;
    const record = parseObject(text, line);
    const inputTokens = tokensFrom(String(record['input_length']), 'input_length', line);
    const outputTokens = tokensFrom(String(record['output_length']), 'output_length', line);
    return {
      line,
      offsetNs: offsetFrom(record['timestamp'], line) * NANOS_PER_MS,
      inputTokens,
      cacheReadTokens: this.cache.read(blocksFrom(record['hash_ids'], line), inputTokens),
      outputTokens,
    };
  }
}

function parseObject(text: string, line: number): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  } catch (error) {
    throw new TraceFormatError(line, `not JSON (${error instanceof Error ? error.message : String(error)})`);
  }
  throw new TraceFormatError(line, `"${shorten(text)}" is not a JSON object`);
}

function offsetFrom(timestamp: unknown, line: number): number {
  if (typeof timestamp === 'number' && Number.isSafeInteger(timestamp) && Math.abs(timestamp) < LARGEST_OFFSET_MS) {
    return timestamp;
  }
  throw new TraceFormatError(line, `timestamp is "${shorten(String(timestamp))}"; whole milliseconds are expected`);
}

function blocksFrom(ids: unknown, line: number): readonly number[] {
  if (Array.isArray(ids) && ids.every((id): id is number => Number.isSafeInteger(id))) return ids;
  throw new TraceFormatError(line, 'hash_ids is not a list of whole numbers');
}
