/**
 * Attribute names of the OpenTelemetry GenAI conventions, newest first, by what they mean.
 *
 * Sources: open-telemetry/semantic-conventions-genai (current names) and the deprecated registry of
 * open-telemetry/semantic-conventions 1.28 to 1.41 (old names). Old and new are accepted for ever: emitters pin old
 * instrumentation for years.
 */
export const PROVIDER = ['gen_ai.provider.name', 'gen_ai.system', 'gen_ai.model.provider'] as const;
export const REQUEST_MODEL = ['gen_ai.request.model'] as const;
export const RESPONSE_MODEL = ['gen_ai.response.model'] as const;
export const RESPONSE_ID = ['gen_ai.response.id'] as const;
export const PROVIDER_REQUEST_ID = ['anthropic.request.id', 'aws.request_id'] as const;

/** The last of each are older releases of Semantic Kernel (.NET) and of OpenLLMetry. */
export const INPUT = [
  'gen_ai.usage.input_tokens',
  'gen_ai.usage.prompt_tokens',
  'gen_ai.response.prompt_tokens',
  'llm.usage.prompt_tokens',
] as const;
export const OUTPUT = [
  'gen_ai.usage.output_tokens',
  'gen_ai.usage.completion_tokens',
  'gen_ai.response.completion_tokens',
  'llm.usage.completion_tokens',
] as const;
export const TOTAL = ['gen_ai.usage.total_tokens', 'llm.usage.total_tokens'] as const;
export const CACHE_READ = [
  'gen_ai.usage.cache_read.input_tokens',
  'gen_ai.usage.cache_read_input_tokens',
  'gen_ai.usage.cached_input_tokens',
  'gen_ai.usage.cached_tokens',
  'gen_ai.usage.input_cached_tokens',
  'gen_ai.usage.cache_read_tokens',
  // Sentry and OpenRouter.
  'gen_ai.usage.input_tokens.cached',
  // OpenLIT.
  'gen_ai.usage.prompt_tokens_details.cache_read',
  // Pydantic AI, as the provider named it.
  'gen_ai.usage.details.cache_read_tokens',
  'gen_ai.usage.details.cache_read_input_tokens',
  'gen_ai.usage.details.cached_tokens',
] as const;
export const CACHE_WRITE = [
  'gen_ai.usage.cache_write.input_tokens',
  'gen_ai.usage.cache_creation.input_tokens',
  'gen_ai.usage.cache_creation_input_tokens',
  'gen_ai.usage.cache_write_tokens',
  'gen_ai.usage.input_cache_creation',
  'gen_ai.usage.input_tokens.cache_write',
  'gen_ai.usage.prompt_tokens_details.cache_write',
  'gen_ai.usage.details.cache_write_tokens',
  'gen_ai.usage.details.cache_creation_input_tokens',
] as const;
export const CACHE_WRITE_5M = ['anthropic.usage.cache_creation.ephemeral_5m_input_tokens'] as const;
export const CACHE_WRITE_1H = ['anthropic.usage.cache_creation.ephemeral_1h_input_tokens'] as const;
export const REASONING = [
  'gen_ai.usage.reasoning.output_tokens',
  'gen_ai.usage.reasoning_tokens',
  'gen_ai.usage.output_tokens.reasoning',
  'gen_ai.usage.completion_tokens_details.reasoning',
  'gen_ai.usage.details.reasoning_tokens',
] as const;
export const AUDIO_INPUT = ['gen_ai.usage.audio.input_tokens'] as const;
export const AUDIO_CACHE_READ = ['gen_ai.usage.audio.cache_read.input_tokens'] as const;
export const IMAGE_INPUT = ['gen_ai.usage.image.input_tokens'] as const;
export const IMAGE_CACHE_READ = ['gen_ai.usage.image.cache_read.input_tokens'] as const;
export const AUDIO_OUTPUT = ['gen_ai.usage.audio.output_tokens'] as const;
export const IMAGE_OUTPUT = ['gen_ai.usage.image.output_tokens'] as const;
/** Anthropic bills context compaction on top of the call's own counts. */
export const COMPACTION_INPUT = ['anthropic.usage.compaction.input_tokens'] as const;
export const COMPACTION_OUTPUT = ['anthropic.usage.compaction.output_tokens'] as const;

export const SERVICE_TIER = [
  'openai.response.service_tier',
  'anthropic.response.service_tier',
  'gen_ai.openai.response.service_tier',
  'openai.request.service_tier',
  'anthropic.request.service_tier',
  'gen_ai.openai.request.service_tier',
] as const;

export const FINISH_REASON = ['gen_ai.response.finish_reasons', 'anthropic.message.stop_reason'] as const;

/** What an emitter says a call cost. */
export const COST = [
  'gen_ai.usage.cost.amount',
  'gen_ai.cost.total_cost',
  'litellm.cost.total',
  'vercel.ai_gateway.cost.total',
  'gen_ai.usage.cost',
  'gen_ai.usage.total_cost',
  'operation.cost',
] as const;

/** Subsets of a total that carry nothing of their own: the rest of the modality is the text. */
const TEXT_SUBSETS = [
  'gen_ai.usage.text.input_tokens',
  'gen_ai.usage.text.output_tokens',
  'gen_ai.usage.text.cache_read.input_tokens',
] as const;

export const USAGE_PREFIX = 'gen_ai.usage.';

/** Leaves below `gen_ai.usage.` that say nothing that another does not: no extra units. */
export const UNDERSTOOD_LEAVES: readonly string[] = [
  ...TEXT_SUBSETS,
  'gen_ai.usage.cost.currency',
  'gen_ai.usage.cost.source',
  'gen_ai.usage.input_cost',
  'gen_ai.usage.output_cost',
];

/** Operations that are one call of a model: the only ones that are priced. */
export const CALL_OPERATIONS: ReadonlySet<string> = new Set([
  'chat',
  'generate_content',
  'text_completion',
  'embeddings',
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
