import type { UsageSource } from '../block/usage-source';
import { placeCachedModalities } from './cached-modalities';
import type { Flavour, FlavourReading } from './flavour';
import { hasInputDetails, hasPromptTokens, readOpenAiTokens } from './openai-tokens';

/** OpenAI's own reading of a block: everything inside input and output. */
export function readOpenAi({ usage }: UsageSource): FlavourReading {
  return { basis: 'inclusive', ...placeCachedModalities(readOpenAiTokens(usage)) };
}

/** Chat completions, of OpenAI and of Azure OpenAI and Azure AI inference. */
export const openAiChat: Flavour = {
  name: 'openai-chat',
  api: 'chat',
  provider: 'openai',
  operation: 'chat',
  fits: ({ usage }) => hasPromptTokens(usage),
  read: readOpenAi,
};

/** The Responses API. Its `input_tokens` are inclusive, unlike Anthropic's of the same name. */
export const openAiResponses: Flavour = {
  name: 'openai-responses',
  api: 'responses',
  provider: 'openai',
  operation: 'chat',
  fits: ({ usage }) => usage.has('input_tokens', 'output_tokens') && !usage.has('cache_creation_input_tokens'),
  isUnmistakable: ({ usage, answer }) =>
    usage.has('input_tokens', 'output_tokens') &&
    !usage.has('cache_read_input_tokens', 'cache_creation_input_tokens') &&
    (hasInputDetails(usage) || usage.has('total_tokens') || answer.text('object') === 'response'),
  read: (source) => ({ ...readOpenAi(source), extraUnits: toolCallsOf(source) }),
};

/** Items of a response's output that are calls of tools which OpenAI runs, and charges for by the call or the session. */
const PAID_TOOL_CALLS: ReadonlySet<unknown> = new Set([
  'web_search_call',
  'file_search_call',
  'code_interpreter_call',
  'image_generation_call',
]);

function toolCallsOf({ answer }: UsageSource): Readonly<Record<string, string>> {
  const calls: Record<string, number> = {};
  for (const item of answer.list('output')) {
    const type = item.text('type');
    if (type !== undefined && PAID_TOOL_CALLS.has(type)) calls[type] = (calls[type] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(calls).map(([type, count]) => [`${type}s`, String(count)]));
}

export const openAiEmbeddings: Flavour = {
  name: 'openai-embeddings',
  api: 'embeddings',
  provider: 'openai',
  operation: 'embeddings',
  fits: ({ usage }) => usage.has('prompt_tokens', 'total_tokens') && !usage.has('completion_tokens', 'output_tokens'),
  // A chat whose completion is missing has a larger total.
  isUnmistakable: ({ usage }) =>
    !usage.has('completion_tokens', 'output_tokens') &&
    usage.has('prompt_tokens') &&
    usage.count('prompt_tokens') === usage.count('total_tokens'),
  read: (source) => {
    const { tokens, ...reading } = readOpenAi(source);
    const { total, input = total } = tokens;
    return { ...reading, tokens: { ...tokens, input }, isEmbedding: true };
  },
};

/** Image generation and editing: every output token is image where the block does not split them. */
export const openAiImages: Flavour = {
  name: 'openai-images',
  api: 'images',
  provider: 'openai',
  operation: 'generate_content',
  fits: ({ usage }) => usage.has('input_tokens', 'output_tokens'),
  isUnmistakable: ({ usage, answer }) =>
    usage.has('input_tokens') &&
    usage.has('input_tokens_details.image_tokens') &&
    !usage.has('output_tokens_details.reasoning_tokens') &&
    !isText(answer.text('object')),
  read: (source) => {
    const { tokens, ...reading } = readOpenAi(source);
    const isSplit = source.usage.has('output_tokens_details.image_tokens', 'output_tokens_details.text_tokens');
    return { ...reading, tokens: isSplit ? tokens : { ...tokens, imageOutput: tokens.output } };
  },
};

/**
 * Speech and realtime. Transcription reports either tokens or, by `type: duration`, seconds; seconds are no tokens and
 * stay an extra unit.
 */
export const openAiAudio: Flavour = {
  name: 'openai-audio',
  api: 'audio',
  provider: 'openai',
  operation: 'generate_content',
  fits: ({ usage }) => usage.has('input_tokens', 'output_tokens', 'seconds'),
  isUnmistakable: ({ usage }) => usage.has('input_token_details', 'output_token_details', 'seconds'),
  read: readOpenAi,
};

function isText(object: string | undefined): boolean {
  return object === 'response' || object === 'chat.completion';
}
