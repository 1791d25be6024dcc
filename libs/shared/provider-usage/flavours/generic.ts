import { placeCachedModalities } from './cached-modalities';
import type { Flavour } from './flavour';
import { readOpenAiTokens } from './openai-tokens';

/**
 * vLLM, SGLang, TGI, LM Studio, Together, Fireworks, Cerebras, Hugging Face's router and other servers with OpenAI's
 * shape. Nothing is known of who counts, so the total decides what is inside what, and only then the convention.
 */
export const openAiCompatible: Flavour = {
  name: 'openai-compatible',
  api: 'chat',
  provider: undefined,
  operation: 'chat',
  fits: ({ usage }) => usage.has('prompt_tokens', 'completion_tokens', 'input_tokens', 'output_tokens', 'total_tokens'),
  read: ({ usage }) => ({ basis: 'unknown', ...placeCachedModalities(readOpenAiTokens(usage)) }),
};

/** Ollama's own endpoints: durations are nanoseconds, and no prompt count means that the prompt was cached. */
export const ollama: Flavour = {
  name: 'ollama',
  api: 'chat',
  provider: 'ollama',
  operation: 'chat',
  fits: ({ usage }) => usage.has('prompt_eval_count', 'eval_count'),
  read: ({ usage, answer }) => {
    usage.skip('total_duration', 'load_duration', 'prompt_eval_duration', 'eval_duration', 'embeddings', 'context');
    return {
      basis: 'inclusive',
      tokens: { input: usage.count('prompt_eval_count'), output: usage.count('eval_count') },
      isEmbedding: answer.has('embedding', 'embeddings'),
    };
  },
};
