import { type FieldNames, FieldTable } from './field-table';
import { COUNT_PREFIXES, USAGE_OBJECTS } from './usage-leaves';

/**
 * Attribute names of the OpenTelemetry GenAI conventions, newest first, by what they mean.
 *
 * Sources: open-telemetry/semantic-conventions-genai (current names) and the deprecated registry of
 * open-telemetry/semantic-conventions 1.28 to 1.41 (old names). Old and new are accepted for ever: emitters pin old
 * instrumentation for years.
 */
export const USAGE_PREFIX = 'gen_ai.usage.';

const FACTS = {
  provider: [
    'gen_ai.provider.name',
    'gen_ai.system',
    'gen_ai.model.provider',
    'llm.provider',
    'llm.system',
    'mlflow.llm.provider',
    'mirascope.response.provider_id',
    'llm.vendor',
  ],
  requestModel: [
    'gen_ai.request.model',
    'ai.model.id',
    'llm.request.model_name',
    'llm.request.model',
    'mlflow.llm.model',
    'llm.model',
    'gen_ai.model',
  ],
  responseModel: [
    'gen_ai.response.model',
    'ai.response.model',
    'langfuse.observation.model.name',
    'llm.response.model_name',
    'llm.response.model',
    'mirascope.response.model_id',
  ],
  anyModel: ['llm.model_name', 'embedding.model_name'],
  responseId: ['gen_ai.response.id', 'ai.response.id', 'llm.response.id'],
  providerRequestId: ['anthropic.request.id', 'aws.request_id'],
  serviceTier: [
    'openai.response.service_tier',
    'anthropic.response.service_tier',
    'gen_ai.openai.response.service_tier',
    'vercel.ai_gateway.service_tier',
    'openai.request.service_tier',
    'anthropic.request.service_tier',
    'gen_ai.openai.request.service_tier',
  ],
  serverAddress: ['server.address'],
  finishReason: [
    'gen_ai.response.finish_reasons',
    'gen_ai.response.finish_reason',
    'anthropic.message.stop_reason',
    'ai.response.finishReason',
    'llm.response.finish_reason',
  ],
  errorType: ['error.type'],
  cost: [
    'gen_ai.usage.cost.amount',
    'gen_ai.cost.total_cost',
    'litellm.cost.total',
    'vercel.ai_gateway.cost.total',
    'gen_ai.usage.total_cost',
    'gen_ai.usage.cost',
    'gen_ai.usage.cost_usd',
    'operation.cost',
    'llm.cost.total',
  ],
  costCurrency: ['gen_ai.usage.cost.currency'],
  workspace: [
    'anthropic.workspace.id',
    'vercel.project.id',
    'metadata.user_api_key_team_alias',
    'litellm.team.id',
    'metadata.user_api_key_team_id',
  ],
  // A name before a hash: whoever reads it must find the key again.
  apiKey: [
    'vercel.ai_gateway.api_key.id',
    'trace.metadata.openrouter.api_key_name',
    'metadata.user_api_key_alias',
    'litellm.api_key.hash',
    'metadata.user_api_key_hash',
  ],
} as const satisfies FieldNames;

/**
 * Counts and facts under every name that instrumentations in general use, the conventions' own first.
 *
 * Dialects whose spans mix their names with the conventions' (most do) share it; a name stands in it only where it has
 * one meaning whoever writes it. Sources by emitter: docs/guides/dialects.md.
 */
