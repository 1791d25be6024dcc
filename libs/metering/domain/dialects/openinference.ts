import type { OtlpRecord, OtlpSpan } from '@tokenledger/shared/otlp';

import type { InputBasis } from '../usage/raw-tokens';
import { firstText } from './attribute-reading';
import type { Dialect, Recognition } from './dialect';
import { drop, readCall, readCounts, withOwnNames } from './read-call';

const NAMES = withOwnNames({
  provider: ['llm.provider', 'llm.system'],
  requestModel: ['llm.request.model_name', 'llm.model_name', 'embedding.model_name'],
  responseModel: ['llm.response.model_name', 'llm.model_name', 'embedding.model_name'],
  input: ['llm.token_count.prompt'],
  output: ['llm.token_count.completion'],
  total: ['llm.token_count.total'],
  cacheRead: ['llm.token_count.prompt_details.cache_read'],
  cacheWrite: ['llm.token_count.prompt_details.cache_write'],
  reasoning: ['llm.token_count.completion_details.reasoning'],
  audioInput: ['llm.token_count.prompt_details.audio'],
  audioOutput: ['llm.token_count.completion_details.audio'],
  cost: ['llm.cost.total'],
  usagePrefixes: ['llm.token_count.'],
});

/** Packages that write the provider's own count, without cached tokens, as the prompt. */
const EXCLUSIVE: readonly string[] = [
  '@arizeai/openinference-instrumentation-anthropic',
  '@arizeai/openinference-instrumentation-bedrock',
  '@arizeai/openinference-instrumentation-claude-agent-sdk',
];

/** Operations by kind of span; of another kind with usage it is a container. */
const OPERATIONS: Readonly<Record<string, string>> = { LLM: 'chat', EMBEDDING: 'embeddings' };

/**
 * OpenInference (Arize): https://github.com/Arize-ai/openinference, spec/semantic_conventions.md.
 *
 * A kind says what a span is: of LLM and EMBEDDING each is a call; AGENT, CHAIN and the like repeat what they hold.
 */
export const openInference: Dialect = {
  name: 'openinference',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal !== 'span') return undefined;
    const kind = firstText(record.attributes, ['openinference.span.kind'])?.toUpperCase();
    if (kind === undefined && !hasTokenCounts(record)) return undefined;
    // Counting tokens is free; its span is of kind LLM all the same.
    if (record.name.endsWith('count_tokens')) return drop('usage-free-operation');
    const counts = readCounts(record.attributes, NAMES);
    const operation = OPERATIONS[kind ?? 'LLM'];
    if (operation !== undefined) {
      return readCall(record, NAMES, { dialect: 'openinference', role: 'call', operation, counts, ...basisOf(record) });
    }
    if (!counts.hasUsage) return drop('container-without-usage');
    return readCall(record, NAMES, {
      dialect: 'openinference',
      role: 'container',
      operation: (kind ?? '').toLowerCase(),
      counts,
      ...basisOf(record),
    });
  },
};

function hasTokenCounts({ attributes }: OtlpSpan): boolean {
  return attributes.has('llm.token_count.prompt') || attributes.has('llm.token_count.total');
}

function basisOf({ origin }: OtlpSpan): { readonly basis?: InputBasis } {
  return EXCLUSIVE.some((scope) => origin.scope.name.startsWith(scope)) ? { basis: 'exclusive' } : {};
}
