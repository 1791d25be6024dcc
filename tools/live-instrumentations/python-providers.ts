import type { Loss } from '@tokenledger/metering/testing';

import { type Operations, type Scenario, scenariosOf } from './scenario';

export const NO_LIFETIME: readonly Loss[] = ['cache-lifetime', 'reasoning-split'];
export const NO_SPLIT: readonly Loss[] = ['cache-split', 'reasoning-split'];

/** Scenarios of one script under one instrumentation. */
export function under(
  prefix: string,
  [packages, script, variant, instrumentation]: readonly [string, string, string, string],
  operations: Operations,
): readonly Scenario[] {
  return scenariosOf(
    prefix,
    { language: 'python', packages, script: `${script}.py`, variant, instrumentation },
    operations,
  );
}

/** The client calls functions itself: the span around it tells the last call only. */
const GEMINI: Operations = { generate: [], stream: [], tool: ['earlier-calls'] };
const BEDROCK: Operations = { converse: [], 'converse-stream': [], invoke: [], 'invoke-stream': [] };
const NO_CACHE: readonly Loss[] = ['cache-tokens', 'reasoning-split'];
const NO_CACHE_OF_CLAUDES_BODY: Operations = { invoke: NO_CACHE, 'invoke-stream': NO_CACHE };

/** Clients of other providers than OpenAI and Anthropic. */
export const PROVIDERS: readonly Scenario[] = [
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
      stream: ofStreams,
    }),
  ),
];
