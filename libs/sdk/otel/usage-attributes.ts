/**
 * What of a span may leave the process. Everything else stays: prompts, completions, tool arguments and whatever an
 * instrumentation adds next year. An allow-list, because the names that carry content are not known in advance.
 */

/** Below these prefixes every attribute is a count or an amount; text there passes only where it is a number. */
export const COUNT_PREFIXES = [
  'gen_ai.usage.',
  'gen_ai.aggregated_usage.',
  'gen_ai.cost.',
  'anthropic.usage.',
  'llm.token_count.',
  'llm.usage.',
  'llm.cost.',
  'ai.usage.',
  'codex.turn.token_usage.',
  'litellm.cost.',
] as const;

/** Counts and amounts under names of their own. */
export const COUNT_NAMES: ReadonlySet<string> = new Set([
  'gen_ai.response.prompt_tokens',
  'gen_ai.response.completion_tokens',
  'operation.cost',
  'cost_usd',
  'input_tokens',
  'output_tokens',
  'cache_read_tokens',
  'cache_creation_tokens',
  'input_token_count',
  'output_token_count',
  'cached_token_count',
  'cached_content_token_count',
  'cache_write_token_count',
  'reasoning_token_count',
  'thoughts_token_count',
  'tool_token_count',
  'total_token_count',
]);

/** Text below a count prefix that is a label, not a count. */
const COUNT_LABELS = ['gen_ai.usage.cost.currency', 'gen_ai.usage.cost.source'];

/** JSON texts of which only the numbers pass. */
export const USAGE_BLOCKS: ReadonlySet<string> = new Set([
  'ai.response.providerMetadata',
  'langfuse.observation.usage_details',
  'langfuse.observation.cost_details',
  'langsmith.usage_metadata',
  'gen_ai.usage.input_token_details',
  'gen_ai.usage.output_token_details',
]);

/** Operations that are one model call: reported even when the call failed before it had usage. */
export const CALL_OPERATIONS: ReadonlySet<string> = new Set([
  'chat',
  'generate_content',
  'text_completion',
  'embeddings',
]);

/** OpenInference's kinds of spans that are one model call. */
export const CALL_SPAN_KINDS: ReadonlySet<string> = new Set(['LLM', 'EMBEDDING']);

/** Short labels: identity of the call, model, owner. Values are cut to 256 characters. */
export const LABELS: ReadonlySet<string> = new Set([
  ...COUNT_LABELS,
  'gen_ai.operation.name',
  'gen_ai.provider.name',
  'gen_ai.system',
  'gen_ai.request.model',
  'gen_ai.response.model',
  'gen_ai.response.id',
  'gen_ai.response.request_id',
  'gen_ai.response.finish_reasons',
  'gen_ai.response.time_to_first_chunk',
  'gen_ai.request.stream',
  'gen_ai.request.choice.count',
  'gen_ai.request.reasoning.level',
  'gen_ai.request.previous_response.id',
  'gen_ai.conversation.id',
  'gen_ai.conversation.compacted',
  'gen_ai.agent.id',
  'gen_ai.agent.name',
  'gen_ai.agent.version',
  'gen_ai.workflow.name',
  'gen_ai.prompt.name',
  'gen_ai.prompt.version',
  'gen_ai.tool.name',
  'gen_ai.openai.request.service_tier',
  'gen_ai.openai.response.service_tier',
  'openai.request.service_tier',
  'openai.response.service_tier',
  'anthropic.request.id',
  'anthropic.request.service_tier',
  'anthropic.response.service_tier',
  'anthropic.message.stop_reason',
  'aws.request_id',
  'request_id',
  'server.address',
  'server.port',
  'error.type',
  'http.response.status_code',
  'cloud.region',
  'openinference.span.kind',
  'llm.provider',
  'llm.system',
  'llm.model_name',
  'llm.request.model_name',
  'llm.response.model_name',
  'llm.request.type',
  'traceloop.span.kind',
  'traceloop.association.properties.team',
  'langsmith.span.kind',
  'langfuse.observation.type',
  'langfuse.observation.model.name',
  'langfuse.session.id',
  'langfuse.user.id',
  'ai.operationId',
  'ai.model.id',
  'ai.model.provider',
  'ai.response.id',
  'ai.response.model',
  'ai.telemetry.functionId',
  'event.name',
  'model',
  'query_source',
  'session.id',
  'user.id',
  'user.email',
  'enduser.id',
  'organization.id',
  'agent.name',
  'team',
  'team.id',
  'project',
  'project.id',
  'department',
  'cost_center',
  'cost_center.id',
  'service.instance.cost_center.id',
  'service.instance.cost_center.name',
  'metadata.user_api_key_team_id',
  'tokenledger.feature',
]);

/** What of a resource may leave: the service and its owner. Not the command line, which carries arguments. */
export const RESOURCE_LABELS: ReadonlySet<string> = new Set([
  'service.name',
  'service.namespace',
  'service.version',
  'service.instance.id',
  'service.instance.cost_center.id',
  'service.instance.cost_center.name',
  'deployment.environment',
  'deployment.environment.name',
  'cloud.provider',
  'cloud.account.id',
  'cloud.region',
  'k8s.cluster.name',
  'k8s.namespace.name',
  'telemetry.sdk.name',
  'telemetry.sdk.language',
  'telemetry.sdk.version',
  'team',
  'team.id',
  'project',
  'project.id',
  'department',
  'cost_center',
  'cost_center.id',
  'organization.id',
  'user.id',
  'tokenledger.feature',
]);

export function isCountName(name: string): boolean {
  return COUNT_NAMES.has(name) || COUNT_PREFIXES.some((prefix) => name.startsWith(prefix));
}
