import type { Loss } from '@tokenledger/metering/testing';

import { CLOUDS } from './javascript-clouds';
import { type Operations, type Scenario, scenariosOf } from './scenario';

/** Neither tells how long cache writes live, nor what of the output was thinking. */
const NO_LIFETIME: readonly Loss[] = ['cache-lifetime', 'reasoning-split'];
const NO_SPLIT: readonly Loss[] = ['cache-split', 'reasoning-split'];

const ANTHROPIC: Operations = {
  messages: [],
  'messages-stream': [],
  'stream-helper': [],
  'in-app-span': [],
  'stream-helper-in-app-span': [],
  'two-in-app-span': [],
  'messages!retry': [],
  'messages!error': [],
  'messages-stream!cut': ['output'],
};

const javascript = { language: 'javascript' } as const;
const openai = { ...javascript, packages: 'clients', script: 'openai.cjs' };
const anthropic = { ...javascript, packages: 'clients', script: 'anthropic.cjs' };
/** OpenLLMetry looks for a class that version 1 of the SDK has not: the last one before it, with spans of its own. */
const olderAnthropic = {
  ...anthropic,
  packages: 'anthropic-0',
  instrumentation: '@traceloop/instrumentation-anthropic',
};
const openInferenceAnthropic = {
  ...anthropic,
  instrumentation: '@arizeai/openinference-instrumentation-anthropic',
};

const CLIENTS: readonly Scenario[] = [
  ...scenariosOf(
    'js-opentelemetry-openai',
    { ...openai, variant: 'opentelemetry', instrumentation: '@opentelemetry/instrumentation-openai' },
    {
      chat: NO_SPLIT,
      'chat-stream': NO_SPLIT,
      'chat-stream-without-usage': ['usage'],
      responses: NO_SPLIT,
      'responses-stream': NO_SPLIT,
      embeddings: [],
      'two-in-app-span': NO_SPLIT,
      'chat!retry': NO_SPLIT,
      'chat!error': [],
      'chat-stream!cut': ['call'],
    },
  ),
  ...scenariosOf(
    'js-openllmetry-openai',
    { ...openai, variant: 'openllmetry', instrumentation: '@traceloop/instrumentation-openai' },
    {
      chat: NO_SPLIT,
      'chat-stream': ['usage'],
      'chat-stream-without-usage': ['usage'],
      responses: NO_SPLIT,
      'responses-stream': ['usage'],
      embeddings: ['call'],
      'two-in-app-span': NO_SPLIT,
      'chat!retry': NO_SPLIT,
      'chat!error': ['call'],
      'chat-stream!cut': ['call'],
    },
  ),
  ...scenariosOf(
    'js-openinference-openai',
    { ...openai, variant: 'openinference', instrumentation: '@arizeai/openinference-instrumentation-openai' },
    {
      chat: [],
      'chat-stream': ['usage'],
      'chat-stream-without-usage': ['usage'],
      responses: [],
      'responses-stream': [],
      embeddings: ['usage'],
      'two-in-app-span': [],
      'chat!retry': [],
      'chat!error': ['call'],
      'chat-stream!cut': ['call'],
    },
  ),
  ...scenariosOf(
    'js-two-over-openai',
    { ...openai, variant: 'opentelemetry+openllmetry', instrumentation: '@opentelemetry/instrumentation-openai' },
    { chat: NO_SPLIT, 'chat-stream': ['usage'], 'two-in-app-span': NO_SPLIT },
  ),
  ...scenariosOf(
    'js-anthropic-sdk',
    { ...anthropic, variant: 'native', instrumentation: '@anthropic-ai/sdk' },
    ANTHROPIC,
  ),
  ...scenariosOf(
    'js-openllmetry-anthropic',
    { ...olderAnthropic, variant: 'silent+openllmetry', loses: NO_LIFETIME },
    { ...ANTHROPIC, 'messages-stream!cut': ['usage'] },
  ),
  ...scenariosOf('js-openllmetry-over-anthropic-sdk', { ...olderAnthropic, variant: 'native+openllmetry' }, ANTHROPIC),
  ...scenariosOf(
    'js-openinference-anthropic',
    { ...openInferenceAnthropic, variant: 'silent+openinference', loses: NO_LIFETIME },
    { ...ANTHROPIC, 'messages-stream!cut': ['call'] },
  ),
  ...scenariosOf(
    'js-openinference-over-anthropic-sdk',
    { ...openInferenceAnthropic, variant: 'native+openinference' },
    ANTHROPIC,
  ),
];

