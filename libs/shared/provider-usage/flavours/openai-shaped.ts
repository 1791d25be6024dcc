import type { Flavour } from './flavour';
import type { FlavourName } from './flavour-name';
import { readOpenAi } from './openai';
import { hasPromptTokens } from './openai-tokens';

const shaped = (name: FlavourName, provider: string): Flavour => ({
  name,
  api: 'chat',
  provider,
  operation: 'chat',
  fits: ({ usage }) => hasPromptTokens(usage),
  read: readOpenAi,
});

/** Reasoning inside; times are in seconds and stay extra units. */
export const groq = shaped('groq', 'groq');

/** Cache hits have had three spellings: `num_cached_tokens`, `prompt_tokens_details`, `prompt_token_details` (sic). */
export const mistral = shaped('mistral', 'mistral_ai');

/** Inclusive, with a top-level `cached_tokens`. Its Anthropic endpoint has Anthropic's shape. */
export const moonshot = shaped('moonshot', 'moonshot_ai');

/** Inclusive, `prompt_tokens_details.cached_tokens` (docs.bigmodel.cn, cache guide). */
export const zhipu = shaped('zhipu', 'zhipuai');

/** MiniMax's OpenAI shape is inclusive; its Anthropic endpoint exclusive like Anthropic's. */
export const minimax = shaped('minimax', 'minimax');

/* ByteDance, Tencent (`Response.Usage.PromptTokens`) and Baidu copy OpenAI's shape; that their cached tokens are inside
 * the prompt is not documented, so the total is what makes it certain. */
export const doubao = shaped('doubao', 'volcengine');
export const hunyuan = shaped('hunyuan', 'hunyuan');
export const ernie = shaped('ernie', 'qianfan');
