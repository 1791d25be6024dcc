import type { RawTokens } from '@tokenledger/shared/usage';

import type { BlockReader } from '../block/block-reader';
import { valueAt } from '../block/json-path';
import type { UsageSource } from '../block/usage-source';
import { placeCachedModalities } from './cached-modalities';
import type { Flavour, FlavourReading } from './flavour';
import { hasPromptTokens, readOpenAiTokens } from './openai-tokens';

/** Vertex says by what kind of capacity a request was served; these are the tiers that prices know. */
const TRAFFIC_TIERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ON_DEMAND: 'standard',
    ON_DEMAND_FLEX: 'flex',
    ON_DEMAND_PRIORITY: 'priority',
    PROVISIONED_THROUGHPUT: 'provisioned',
  }),
);

/**
 * `generateContent` of Gemini and Vertex, in REST's camelCase or the Python SDK's snake_case, the Live API
 * (`responseTokenCount`) and the Interactions API (`total_input_tokens`).
 *
 * The prompt includes cached content; what tools add to the prompt, and thoughts, are beside the counts that they
 * belong to: total = prompt + tool use + candidates + thoughts.
 */
export const gemini: Flavour = {
  name: 'gemini',
  api: 'generate',
  provider: 'gcp.gemini',
  operation: 'generate_content',
  fits: ({ usage }) =>
    !usage.has('generation_token_count') &&
    usage.has(
      'prompt_token_count',
      'candidates_token_count',
      'total_token_count',
      'thoughts_token_count',
      'response_token_count',
      'total_input_tokens',
      'total_output_tokens',
    ),
  read: readGemini,
};

function readGemini({ usage, answer }: UsageSource): FlavourReading {
  const prompt = usage.count('prompt_token_count', 'total_input_tokens');
  const toolUse = usage.count('tool_use_prompt_token_count', 'total_tool_use_tokens');
  const written = usage.count('candidates_token_count', 'response_token_count', 'total_output_tokens');
  const thoughts = usage.count('thoughts_token_count', 'total_thought_tokens');
  const total = usage.count('total_token_count', 'total_tokens');
  const input = prompt === undefined && toolUse === undefined ? undefined : (prompt ?? 0) + (toolUse ?? 0);
  const traffic = usage.text('traffic_type');
  // A blocked prompt has no candidates: the total then says that nothing was written, rather than that it is unknown.
  const isEmpty = written === undefined && total !== undefined && total === (input ?? 0) + (thoughts ?? 0);
  const tokens: RawTokens = {
    input,
    output: isEmpty ? 0 : written,
    total,
    reasoning: thoughts,
    cacheRead: usage.count('cached_content_token_count', 'total_cached_tokens'),
    ...inputModalities(usage),
    audioOutput: modality(usage, OUTPUT_DETAILS, ['AUDIO']),
    imageOutput: modality(usage, OUTPUT_DETAILS, ['IMAGE', 'DOCUMENT']),
  };
  return {
    basis: 'inclusive',
    reasoning: 'outside',
    isEmbedding: usage.has('prompt_token_details') || answer.has('embedding', 'embeddings'),
    ...placeCachedModalities(tokens),
    extraUnits: searchesOf(answer),
    serviceTier: traffic === undefined ? usage.text('service_tier') : (TRAFFIC_TIERS.get(traffic) ?? traffic),
  };
}

const PROMPT_DETAILS = ['prompt_tokens_details', 'prompt_token_details', 'input_tokens_by_modality'];
const TOOL_DETAILS = ['tool_use_prompt_tokens_details', 'tool_use_tokens_by_modality'];
const CACHE_DETAILS = ['cache_tokens_details', 'cached_tokens_by_modality'];
const OUTPUT_DETAILS = ['candidates_tokens_details', 'response_tokens_details', 'output_tokens_by_modality'];
/** A page of a document is read as an image: 258 tokens a page (ai.google.dev, document processing). */
const IMAGES = ['IMAGE', 'DOCUMENT'];

/** Video is billed as text, and has no meter of its own. */
function inputModalities(usage: BlockReader): RawTokens {
  return {
    audioInput: sumGiven(modality(usage, PROMPT_DETAILS, ['AUDIO']), modality(usage, TOOL_DETAILS, ['AUDIO'])),
    imageInput: sumGiven(modality(usage, PROMPT_DETAILS, IMAGES), modality(usage, TOOL_DETAILS, IMAGES)),
    audioCacheRead: modality(usage, CACHE_DETAILS, ['AUDIO']),
    imageCacheRead: modality(usage, CACHE_DETAILS, IMAGES),
  };
}

/** Sums the entries of a modality list; undefined where the list has none of these. */
function modality(usage: BlockReader, lists: readonly string[], modalities: readonly string[]): number | undefined {
  const entries = usage.list(...lists).filter((entry) => modalities.includes(modalityOf(entry)));
  let sum: number | undefined;
  for (const entry of entries) sum = sumGiven(sum, entry.count('token_count', 'tokens'));
  return sum;
}

/** `AUDIO`, and how the Python SDK prints its enumeration: `MediaModality.AUDIO`. */
function modalityOf(entry: BlockReader): string {
  return (entry.text('modality') ?? '').replace(/^.*\./, '').toUpperCase();
}

/** Grounding by Google Search is billed beside tokens, by the query or by the grounded answer. */
function searchesOf(answer: BlockReader): Readonly<Record<string, string>> {
  let queries = 0;
  for (const candidate of answer.list('candidates')) {
    const found = valueAt(candidate.block, 'grounding_metadata.web_search_queries')?.value;
    if (Array.isArray(found)) queries += found.length;
  }
  return queries === 0 ? {} : { web_search_queries: String(queries) };
}

function sumGiven(left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined && right === undefined ? undefined : (left ?? 0) + (right ?? 0);
}

/** Gemini behind its OpenAI-compatible endpoint: thoughts are in the total only. */
export const geminiOpenAi: Flavour = {
  name: 'gemini-openai',
  api: 'chat',
  provider: 'gcp.gemini',
  operation: 'chat',
  fits: ({ usage }) => hasPromptTokens(usage),
  isUnmistakable: ({ usage, answer }) =>
    hasPromptTokens(usage) && /^(?:models\/)?gemini/.test(answer.text('model') ?? ''),
  read: ({ usage }) => ({
    basis: 'inclusive',
    totalHidesReasoning: true,
    ...placeCachedModalities(readOpenAiTokens(usage)),
  }),
};
