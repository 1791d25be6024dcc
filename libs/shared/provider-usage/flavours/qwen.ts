import type { Flavour } from './flavour';
import { readOpenAi } from './openai';

/**
 * Alibaba Model Studio, OpenAI-compatible or DashScope's own (`input_tokens`, inclusive there too).
 *
 * Input includes cache hits and writes. `cache_type` says that the caller set the cache up: hits of an explicit cache
 * cost 10 % and writes 125 % of input, hits of an implicit one 20 % (alibabacloud.com, context cache).
 */
export const qwen: Flavour = {
  name: 'qwen',
  api: 'chat',
  provider: 'alibaba',
  operation: 'chat',
  fits: ({ usage }) => usage.has('prompt_tokens', 'completion_tokens', 'input_tokens', 'output_tokens', 'total_tokens'),
  isUnmistakable: ({ usage }) => usage.has('prompt_tokens_details.cache_type', 'input_tokens_details.cache_type'),
  read: (source) => {
    const reading = readOpenAi(source);
    const { cacheRead = 0, cacheWrite = 0 } = reading.tokens;
    const isExplicit = source.usage.has(
      'prompt_tokens_details.cache_type',
      'input_tokens_details.cache_type',
      'cache_type',
    );
    const mode = isExplicit ? 'explicit' : 'implicit';
    const { input, total } = reading.tokens;
    const isEmbedding =
      !source.usage.has('completion_tokens', 'output_tokens') && (input === undefined || input === total);
    return {
      ...reading,
      tokens: isEmbedding ? { ...reading.tokens, input: input ?? total } : reading.tokens,
      isEmbedding,
      cacheMode: cacheRead + cacheWrite > 0 ? mode : undefined,
    };
  },
};