const RETRY: readonly Loss[] = ['attempts-apart'];

function aiSdk(version: string, provider: string, operations: Operations): readonly Scenario[] {
  const shared = { ...javascript, packages: `ai-sdk-${version}`, script: 'ai-sdk.mjs', instrumentation: 'ai' };
  return scenariosOf(`js-ai-sdk-${version}-${provider}`, { ...shared, variant: provider }, operations);
}

function alike(loses: readonly Loss[], retry: readonly Loss[] = RETRY): Operations {
  return {
    generateText: loses,
    streamText: loses,
    generateObject: loses,
    tools: loses,
    'generateText!retry': [...loses, ...retry],
  };
}

const EMBEDDING: Operations = { embed: [], embedMany: [] };

const AI_SDKS: readonly Scenario[] = [
  ...['openai', 'openai-chat'].flatMap((provider) => [
    // Without the option `compatibility: 'strict'` a stream is not asked for its usage.
    ...aiSdk('4', provider, { ...alike([]), streamText: ['usage'] }),
    ...aiSdk('5', provider, { ...alike(NO_SPLIT), streamText: [] }),
    ...aiSdk('6', provider, { ...alike([]), generateObject: NO_SPLIT }),
    ...aiSdk('7', provider, alike(['reasoning-split'], [])),
  ]),
  ...aiSdk('4', 'anthropic', alike(NO_LIFETIME)),
  ...aiSdk('5', 'anthropic', alike([])),
  ...aiSdk('6', 'anthropic', alike([])),
  ...aiSdk('7', 'anthropic', {
    ...alike(NO_LIFETIME, []),
    generateObject: ['cache-writes-in-input', 'reasoning-split'],
  }),
  ...['4', '5', '6', '7'].flatMap((version) =>
    scenariosOf(
      `js-ai-sdk-${version}`,
      { ...javascript, packages: `ai-sdk-${version}`, script: 'ai-sdk.mjs', variant: 'openai', instrumentation: 'ai' },
      EMBEDDING,
    ),
  ),
];

const FRAMEWORKS: readonly Scenario[] = [
  ...scenariosOf(
    'js-langfuse',
    { ...javascript, packages: 'langfuse', script: 'langfuse.cjs', variant: '', instrumentation: '@langfuse/otel' },
    { chat: [], 'chat-stream': [], responses: [], 'in-agent': [], 'by-hand': NO_SPLIT },
  ),
  ...(
    [
      ['openinference', '@arizeai/openinference-instrumentation-langchain', []],
      ['openllmetry', '@traceloop/instrumentation-langchain', NO_SPLIT],
    ] as const
  ).flatMap(([variant, instrumentation, loses]) =>
    scenariosOf(
      `js-${variant}-langchain`,
      { ...javascript, packages: 'langchain', script: 'langchain.cjs', variant, instrumentation, loses },
      { invoke: [], chain: [], 'chain-stream': [] },
    ),
  ),
  ...scenariosOf(
    'js-openinference-openai-agents',
    {
      ...javascript,
      packages: 'openai-agents',
      script: 'openai-agents.mjs',
      variant: '',
      instrumentation: '@arizeai/openinference-instrumentation-openai-agents',
    },
    { responses: [], chat: [] },
  ),
  ...scenariosOf(
    'js-openlit',
    { ...javascript, packages: 'openlit', script: 'openlit.cjs', variant: '', instrumentation: 'openlit' },
    {
      chat: ['reasoning-split'],
      'chat-stream': ['reasoning-split'],
      responses: [],
      embeddings: [],
      messages: NO_LIFETIME,
      'messages-stream': [...NO_LIFETIME, 'placeholder'],
    },
  ),
];

const MASTRA: readonly Scenario[] = scenariosOf(
  'js-mastra',
  { ...javascript, packages: 'mastra', script: 'mastra.mjs', variant: '', instrumentation: '@mastra/otel-exporter' },
  { chat: [], responses: [], 'chat-stream': [] },
);

export const JAVASCRIPT_SCENARIOS: readonly Scenario[] = [...CLIENTS, ...AI_SDKS, ...FRAMEWORKS, ...MASTRA, ...CLOUDS];
