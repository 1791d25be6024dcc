import type { Flavour } from './flavour';
import { readOpenAi } from './openai';
import { hasPromptTokens } from './openai-tokens';

/**
 * DeepSeek: the prompt is its cache hits and misses; newer bodies also say `prompt_tokens_details.cached_tokens`.
 * Reasoning is inside.
 */
export const deepSeek: Flavour = {
  name: 'deepseek',
  api: 'chat',
  provider: 'deepseek',
  operation: 'chat',
  fits: ({ usage }) => hasPromptTokens(usage),
  isUnmistakable: ({ usage }) => usage.has('prompt_cache_hit_tokens', 'prompt_cache_miss_tokens'),
  read: (source) => {
    const reading = readOpenAi(source);
    const misses = source.usage.count('prompt_cache_miss_tokens');
    const { input, cacheRead } = reading.tokens;
    if (misses === undefined) return reading;
    if (input === undefined) return { ...reading, tokens: { ...reading.tokens, input: misses + (cacheRead ?? 0) } };
    const adds = misses + (cacheRead ?? 0) === input;
    return adds
      ? reading
      : { ...reading, notes: [...(reading.notes ?? []), 'cache-hits-and-misses-differ-from-prompt'] };
  },
};
