import type { AttributeTable } from './attribute-table';

/*
 * Instrumentations with names of their own. Their counts and labels pass, so that nothing is lost before their dialect
 * is read. Of their JSON texts those pass that hold nothing but numbers (usage_details), and of the providers' metadata
 * the counts that are read; others (metadata) may hold content and do not.
 */

export const OPENINFERENCE: AttributeTable = {
  source: 'Arize-ai/openinference spec/semantic_conventions.md',
  usagePrefixes: ['llm.token_count.', 'llm.cost.'],
  labels: [
    'llm.provider',
    'llm.system',
    'llm.response.id',
    'llm.model_name',
    'embedding.model_name',
    'llm.request.model_name',
    'llm.response.model_name',
  ],
  callMarkers: { 'openinference.span.kind': ['LLM', 'EMBEDDING'] },
};

export const OPENLLMETRY: AttributeTable = {
  source: 'traceloop/openllmetry semantic conventions, up to 0.62',
  usagePrefixes: ['llm.usage.', 'llm.anthropic.usage.'],
  labels: [
    'llm.request.model',
    'llm.response.model',
    'llm.response.finish_reason',
    'traceloop.span.kind',
    'traceloop.workflow.name',
    'traceloop.entity.name',
  ],
  callMarkers: { 'llm.request.type': ['chat', 'completion', 'embedding'] },
};

const GEMINI_COUNTS = [
  'promptTokenCount',
  'cachedContentTokenCount',
  'toolUsePromptTokenCount',
  'candidatesTokenCount',
  'thoughtsTokenCount',
  'totalTokenCount',
] as const;

export const VERCEL_AI_SDK: AttributeTable = {
  source: 'vercel/ai packages/ai/src/telemetry, versions 4 to 6 (scope "ai")',
  usagePrefixes: ['ai.usage.'],
  // The provider's own usage block: lifetimes of cache writes stand nowhere else.
  countsWithin: {
    'ai.response.providerMetadata': [
      'anthropic.usage.input_tokens',
      'anthropic.usage.output_tokens',
      'anthropic.usage.cache_read_input_tokens',
      'anthropic.usage.cache_creation_input_tokens',
      'anthropic.usage.cache_creation.ephemeral_5m_input_tokens',
      'anthropic.usage.cache_creation.ephemeral_1h_input_tokens',
      'anthropic.usage.output_tokens_details.thinking_tokens',
      'anthropic.cacheReadInputTokens',
      'anthropic.cacheCreationInputTokens',
      'bedrock.usage.cacheReadInputTokens',
      'bedrock.usage.cacheWriteInputTokens',
      'openai.cachedPromptTokens',
      'openai.reasoningTokens',
      ...['google', 'vertex'].flatMap((provider) => GEMINI_COUNTS.map((name) => `${provider}.usageMetadata.${name}`)),
    ],
  },
  labels: [
    'ai.model.id',
    'ai.model.provider',
    'ai.response.id',
    'ai.response.model',
    'ai.response.finishReason',
    'ai.telemetry.functionId',
  ],
  callMarkers: {
    'ai.operationId': [
      'ai.generateText.doGenerate',
      'ai.streamText.doStream',
      'ai.generateObject.doGenerate',
      'ai.streamObject.doStream',
      'ai.embed.doEmbed',
      'ai.embedMany.doEmbed',
    ],
  },
};

export const LANGFUSE: AttributeTable = {
  source: 'langfuse/langfuse-js @langfuse/otel 5.11',
  labels: ['langfuse.observation.model.name', 'langfuse.user.id', 'langfuse.session.id', 'langfuse.environment'],
  usageObjects: ['langfuse.observation.usage_details', 'langfuse.observation.cost_details'],
  callMarkers: { 'langfuse.observation.type': ['generation', 'embedding'] },
};

export const LANGSMITH: AttributeTable = {
  source: 'langchain-ai/langsmith-sdk js/src/experimental/otel/constants.ts',
  usageObjects: [
    'langsmith.usage_metadata',
    'langsmith.metadata.usage_metadata',
    'gen_ai.usage.input_token_details',
    'gen_ai.usage.output_token_details',
  ],
  callMarkers: { 'langsmith.span.kind': ['llm', 'embedding'] },
};

