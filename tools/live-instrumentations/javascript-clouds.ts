import { NO_LIFETIME } from './python-providers';
import { type Scenario, scenariosOf } from './scenario';

const clouds = { language: 'javascript', packages: 'clouds', script: 'clouds.cjs' } as const;

/** Bedrock's client and Google's in JavaScript. */
export const CLOUDS: readonly Scenario[] = [
  ...scenariosOf(
    'js-openinference-bedrock',
    { ...clouds, variant: 'openinference', instrumentation: '@arizeai/openinference-instrumentation-bedrock' },
    {
      converse: ['cache-tokens'],
      'converse-stream': ['cache-tokens'],
      invoke: NO_LIFETIME,
      'invoke-stream': NO_LIFETIME,
    },
  ),
  ...scenariosOf(
    'js-openllmetry-bedrock',
    { ...clouds, variant: 'openllmetry', instrumentation: '@traceloop/instrumentation-bedrock' },
    {
      converse: ['call'],
      'converse-stream': ['call'],
      invoke: ['cache-tokens', 'reasoning-split'],
      'invoke-stream': ['cache-tokens', 'reasoning-split'],
    },
  ),
  ...scenariosOf(
    'js-openllmetry-google-genai',
    { ...clouds, variant: 'openllmetry', instrumentation: '@traceloop/instrumentation-google-generativeai' },
    { gemini: [], 'gemini-stream': [] },
  ),
];
