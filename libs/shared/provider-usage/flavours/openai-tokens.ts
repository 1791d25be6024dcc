import type { RawTokens } from '@tokenledger/shared/usage';

import type { BlockReader } from '../block/block-reader';

/** Parts of a count that was read: they say how it is made up and carry nothing of their own. */
const SUBSETS = [
  'text_tokens',
  'cached_tokens_details.text_tokens',
  'accepted_prediction_tokens',
  'rejected_prediction_tokens',
];

const INPUT_DETAILS = ['prompt_tokens_details', 'input_tokens_details', 'input_token_details', 'prompt_token_details'];
const OUTPUT_DETAILS = ['completion_tokens_details', 'output_tokens_details', 'output_token_details'];

const within = (details: readonly string[], ...names: readonly string[]): string[] =>
  details.flatMap((block) => names.map((name) => `${block}.${name}`));

const CACHE_READ = [
  ...within(INPUT_DETAILS, 'cached_tokens', 'cache_read_tokens', 'cache_read_input_tokens'),
  'cached_tokens',
  'num_cached_tokens',
  'prompt_cache_hit_tokens',
  'cached_prompt_text_tokens',
  'cache_read_input_tokens',
  'cached_input_tokens',
  'cache_read_tokens',
];
const CACHE_WRITE = [
  ...within(INPUT_DETAILS, 'cache_write_tokens', 'cache_creation_tokens', 'cache_creation_input_tokens'),
  'cache_creation_input_tokens',
  'cache_write_tokens',
];
const lifetime = (name: string): string[] => [
  ...within(INPUT_DETAILS, `cache_creation.${name}`),
  `cache_creation.${name}`,
];

/**
 * The counts of OpenAI's shape under all the names that OpenAI and those who copy it have given them.
 *
 * Input includes cached and written tokens, output includes reasoning; who deviates says so in its own flavour.
 */
export function readOpenAiTokens(usage: BlockReader): RawTokens {
  usage.skip(...within(INPUT_DETAILS, ...SUBSETS), ...within(OUTPUT_DETAILS, ...SUBSETS));
  return {
    input: usage.count('prompt_tokens', 'input_tokens'),
    output: usage.count('completion_tokens', 'output_tokens'),
    total: usage.count('total_tokens'),
    cacheRead: usage.largest(...CACHE_READ),
    cacheWrite: usage.largest(...CACHE_WRITE),
    cacheWrite5m: usage.largest(...lifetime('ephemeral_5m_input_tokens')),
    cacheWrite1h: usage.largest(...lifetime('ephemeral_1h_input_tokens')),
    reasoning: usage.largest(
      ...within(OUTPUT_DETAILS, 'reasoning_tokens', 'thinking_tokens'),
      'reasoning_tokens',
      'reasoning_output_tokens',
    ),
    audioInput: usage.largest(...within(INPUT_DETAILS, 'audio_tokens')),
    audioCacheRead: usage.largest(...within(INPUT_DETAILS, 'cached_tokens_details.audio_tokens')),
    imageInput: usage.largest(...within(INPUT_DETAILS, 'image_tokens')),
    imageCacheRead: usage.largest(...within(INPUT_DETAILS, 'cached_tokens_details.image_tokens')),
    audioOutput: usage.largest(...within(OUTPUT_DETAILS, 'audio_tokens')),
    imageOutput: usage.largest(...within(OUTPUT_DETAILS, 'image_tokens')),
  };
}

export const hasPromptTokens = (usage: BlockReader): boolean => usage.has('prompt_tokens', 'completion_tokens');

/** Prediction tokens and modalities are parts of the output in OpenAI's shape; these tell it from Anthropic's. */
export const hasInputDetails = (usage: BlockReader): boolean => usage.has(...INPUT_DETAILS, ...OUTPUT_DETAILS);
