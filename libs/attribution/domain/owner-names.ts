/** What can be said of who owns a call. */
export const OWNER_DIMENSIONS = [
  'team',
  'project',
  'costCenter',
  'service',
  'environment',
  'user',
  'agent',
  'conversation',
] as const;

export type OwnerDimension = (typeof OWNER_DIMENSIONS)[number];

/** A call that names none of these is unallocated: spend is charged to a team, a project or a cost centre. */
export const CHARGED_DIMENSIONS = ['team', 'project', 'costCenter'] as const satisfies readonly OwnerDimension[];

/**
 * Attributes that name an owner; within one level the first that is given decides.
 *
 * Sources: OpenTelemetry semantic conventions 1.45 (`service.*`, `deployment.*`, `user.*`, `gen_ai.*`), the names that
 * Claude Code and Copilot recommend for `OTEL_RESOURCE_ATTRIBUTES`, OpenLLMetry's association properties, LiteLLM's
 * key metadata, Langfuse, the telemetry metadata that AI SDK's documentation uses, Vercel's gateway.
 *
 * `service.namespace` does not name a team: OpenTelemetry describes it as a grouping of services, which may follow teams or
 * not, and a wrong team is charged money. It stands in for a missing service name only. A `department` is read as a
 * cost centre, the way finance uses the word, where no cost centre is given.
 */
export const OWNER_ATTRIBUTES: Readonly<Record<OwnerDimension, readonly string[]>> = {
  team: [
    'team.id',
    'team',
    'team.name',
    'traceloop.association.properties.team',
    'metadata.user_api_key_team_id',
    'metadata.user_api_key_team_alias',
    'litellm.team.id',
    'ai.telemetry.metadata.team',
  ],
  project: [
    'project.id',
    'project',
    'project.name',
    'traceloop.association.properties.project',
    'metadata.user_api_key_project_id',
    'ai.telemetry.metadata.project',
    'vercel.project.id',
  ],
  costCenter: [
    'service.instance.cost_center.id',
    'cost_center',
    'cost_center.id',
    'service.instance.cost_center.name',
    'cost_center.name',
    'department',
  ],
  service: ['service.name', 'service.namespace'],
  environment: ['deployment.environment.name', 'deployment.environment', 'langfuse.environment'],
  user: [
    'user.id',
    'enduser.id',
    'user.email',
    'langfuse.user.id',
    'user.account_uuid',
    'user.account_id',
    'gen_ai.user',
    'traceloop.association.properties.user_id',
    'metadata.user_api_key_end_user_id',
    'metadata.user_api_key_user_id',
    'litellm.end_user.id',
    'ai.telemetry.metadata.userId',
    'vercel.ai_gateway.user.id',
  ],
  agent: ['gen_ai.agent.name', 'agent.name', 'gen_ai.agent.id'],
  conversation: [
    'gen_ai.conversation.id',
    'session.id',
    'langfuse.session.id',
    'conversation.id',
    'traceloop.association.properties.session_id',
    'ai.telemetry.metadata.sessionId',
    'anthropic.session.id',
  ],
};
