import type { OtlpRecord, OtlpSpan } from '@tokenledger/shared/otlp';

import { firstText } from './attribute-reading';
import type { Dialect, Recognition } from './dialect';
import { countOf, jsonObject } from './provider-metadata';
import { drop, type ReadCounts, readCall, readCounts, withOwnNames } from './read-call';

const NAMES = withOwnNames({ responseModel: ['langfuse.observation.model.name'] });

/** Buckets as Langfuse and the SDKs that write for it name them; exclusive, so that they may be added. */
const BUCKETS: Readonly<Record<string, 'input' | 'output' | 'cacheRead' | 'cacheWrite' | 'reasoning' | 'total'>> = {
  input: 'input',
  prompt_tokens: 'input',
  input_tokens: 'input',
  output: 'output',
  completion_tokens: 'output',
  output_tokens: 'output',
  total: 'total',
  total_tokens: 'total',
  input_cached_tokens: 'cacheRead',
  cache_read_input_tokens: 'cacheRead',
  cached_tokens: 'cacheRead',
  input_cache_read: 'cacheRead',
  cache_creation_input_tokens: 'cacheWrite',
  input_cache_creation: 'cacheWrite',
  output_reasoning_tokens: 'reasoning',
  output_reasoning: 'reasoning',
  reasoning_tokens: 'reasoning',
};

/**
 * Langfuse's SDK (@langfuse/otel): https://github.com/langfuse/langfuse-js. A generation is a call; its `usage_details` is JSON
 * of buckets that do not overlap, input without cached tokens and output without reasoning.
 */
export const langfuse: Dialect = {
  name: 'langfuse',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal !== 'span') return undefined;
    const type = firstText(record.attributes, ['langfuse.observation.type'])?.toLowerCase();
    if (type === undefined) return undefined;
    const counts = bucketsOf(record) ?? readCounts(record.attributes, NAMES);
    const isCall = type === 'generation' || type === 'embedding';
    if (!isCall && !counts.hasUsage) return drop('container-without-usage');
    return readCall(record, NAMES, {
      dialect: 'langfuse',
      role: isCall ? 'call' : 'container',
      operation: type === 'embedding' ? 'embeddings' : isCall ? 'chat' : type,
      counts,
      ...(bucketsOf(record) !== undefined && { basis: 'exclusive' }),
    });
  },
};

function bucketsOf({ attributes }: OtlpSpan): ReadCounts | undefined {
  const details = jsonObject(attributes.get('langfuse.observation.usage_details'));
  if (details === undefined) return undefined;
  const tokens: Partial<Record<(typeof BUCKETS)[string], number>> = {};
  const problems: string[] = [];
  for (const [bucket, value] of Object.entries(details)) {
    const meter = BUCKETS[bucket];
    if (meter === undefined) continue;
    const count = countOf(value);
    if (count === undefined) problems.push(`langfuse.observation.usage_details: ${bucket} is no count`);
    else tokens[meter] = count;
  }
  const { reasoning = 0, output } = tokens;
  // Ours is output with reasoning.
  const whole = output === undefined ? tokens : { ...tokens, output: output + reasoning };
  return { tokens: whole, problems, hasUsage: Object.keys(tokens).length + problems.length > 0 };
}
