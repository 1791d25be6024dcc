import type { Loss } from '@tokenledger/metering/testing';

import { type Operations, type Scenario, scenariosOf } from './scenario';

const NO_LIFETIME: readonly Loss[] = ['cache-lifetime', 'reasoning-split'];

const OPENAI: Operations = {
  chat: [],
  'chat-stream': [],
  'chat-stream-without-usage': ['usage'],
  responses: [],
  'responses-stream': [],
  embeddings: [],
  'two-in-app-span': [],
  'chat!retry': [],
  'chat!error': [],
  'chat-stream!cut': ['usage'],
};
const ANTHROPIC: Operations = {
  messages: [],
  'messages-stream': [],
  'stream-helper': [],
  'messages-in-app-span': [],
  'stream-helper-in-app-span': [],
  'two-messages-in-app-span': [],
  'messages!retry': [],
  'messages!error': [],
  'messages-stream!cut': ['output'],
};

/** It adds a stream's placeholder token to the output, and says nothing of a stream that breaks. */
const OPENLLMETRY_ALONE: Operations = {
  ...ANTHROPIC,
  'messages-stream': ['placeholder'],
  'stream-helper': ['placeholder'],
  'stream-helper-in-app-span': ['placeholder'],
  'messages-stream!cut': ['call'],
};

const python = { language: 'python' } as const;
const clients = { ...python, script: 'clients.py' };

const NO_SPLIT: readonly Loss[] = ['cache-split', 'reasoning-split'];

const CLIENTS: readonly Scenario[] = [
  ...scenariosOf(
    'py-opentelemetry-openai',
    {
      ...clients,
      packages: 'opentelemetry',
      variant: 'opentelemetry',
      instrumentation: 'opentelemetry-instrumentation-openai-v2',
    },
    {
      ...OPENAI,
      chat: NO_SPLIT,
      'chat-stream': NO_SPLIT,
      'two-in-app-span': NO_SPLIT,
      'chat!retry': NO_SPLIT,
      responses: ['call'],
      'responses-stream': ['call'],
    },
  ),
  ...scenariosOf(
    'py-openllmetry-openai',
    {
      ...clients,
      packages: 'openllmetry',
      variant: 'openllmetry',
      instrumentation: 'opentelemetry-instrumentation-openai',
    },
    { ...OPENAI, 'chat-stream': ['reasoning-split'] },
  ),
  ...scenariosOf(
    'py-openinference-openai',
    {
      ...clients,
      packages: 'openinference',
      variant: 'openinference',
      instrumentation: 'openinference-instrumentation-openai',
    },
    OPENAI,
  ),
  ...scenariosOf(
    'py-anthropic-sdk',
    { ...clients, packages: 'openllmetry', variant: 'native', instrumentation: 'anthropic' },
    ANTHROPIC,
  ),
  ...(
    [
      ['openllmetry', 'opentelemetry-instrumentation-anthropic', OPENLLMETRY_ALONE, NO_LIFETIME],
      [
        'openinference',
        'openinference-instrumentation-anthropic',
        { ...ANTHROPIC, 'messages-stream!cut': ['output', 'placeholder'] },
        ['cache-lifetime'],
      ],
    ] as const
  ).flatMap(([name, instrumentation, alone, loses]) => [
    ...scenariosOf(
      `py-${name}-anthropic`,
      { ...clients, packages: name, variant: `silent+${name}`, instrumentation, loses },
      alone,
    ),
    ...scenariosOf(
      `py-${name}-over-anthropic-sdk`,
      { ...clients, packages: name, variant: `native+${name}`, instrumentation },
      ANTHROPIC,
    ),
  ]),
];

const PYDANTIC: Operations = { chat: [], responses: [], anthropic: ['cache-lifetime'] };

function agent(
  variant: string,
  packages: string,
  instrumentation: string,
  operations: Operations,
): readonly Scenario[] {
  return scenariosOf(
    `py-${packages}`,
    { ...python, packages, script: 'frameworks.py', variant, instrumentation },
    operations,
  );
}

