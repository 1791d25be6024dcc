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

/** Labels by which an emitter says that a span is a model call: it is reported even when it failed before it had usage. */
export const CALL_MARKERS: Readonly<Record<string, ReadonlySet<string>>> = {
  'gen_ai.operation.name': new Set(['chat', 'generate_content', 'text_completion', 'embeddings']),
  'openinference.span.kind': new Set(['LLM', 'EMBEDDING']),
  'llm.request.type': new Set(['chat', 'completion', 'embedding']),
  'langfuse.observation.type': new Set(['generation', 'embedding']),
  'langsmith.span.kind': new Set(['llm']),
  'ai.operationId': new Set([
    'ai.generateText.doGenerate',
    'ai.streamText.doStream',
    'ai.generateObject.doGenerate',
    'ai.streamObject.doStream',
    'ai.embed.doEmbed',
    'ai.embedMany.doEmbed',
  ]),
};

/** Names that spans and resources use for who a call belongs to. */
const OWNER_LABELS = [
  'team',
  'team.id',
  'team.name',
  'project',
  'project.id',
  'project.name',
  'department',
  'cost_center',
  'cost_center.id',
  'cost_center.name',
  'service.instance.cost_center.id',
  'service.instance.cost_center.name',
  'organization.id',
  'user.id',
  'user.email',
  'user.account_uuid',
  'user.account_id',
  'enduser.id',
  'gen_ai.user',
  'session.id',
  'conversation.id',
  'traceloop.association.properties.team',
  'traceloop.association.properties.project',
  'traceloop.association.properties.user_id',
  'traceloop.association.properties.session_id',
  'ai.telemetry.metadata.team',
  'ai.telemetry.metadata.project',
  'ai.telemetry.metadata.userId',
  'ai.telemetry.metadata.sessionId',
  'metadata.user_api_key_team_id',
  'metadata.user_api_key_team_alias',
  'metadata.user_api_key_project_id',
  'metadata.user_api_key_user_id',
  'metadata.user_api_key_end_user_id',
  'litellm.team.id',
  'litellm.end_user.id',
  'langfuse.environment',
  'langfuse.session.id',
  'langfuse.user.id',
  'vercel.project.id',
  'vercel.ai_gateway.user.id',
  'anthropic.session.id',
  'tokenledger.feature',
  'tokenledger.originator.team',
  'tokenledger.originator.project',
  'tokenledger.originator.cost_center',
] as const;

/** Short labels: identity of the call, model, owner. Values are cut to 256 characters. */
export const LABELS: ReadonlySet<string> = new Set<string>([
  ...COUNT_LABELS,
  ...OWNER_LABELS,
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
  'gen_ai.main_agent.id',
  'gen_ai.main_agent.name',
  'gen_ai.openai.request.service_tier',
  'gen_ai.openai.response.service_tier',
  'openai.request.service_tier',
  'openai.response.service_tier',
  'anthropic.request.id',
  'anthropic.workspace.id',
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
  'langsmith.span.kind',
  'langfuse.observation.type',
  'langfuse.observation.model.name',
  'ai.operationId',
  'ai.model.id',
  'ai.model.provider',
  'ai.response.id',
  'ai.response.model',
  'ai.telemetry.functionId',
  'event.name',
  'model',
  'query_source',
  'agent.name',
]);

/** What of a resource may leave: the service and its owner. Not the command line, which carries arguments. */
export const RESOURCE_LABELS: ReadonlySet<string> = new Set<string>([
  ...OWNER_LABELS,
  'service.name',
  'service.namespace',
  'service.version',
  'service.instance.id',
  'deployment.environment',
  'deployment.environment.name',
  'cloud.provider',
  'cloud.account.id',
  'cloud.region',
  'k8s.cluster.name',
  'k8s.namespace.name',
  'k8s.deployment.name',
  'telemetry.sdk.name',
  'telemetry.sdk.language',
  'telemetry.sdk.version',
]);

/** Below a prefix only names like those of the conventions pass: a name could carry text, too. */
const PLAIN_NAME = /^[A-Za-z0-9_.-]{1,128}$/;

export function isCountName(name: string): boolean {
  return COUNT_NAMES.has(name) || (COUNT_PREFIXES.some((prefix) => name.startsWith(prefix)) && PLAIN_NAME.test(name));
}