export const GENERAL_NAMES = {
  ...FACTS,
  input: [
    'gen_ai.usage.input_tokens',
    'gen_ai.usage.prompt_tokens',
    'llm.token_count.prompt',
    'ai.usage.inputTokens',
    'ai.usage.promptTokens',
    'ai.usage.tokens',
    'gen_ai.response.prompt_tokens',
    'gen_ai.response.input_tokens',
    'llm.usage.prompt_tokens',
  ],
  output: [
    'gen_ai.usage.output_tokens',
    'gen_ai.usage.completion_tokens',
    'llm.token_count.completion',
    'ai.usage.outputTokens',
    'ai.usage.completionTokens',
    'gen_ai.response.completion_tokens',
    'gen_ai.response.output_tokens',
    'llm.usage.completion_tokens',
  ],
  total: [
    'gen_ai.usage.total_tokens',
    'llm.token_count.total',
    'ai.usage.totalTokens',
    'llm.usage.total_tokens',
    'gen_ai.response.total_tokens',
  ],
  cacheRead: [
    'gen_ai.usage.cache_read.input_tokens',
    'gen_ai.usage.cache_read_input_tokens',
    'gen_ai.usage.cached_input_tokens',
    'gen_ai.usage.cached_tokens',
    'gen_ai.usage.input_cached_tokens',
    'gen_ai.usage.cache_read_tokens',
    'gen_ai.usage.input_tokens.cached',
    'gen_ai.usage.prompt_tokens_details.cache_read',
    'gen_ai.usage.details.cache_read_tokens',
    'gen_ai.usage.details.cache_read_input_tokens',
    'gen_ai.usage.details.cached_tokens',
    'llm.token_count.prompt_details.cache_read',
    'llm.token_count.prompt_details.cache_input',
    'ai.usage.inputTokenDetails.cacheReadTokens',
    'ai.usage.cachedInputTokens',
    'llm.usage.cache_read_input_tokens',
    'llm.anthropic.usage.cache_read_input_tokens',
    'gen_ai.usage.input_cache_read_tokens',
  ],
  cacheWrite: [
    'gen_ai.usage.cache_write.input_tokens',
    'gen_ai.usage.cache_creation.input_tokens',
    'gen_ai.usage.cache_creation_input_tokens',
    'gen_ai.usage.cache_write_tokens',
    'gen_ai.usage.input_cache_creation',
    'gen_ai.usage.input_tokens.cache_write',
    'gen_ai.usage.prompt_tokens_details.cache_write',
    'gen_ai.usage.details.cache_write_tokens',
    'gen_ai.usage.details.cache_creation_input_tokens',
    'llm.token_count.prompt_details.cache_write',
    'ai.usage.inputTokenDetails.cacheWriteTokens',
    'llm.usage.cache_creation_input_tokens',
    'llm.anthropic.usage.cache_creation_input_tokens',
    'gen_ai.usage.cache_write_input_tokens',
    'gen_ai.usage.cache_creation_tokens',
    'gen_ai.usage.input_cache_write_tokens',
  ],
  cacheWrite5m: ['anthropic.usage.cache_creation.ephemeral_5m_input_tokens'],
  cacheWrite1h: ['anthropic.usage.cache_creation.ephemeral_1h_input_tokens'],
  reasoning: [
    'gen_ai.usage.reasoning.output_tokens',
    'gen_ai.usage.reasoning_tokens',
    'gen_ai.usage.output_tokens.reasoning',
    'gen_ai.usage.completion_tokens_details.reasoning',
    'gen_ai.usage.details.reasoning_tokens',
    'gen_ai.usage.details.thoughts_tokens',
    'llm.token_count.completion_details.reasoning',
    'ai.usage.reasoningTokens',
    'ai.usage.outputTokenDetails.reasoningTokens',
    'llm.usage.reasoning_tokens',
    'gen_ai.usage.reasoning_output_tokens',
    'gen_ai.usage.thinking_tokens',
  ],
  audioInput: ['gen_ai.usage.audio.input_tokens', 'llm.token_count.prompt_details.audio'],
  audioCacheRead: ['gen_ai.usage.audio.cache_read.input_tokens'],
  imageInput: ['gen_ai.usage.image.input_tokens'],
  imageCacheRead: ['gen_ai.usage.image.cache_read.input_tokens'],
  audioOutput: [
    'gen_ai.usage.audio.output_tokens',
    'gen_ai.usage.completion_tokens_details.audio',
    'llm.token_count.completion_details.audio',
  ],
  imageOutput: ['gen_ai.usage.image.output_tokens'],
  // Anthropic bills context compaction on top of the call's own counts.
  extraInput: ['anthropic.usage.compaction.input_tokens'],
  extraOutput: ['anthropic.usage.compaction.output_tokens'],
} as const satisfies FieldNames;

export const GENERAL_FIELDS = new FieldTable(GENERAL_NAMES, { prefixes: COUNT_PREFIXES, objects: USAGE_OBJECTS });

/** Leaves below `gen_ai.usage.` that are understood and carry nothing of their own; others are kept as extra units. */
export const SILENT_USAGE_LEAVES: ReadonlySet<string> = new Set([
  // Subsets of a total: the rest of the modality is the text.
  'gen_ai.usage.text.input_tokens',
  'gen_ai.usage.text.output_tokens',
  'gen_ai.usage.text.cache_read.input_tokens',
  'gen_ai.usage.input_text_tokens',
  'gen_ai.usage.output_text_tokens',
  'gen_ai.usage.cost.source',
  // Parts of the reported cost.
  'gen_ai.usage.input_cost',
  'gen_ai.usage.output_cost',
]);

/** Operations that are one call of a model: the only ones that are priced. */
export const CALL_OPERATIONS: ReadonlySet<string> = new Set([
  'chat',
  'generate_content',
  'text_completion',
  'embeddings',
  // Not of the conventions; written by AI SDK 7 and by frameworks for what is one call of a model.
  'chat.completions',
  'chat_completion',
  'text.completions',
  'text_generation',
  'responses',
  'response',
  'message',
  'messages',
  'completion',
  'completions',
  'embedding',
  'embed',
  'embed_content',
  'llm',
  'inference',
  'converse',
  'invoke_model',
  'generate_image',
  'image_generation',
  'generate_speech',
  'speech',
  'transcribe',
  'transcription',
]);

/** Operations whose usage, if any, repeats that of the calls below them. */
export const CONTAINER_OPERATIONS: ReadonlySet<string> = new Set(['invoke_agent', 'create_agent', 'invoke_workflow']);

/** Operations that call no model, and one that reads an old response: its usage was counted when it was made. */
export const USAGE_FREE_OPERATIONS: ReadonlySet<string> = new Set([
  'execute_tool',
  'retrieval',
  'plan',
  'fetch_response',
]);