export const PYDANTIC_AI: AttributeTable = {
  source: 'pydantic/pydantic-ai pydantic_ai_slim/pydantic_ai/usage.py',
  usagePrefixes: ['gen_ai.aggregated_usage.'],
  usage: ['operation.cost'],
};

export const SEMANTIC_KERNEL: AttributeTable = {
  source:
    'microsoft/semantic-kernel dotnet ModelDiagnostics.cs, Microsoft.Extensions.AI (older .NET releases); Portkey',
  usage: [
    'gen_ai.response.prompt_tokens',
    'gen_ai.response.completion_tokens',
    'gen_ai.response.total_tokens',
    'gen_ai.response.input_tokens',
    'gen_ai.response.output_tokens',
  ],
};

/** Emitters that name no operation, or write all counts into one object. What a span is stands in its kind. */
export const OTHER_FRAMEWORKS: AttributeTable = {
  source:
    'mlflow/tracing/constant.py; braintrust-sdk; livekit-agents telemetry/trace_types.py; mirascope ops; lmnr; agentops semconv; langtrace; langwatch; VoltAgent; loongsuite',
  usagePrefixes: ['usage.'],
  usageObjects: [
    'usage',
    'llm.usage',
    'ai.usage',
    'llm.token_count',
    'llm.token.counts',
    'mlflow.chat.tokenUsage',
    'braintrust.metrics',
    'mirascope.response.usage',
    'langwatch.metrics',
  ],
  countsWithin: {
    'lk.llm_metrics': [
      'prompt_tokens',
      'completion_tokens',
      'prompt_cached_tokens',
      'cache_creation_tokens',
      'reasoning_tokens',
      'total_tokens',
    ],
    'lk.realtime_model_metrics': [
      'input_tokens',
      'output_tokens',
      'total_tokens',
      'input_token_details.audio_tokens',
      'input_token_details.cached_tokens',
      'input_token_details.image_tokens',
      'output_token_details.audio_tokens',
    ],
  },
  labels: [
    'llm.model',
    'llm.vendor',
    'mlflow.llm.model',
    'mlflow.llm.provider',
    'mirascope.response.model_id',
    'mirascope.response.provider_id',
  ],
  callMarkers: {
    'gen_ai.span.kind': ['LLM', 'EMBEDDING'],
    'lmnr.span.type': ['LLM'],
    'agentops.span.kind': ['llm', 'LLM'],
    'mlflow.spanType': ['"LLM"', '"CHAT_MODEL"', '"EMBEDDING"'],
    'langwatch.span.type': ['llm'],
    'langtrace.service.type': ['llm'],
    'span.type': ['llm', 'LLM'],
    span_type: ['LLM', 'Embedding', 'model'],
    'entity.type': ['llm'],
  },
};

export const CODING_AGENTS: AttributeTable = {
  source:
    'Claude Code monitoring-usage.md; openai/codex codex-rs/otel; google-gemini/gemini-cli docs/cli/telemetry.md; VS Code Copilot monitoring-agents.md',
  usagePrefixes: ['codex.turn.token_usage.'],
  usage: [
    'input_tokens',
    'output_tokens',
    'cache_read_tokens',
    'cache_creation_tokens',
    'cost_usd',
    'input_token_count',
    'output_token_count',
    'cached_token_count',
    'cache_write_token_count',
    'reasoning_token_count',
    'tool_token_count',
    'cached_content_token_count',
    'thoughts_token_count',
    'total_token_count',
  ],
  counts: ['duration_ms', 'github.copilot.cost', 'attempt'],
  labels: [
    'model',
    'request_id',
    'response_id',
    'gen_ai.request.id',
    'stop_reason',
    'error_type',
    'type',
    'speed',
    'effort',
    'query_source',
    'status_code',
    'skill.name',
    'event.kind',
    'conversation.id',
    'prompt.id',
    'app.version',
    'terminal.type',
    'auth_mode',
    'github.copilot.github.org',
  ],
};
