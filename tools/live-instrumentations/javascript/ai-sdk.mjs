// Vercel's AI SDK 4 to 7 with its own telemetry; LIVE_VARIANT is the provider.
import { createRequire } from 'node:module';

import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import * as ai from 'ai';
import { z } from 'zod';

const require = createRequire(import.meta.url);
const { baseUrl, finish, operation, startTelemetry, variant } = require('./telemetry.cjs');
const { version } = require('ai/package.json');
const major = Number(version.split('.')[0]);

const provider = startTelemetry();
if (major >= 7) {
  const { OpenTelemetry } = await import('@ai-sdk/otel');
  ai.registerTelemetry(new OpenTelemetry());
}

const openai = createOpenAI({ apiKey: 'none', baseURL: `${baseUrl}/v1` });
const anthropic = createAnthropic({ apiKey: 'none', baseURL: `${baseUrl}/v1` });
const MODELS = {
  openai: () => openai('gpt-5-mini'),
  'openai-chat': () => openai.chat('gpt-5-mini'),
  anthropic: () => anthropic('claude-sonnet-4-5'),
};
const telemetry = major >= 7 ? { telemetry: { isEnabled: true } } : { experimental_telemetry: { isEnabled: true } };
const model = operation.startsWith('embed') ? undefined : MODELS[variant]();
const asked = { model, prompt: 'Say hello', maxRetries: 2, ...telemetry };
const weather = ai.tool({
  description: 'Weather of a city',
  ...(major >= 5 ? { inputSchema: z.object({ city: z.string() }) } : { parameters: z.object({ city: z.string() }) }),
  execute: async () => 'sunny',
});
const embeddingModel = () => (openai.textEmbeddingModel ?? openai.embedding).call(openai, 'text-embedding-3-small');

const OPERATIONS = {
  generateText: () => ai.generateText(asked),
  streamText: async () => {
    const { textStream } = ai.streamText(asked);
    for await (const piece of textStream) void piece;
  },
  generateObject: () => ai.generateObject({ ...asked, schema: z.object({ answer: z.string() }) }),
  tools: () =>
    ai.generateText({
      ...asked,
      tools: { weather },
      ...(major >= 5 ? { stopWhen: ai.stepCountIs(3) } : { maxSteps: 3 }),
    }),
  embed: () => ai.embed({ model: embeddingModel(), value: 'hello', ...telemetry }),
  embedMany: () => ai.embedMany({ model: embeddingModel(), values: ['hello', 'there'], ...telemetry }),
};

await finish(provider, OPERATIONS[operation]);
