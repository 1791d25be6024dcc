import type { AttributeTable } from './attribute-table';

/** Anthropic's SDKs and the Claude API's own export. */
export const ANTHROPIC: AttributeTable = {
  source:
    'npm @anthropic-ai/sdk 1.12 and PyPI anthropic 2.12 (_tracing); platform.claude.com/docs/en/api/opentelemetry/spans',
  usagePrefixes: ['anthropic.usage.'],
  counts: ['anthropic.thinking.budget_tokens', 'anthropic.message.batch.request_count'],
  labels: [
    'anthropic.request.id',
    'anthropic.organization.id',
    'anthropic.workspace.id',
    'anthropic.session.id',
    'anthropic.session.thread.id',
    'anthropic.session.turn.stop_reason',
    'anthropic.request.service_tier',
    'anthropic.response.service_tier',
    'anthropic.message.stop_reason',
    'anthropic.thinking.type',
    'anthropic.beta',
  ],
};

/** Vercel's AI Gateway, from its trace drains. */
export const VERCEL_AI_GATEWAY: AttributeTable = {
  source: 'vercel.com/docs: AI Gateway, Trace Drains',
  usagePrefixes: ['vercel.ai_gateway.cost.'],
  labels: [
    'vercel.ai_gateway.attempt.provider_response_id',
    'vercel.ai_gateway.attempt.provider_request_id',
    'vercel.ai_gateway.generation.id',
    'vercel.ai_gateway.request.id',
    'vercel.ai_gateway.credential.type',
    'vercel.ai_gateway.service_tier',
    'vercel.ai_gateway.api_key.id',
    'vercel.ai_gateway.tags',
    'vercel.ai_gateway.user.id',
    'vercel.project.id',
  ],
};

/** OpenRouter's Broadcast. `trace.metadata.*` is whatever the caller wrote: only OpenRouter's own names pass. */
export const OPENROUTER: AttributeTable = {
  source: 'openrouter.ai/docs: Broadcast',
  usage: ['trace.metadata.openrouter_generation.usage', 'trace.metadata.openrouter_generation.usage_upstream'],
  counts: ['trace.metadata.openrouter_generation.byok_usage_inference'],
  labels: [
    'trace.metadata.openrouter.api_key_name',
    'trace.metadata.openrouter.provider_name',
    'trace.metadata.openrouter_generation.upstream_id',
    'trace.metadata.openrouter_generation.is_byok',
    'upstream_id',
  ],
};

/** LiteLLM's proxy. */
export const LITELLM: AttributeTable = {
  source: 'BerriAI/litellm integrations/opentelemetry, 1.106',
  usagePrefixes: ['litellm.cost.', 'gen_ai.cost.'],
  // As Python prints a dictionary.
  countsWithin: {
    'metadata.usage_object': [
      'prompt_tokens',
      'completion_tokens',
      'total_tokens',
      'prompt_tokens_details.cached_tokens',
      'prompt_tokens_details.cache_creation_tokens',
      'prompt_tokens_details.cache_creation_token_details.ephemeral_5m_input_tokens',
      'prompt_tokens_details.cache_creation_token_details.ephemeral_1h_input_tokens',
      'prompt_tokens_details.audio_tokens',
      'completion_tokens_details.reasoning_tokens',
      'completion_tokens_details.audio_tokens',
      'cache_read_input_tokens',
      'cache_creation_input_tokens',
    ],
  },
  labels: [
    'litellm.call_id',
    'litellm.team.id',
    'litellm.api_key.hash',
    'litellm.end_user.id',
    'litellm.provider.model',
    'litellm.request.purpose',
    'metadata.user_api_key_alias',
    'metadata.user_api_key_hash',
    'metadata.user_api_key_team_id',
    'metadata.user_api_key_team_alias',
    'metadata.user_api_key_org_id',
    'metadata.user_api_key_project_id',
    'metadata.user_api_key_user_id',
    'metadata.user_api_key_end_user_id',
    'hidden_params.cache_key',
  ],
};

/** Cloudflare's AI Gateway. */
export const CLOUDFLARE_AI_GATEWAY: AttributeTable = {
  source: 'developers.cloudflare.com/ai-gateway: OpenTelemetry',
  labels: ['gen_ai.model.provider'],
};