const FRAMEWORKS: readonly Scenario[] = [
  ...['', '2', '3'].flatMap((version) =>
    scenariosOf(
      `py-pydantic-ai${version === '' ? '' : `-v${version}`}`,
      {
        ...python,
        packages: 'pydantic-ai',
        script: 'pydantic_agent.py',
        variant: version,
        instrumentation: 'pydantic-ai-slim',
      },
      PYDANTIC,
    ),
  ),
  ...(
    [
      [
        'openinference',
        'openinference-instrumentation-langchain',
        { chat: [], 'chat-stream': [], anthropic: NO_LIFETIME, agent: [] },
      ],
      [
        'openllmetry',
        'opentelemetry-instrumentation-langchain',
        {
          chat: ['reasoning-split'],
          'chat-stream': ['reasoning-split'],
          anthropic: ['cache-writes-in-input', 'reasoning-split'],
          agent: ['reasoning-split'],
        },
      ],
      ['langsmith', 'langsmith', { chat: [], 'chat-stream': [], anthropic: [], agent: [] }],
    ] as const
  ).flatMap(([variant, instrumentation, operations]) =>
    scenariosOf(
      `py-${variant}-langchain`,
      { ...python, packages: 'langchain', script: 'langchain_chain.py', variant, instrumentation },
      operations,
    ),
  ),
  ...agent('smolagents', 'smolagents', 'openinference-instrumentation-smolagents', { call: NO_SPLIT }),
  ...agent('agno', 'agno', 'openinference-instrumentation-agno', { agent: ['reasoning-split'] }),
  ...agent('llama_index', 'llama-index', 'openinference-instrumentation-llama-index', { call: [] }),
];

/** Scenarios of one script under one instrumentation. */
function under(
  prefix: string,
  [packages, script, variant, instrumentation]: readonly [string, string, string, string],
  operations: Operations,
): readonly Scenario[] {
  return scenariosOf(prefix, { ...python, packages, script: `${script}.py`, variant, instrumentation }, operations);
}

/** The client calls functions itself: the span around it tells the last call only. */
const GEMINI: Operations = { generate: [], stream: [], tool: ['earlier-calls'] };
const BEDROCK: Operations = { converse: [], 'converse-stream': [], invoke: [], 'invoke-stream': [] };
const NO_CACHE: readonly Loss[] = ['cache-tokens', 'reasoning-split'];
const NO_CACHE_OF_CLAUDES_BODY: Operations = { invoke: NO_CACHE, 'invoke-stream': NO_CACHE };

const PROVIDERS: readonly Scenario[] = [
  ...under(
    'py-opentelemetry-google-genai',
    ['google-genai', 'google_genai', 'opentelemetry', 'opentelemetry-instrumentation-google-genai'],
    GEMINI,
  ),
  ...under(
    'py-openinference-google-genai',
    ['google-genai', 'google_genai', 'openinference', 'openinference-instrumentation-google-genai'],
    GEMINI,
  ),
  ...under(
    'py-openllmetry-google-genai',
    ['google-genai', 'google_genai', 'openllmetry', 'opentelemetry-instrumentation-google-generativeai'],
    GEMINI,
  ),
  ...under(
    'py-opentelemetry-bedrock',
    ['bedrock', 'bedrock', 'opentelemetry', 'opentelemetry-instrumentation-botocore'],
    { ...BEDROCK, ...NO_CACHE_OF_CLAUDES_BODY },
  ),
  ...under(
    'py-openinference-bedrock',
    ['bedrock', 'bedrock', 'openinference', 'openinference-instrumentation-bedrock'],
    { ...BEDROCK, invoke: NO_LIFETIME, 'invoke-stream': NO_SPLIT },
  ),
  ...under('py-openllmetry-bedrock', ['bedrock', 'bedrock', 'openllmetry', 'opentelemetry-instrumentation-bedrock'], {
    ...BEDROCK,
    ...NO_CACHE_OF_CLAUDES_BODY,
  }),
  ...(
    [
      ['native', 'mistral', 'mistralai', ['reasoning-split']],
      ['openinference', 'mistral', 'openinference-instrumentation-mistralai', NO_SPLIT],
      ['openinference', 'groq', 'openinference-instrumentation-groq', [], ['usage']],
      ['openllmetry', 'groq', 'opentelemetry-instrumentation-groq', ['reasoning-split']],
      // Version 7 of the client is not instrumented.
      ['openllmetry', 'cohere', 'opentelemetry-instrumentation-cohere', ['call']],
      ['openllmetry', 'ollama', 'opentelemetry-instrumentation-ollama', []],
    ] as const
  ).flatMap(([name, client, instrumentation, loses, ofStreams = loses]) =>
    under(`py-${name}-${client}`, ['other-clients', 'other_clients', `${name}+${client}`, instrumentation], {
      chat: loses,
      stream: loses,
    }),
  ),
];

const AGENTS: readonly Scenario[] = [
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
    agent: [],
  }),
  ...under('py-openllmetry-crewai', ['crewai', 'crew', 'openllmetry', 'opentelemetry-instrumentation-crewai'], {
    agent: [],
  }),
  ...under(
    'py-openllmetry-crewai-and-openai',
    ['crewai', 'crew', 'openllmetry+openai', 'opentelemetry-instrumentation-crewai'],
    { agent: [] },
  ),
  ...under('py-openinference-dspy', ['dspy', 'dspy_program', 'openinference', 'openinference-instrumentation-dspy'], {
    predict: [],
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

export const PYTHON_SCENARIOS: readonly Scenario[] = [...CLIENTS, ...FRAMEWORKS, ...PROVIDERS, ...AGENTS];
