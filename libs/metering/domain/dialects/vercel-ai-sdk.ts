import type { OtlpRecord, OtlpSpan } from '@tokenledger/shared/otlp';

import { firstText } from './attribute-reading';
import type { Dialect, Recognition } from './dialect';
import { anthropicCacheLifetimes } from './provider-metadata';
import { drop, type ReadCounts, readCall, readCounts, withOwnNames } from './read-call';

const NAMES = withOwnNames({
  provider: ['gen_ai.provider.name', 'gen_ai.system', 'ai.model.provider'],
  requestModel: ['gen_ai.request.model', 'ai.model.id'],
  responseModel: ['gen_ai.response.model', 'ai.response.model'],
  responseId: ['gen_ai.response.id', 'ai.response.id'],
  // Embeddings have `ai.usage.tokens` alone.
  input: [
    'gen_ai.usage.input_tokens',
    'gen_ai.usage.prompt_tokens',
    'ai.usage.inputTokens',
    'ai.usage.promptTokens',
    'ai.usage.tokens',
  ],
  output: [
    'gen_ai.usage.output_tokens',
    'gen_ai.usage.completion_tokens',
    'ai.usage.outputTokens',
    'ai.usage.completionTokens',
  ],
  total: ['ai.usage.totalTokens'],
  cacheRead: ['ai.usage.inputTokenDetails.cacheReadTokens', 'ai.usage.cachedInputTokens'],
  cacheWrite: ['ai.usage.inputTokenDetails.cacheWriteTokens'],
  reasoning: ['ai.usage.outputTokenDetails.reasoningTokens', 'ai.usage.reasoningTokens'],
  finishReason: ['ai.response.finishReason'],
});

const LEAF = /\.do(?:Generate|Stream|Embed)$/;

/**
 * Vercel AI SDK 4 to 6, and later releases with its legacy telemetry: https://github.com/vercel/ai,
 * packages/ai/src/telemetry. Release 7 writes the conventions' own names (scope `gen_ai`).
 *
 * `ai.generateText.doGenerate` and the like are calls; the span around them repeats their sum.
 */
export const vercelAiSdk: Dialect = {
  name: 'vercel-ai-sdk',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal !== 'span') return undefined;
    const operation = firstText(record.attributes, ['ai.operationId']) ?? nameOf(record);
    if (operation === undefined) return undefined;
    const counts = withLifetimes(record, readCounts(record.attributes, NAMES));
    const facts = { dialect: 'vercel-ai-sdk', counts, ...basisOf(record) } as const;
    if (LEAF.test(operation)) {
      const isEmbedding = operation.endsWith('.doEmbed');
      return readCall(record, NAMES, { ...facts, role: 'call', operation: isEmbedding ? 'embeddings' : 'chat' });
    }
    if (!counts.hasUsage) return drop('container-without-usage');
    return readCall(record, NAMES, { ...facts, role: 'container', operation });
  },
};

/** The first releases name the operation by the span alone. */
function nameOf({ origin, name }: OtlpSpan): string | undefined {
  return origin.scope.name === 'ai' && name.startsWith('ai.') ? name.split(' ')[0] : undefined;
}

/** Release 4 passed Anthropic's own count on, without cached tokens; later ones add them. */
function basisOf({ attributes }: OtlpSpan) {
  const isRelease4 = attributes.has('ai.usage.promptTokens');
  const provider = firstText(attributes, NAMES.provider) ?? '';
  return isRelease4 && provider.startsWith('anthropic') ? ({ basis: 'exclusive' } as const) : {};
}

function withLifetimes({ attributes }: OtlpSpan, counts: ReadCounts): ReadCounts {
  const lifetimes = anthropicCacheLifetimes(attributes.get('ai.response.providerMetadata'));
  return lifetimes === undefined ? counts : { ...counts, tokens: { ...counts.tokens, ...lifetimes } };
}
