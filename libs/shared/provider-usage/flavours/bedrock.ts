import type { RawTokens } from '@tokenledger/shared/usage';

import type { BlockReader } from '../block/block-reader';
import type { UsageSource } from '../block/usage-source';
import type { Flavour, FlavourReading } from './flavour';

/**
 * Bedrock's Converse and ConverseStream, whichever model answers.
 *
 * `inputTokens` excludes cache reads and writes, `totalTokens` includes them; how long a write lives is in
 * `cacheDetails[].ttl` (API_runtime_TokenUsage, API_runtime_CacheDetail).
 */
export const bedrockConverse: Flavour = {
  name: 'bedrock-converse',
  api: 'converse',
  provider: 'aws.bedrock',
  operation: 'chat',
  fits: ({ usage }) => usage.has('inputTokens', 'outputTokens') && !usage.has('input_tokens_details'),
  // In camelCase, and without the names of Anthropic's Java client and of frameworks, whose input is inclusive.
  isUnmistakable: ({ usage }) =>
    (Object.hasOwn(usage.block, 'inputTokens') || Object.hasOwn(usage.block, 'outputTokens')) &&
    !usage.has('cacheCreationInputTokens', 'cachedInputTokens', 'reasoningTokens', 'inputTokenDetails'),
  read: ({ usage, answer }) => ({
    basis: 'exclusive',
    tokens: {
      input: usage.count('inputTokens'),
      output: usage.count('outputTokens'),
      total: usage.count('totalTokens'),
      ...cacheOf(usage),
    },
    serviceTier: answer.text('serviceTier.type'),
  }),
};

/** Amazon's own name, the one that its Nova bodies use (both are there at once, equal), and frameworks' short one. */
function cacheOf(usage: BlockReader): RawTokens {
  const writes = usage
    .list('cacheDetails')
    .map((entry) => ({ ttl: entry.text('ttl'), count: entry.count('inputTokens') }));
  const writtenFor = (ttl: string): number | undefined => {
    const counts = writes.filter((write) => write.ttl === ttl).map((write) => write.count ?? 0);
    return counts.length === 0 ? undefined : counts.reduce((sum, count) => sum + count);
  };
  return {
    cacheRead: usage.largest('cacheReadInputTokens', 'cacheReadInputTokenCount', 'cacheReadTokens'),
    cacheWrite: usage.largest(
      'cacheWriteInputTokens',
      'cacheWriteInputTokenCount',
      'cacheCreationInputTokens',
      'cacheWriteTokens',
    ),
    cacheWrite5m: writtenFor('5m'),
    cacheWrite1h: writtenFor('1h'),
  };
}

const HEADERS = ['x-amzn-bedrock-input-token-count', 'x-amzn-bedrock-output-token-count'] as const;

/**
 * InvokeModel bodies that have a shape of their own: Llama, Titan, and the counts that Bedrock adds itself, as
 * response headers or at the end of a stream (`amazon-bedrock-invocationMetrics`). Claude's bodies are Anthropic's,
 * Nova's those of Converse, Mistral's and OpenAI's those of OpenAI, Cohere's Cohere's.
 */
export const bedrockInvoke: Flavour = {
  name: 'bedrock-invoke',
  api: 'invoke',
  provider: 'aws.bedrock',
  operation: 'chat',
  fits: ({ usage }) =>
    usage.has('generation_token_count', 'inputTextTokenCount', 'inputTokenCount', 'outputTokenCount', ...HEADERS),
  read: readInvoke,
};

function readInvoke({ usage }: UsageSource): FlavourReading {
  const isTitan = usage.has('inputTextTokenCount');
  const cache = cacheOf(usage);
  usage.skip('invocationLatency', 'firstByteLatency', 'embedding', 'embeddings', 'embeddingsByType');
  return {
    basis: 'exclusive',
    isEmbedding: isTitan && !usage.has('results', 'totalOutputTextTokenCount'),
    tokens: {
      input: usage.count('prompt_token_count', 'inputTextTokenCount', 'inputTokenCount', HEADERS[0]),
      output: isTitan ? titanOutput(usage) : usage.count('generation_token_count', 'outputTokenCount', HEADERS[1]),
      ...cache,
    },
  };
}

/** Titan's results, or the running count of its streams. */
function titanOutput(usage: BlockReader): number | undefined {
  const running = usage.count('totalOutputTextTokenCount');
  if (running !== undefined) return running;
  let sum: number | undefined;
  for (const result of usage.list('results')) {
    const count = result.count('tokenCount');
    if (count !== undefined) sum = (sum ?? 0) + count;
  }
  return sum;
}
