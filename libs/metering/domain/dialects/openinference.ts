import type { OtlpRecord, OtlpSpan } from '@tokenledger/shared/otlp';

import { asObject, decimalText, jsonObjectOf } from './attribute-reading';
import { type Dialect, drop, type RawReading, type Recognition } from './dialect';
import { readRecord, toRawReading } from './read-record';

/** Kinds that are one call of a model. A reranker is billed by search, and mostly reports nothing. */
const CALL_KINDS: ReadonlyMap<string, string> = new Map(Object.entries({ LLM: 'chat', EMBEDDING: 'embeddings' }));

/**
 * Packages that wrote the provider's own count, which leaves cached tokens out; the first one lost them until it told them
 * (0.2.8 does, and puts them into the input).
 */
const LOSES_CACHE = '@arizeai/openinference-instrumentation-anthropic';
const EXCLUSIVE_SCOPES = [
  '@arizeai/openinference-instrumentation-bedrock',
  '@arizeai/openinference-instrumentation-claude-agent-sdk',
];

/**
 * OpenInference (Arize-ai/openinference spec/semantic_conventions.md): LLM and EMBEDDING spans are calls, any other kind
 * with counts (AGENT, CHAIN, TOOL) repeats those of the calls below it. Agents of Bedrock come this way, too.
 */
export const openInference: Dialect = {
  name: 'openinference',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal !== 'span') return undefined;
    const kind = record.attributes.get('openinference.span.kind');
    if (typeof kind !== 'string') return undefined;
    const operation = CALL_KINDS.get(kind.toUpperCase());
    const read = readRecord(record.attributes);
    if (operation === undefined && !read.hasUsage) return drop('container-without-usage');
    const scope = record.origin.scope.name;
    const tellsCache = read.tokens.cacheRead !== undefined || read.tokens.cacheWrite !== undefined;
    const losesCache = scope.startsWith(LOSES_CACHE) && !tellsCache;
    const exclusive = losesCache || EXCLUSIVE_SCOPES.some((known) => scope.startsWith(known));
    const reading = toRawReading(record, read, {
      dialect: 'openinference',
      role: operation === undefined ? 'container' : 'call',
      operation: operation ?? kind.toLowerCase(),
      ...(exclusive && { basis: 'exclusive' as const }),
      ...(losesCache && { flaw: 'cache-tokens-not-reported' as const }),
    });
    return { outcome: 'reading', reading: withServerTools(record, reading) };
  },
};

/** Web searches stand in the metadata only; they are billed by the search. */
function withServerTools(record: OtlpSpan, reading: RawReading): RawReading {
  const metadata = record.attributes.get('metadata');
  if (typeof metadata !== 'string' || !metadata.includes('server_tool_use')) return reading;
  const uses = asObject(jsonObjectOf(metadata)?.['server_tool_use']) ?? {};
  const units: Record<string, string> = {};
  for (const [name, count] of Object.entries(uses)) {
    const text = typeof count === 'number' ? decimalText(count) : undefined;
    if (text !== undefined) units[`server_tool_use.${name}`] = text;
  }
  return { ...reading, extraUnits: { ...reading.extraUnits, ...units } };
}
