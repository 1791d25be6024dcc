import { AGENTS } from './python-agents';
import { NO_LIFETIME, NO_SPLIT, PROVIDERS } from './python-providers';
import { type Operations, type Scenario, scenariosOf } from './scenario';

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

export const PYTHON_SCENARIOS: readonly Scenario[] = [...CLIENTS, ...FRAMEWORKS, ...PROVIDERS, ...AGENTS];
