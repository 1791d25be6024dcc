import { NO_LIFETIME, NO_SPLIT, under } from './python-providers';
import type { Scenario } from './scenario';

/** Agents, mostly with a tool, so two model calls. */
export const AGENTS: readonly Scenario[] = [
  ...under('py-google-adk', ['google-adk', 'adk_agent', '', 'google-adk'], { agent: [], litellm: [] }),
  ...under(
    'py-openinference-google-adk',
    ['google-adk', 'adk_agent', 'openinference', 'openinference-instrumentation-google-adk'],
    { agent: [] },
  ),
  ...under('py-litellm', ['litellm', 'litellm_calls', 'otel', 'litellm'], {
    chat: [],
    stream: [],
    anthropic: [],
    responses: [],
  }),
  ...under(
    'py-openinference-litellm',
    ['litellm', 'litellm_calls', 'openinference', 'openinference-instrumentation-litellm'],
    { chat: [], stream: [], anthropic: ['cache-lifetime'] },
  ),
  ...under('py-strands', ['strands', 'strands_agent', '', 'strands-agents'], {
    openai: ['reasoning-split'],
    anthropic: NO_LIFETIME,
    bedrock: [],
  }),
  ...under('py-strands-latest', ['strands', 'strands_agent', 'latest', 'strands-agents'], {
    openai: ['reasoning-split'],
  }),
  ...under(
    'py-openinference-openai-agents',
    ['openai-agents', 'openai_agents', 'openinference', 'openinference-instrumentation-openai-agents'],
    { chat: NO_SPLIT, responses: [] },
  ),
  ...under(
    'py-openllmetry-openai-agents',
    ['openai-agents', 'openai_agents', 'openllmetry', 'opentelemetry-instrumentation-openai-agents'],
    { chat: ['usage'], responses: [] },
  ),
  ...under('py-logfire-openai-agents', ['openai-agents', 'openai_agents', 'logfire', 'logfire'], {
    chat: [],
    responses: [],
  }),
  ...under('py-openinference-crewai', ['crewai', 'crew', 'openinference', 'openinference-instrumentation-crewai'], {
    agent: ['call'],
  }),
  ...under('py-openllmetry-crewai', ['crewai', 'crew', 'openllmetry', 'opentelemetry-instrumentation-crewai'], {
    agent: ['call'],
  }),
  ...under(
    'py-openllmetry-crewai-and-openai',
    ['crewai', 'crew', 'openllmetry+openai', 'opentelemetry-instrumentation-crewai'],
    { agent: [] },
  ),
  ...under('py-openinference-dspy', ['dspy', 'dspy_program', 'openinference', 'openinference-instrumentation-dspy'], {
    predict: ['usage'],
  }),
  ...under(
    'py-openinference-dspy-and-litellm',
    ['dspy', 'dspy_program', 'openinference+litellm', 'openinference-instrumentation-dspy'],
    { predict: ['usage'] },
  ),
  ...under(
    'py-openinference-haystack',
    ['haystack', 'haystack_pipeline', 'openinference', 'openinference-instrumentation-haystack'],
    // Of an agent in it nothing is told (0.1.46 under Haystack 3.4).
    { pipeline: NO_SPLIT, agent: ['call'] },
  ),
  ...under('py-semantic-kernel', ['semantic-kernel', 'microsoft_agents', 'semantic_kernel', 'semantic-kernel'], {
    chat: NO_SPLIT,
    stream: NO_SPLIT,
  }),
  ...under('py-agent-framework', ['agent-framework', 'microsoft_agents', 'agent_framework', 'agent-framework-core'], {
    chat: [],
    responses: [],
  }),
  ...under('py-autogen', ['autogen', 'microsoft_agents', 'autogen', 'autogen-agentchat'], { agent: ['call'] }),
  ...under(
    'py-openinference-autogen',
    ['autogen', 'microsoft_agents', 'autogen+openinference', 'openinference-instrumentation-autogen-agentchat'],
    { agent: NO_SPLIT },
  ),
];
