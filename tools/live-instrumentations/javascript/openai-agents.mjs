// OpenAI's agents framework under OpenInference: an agent that calls a tool, so two model calls.
import { createRequire } from 'node:module';

import { OpenInferenceTracingProcessor } from '@arizeai/openinference-instrumentation-openai-agents';
import * as agents from '@openai/agents';
import { z } from 'zod';

const require = createRequire(import.meta.url);
const { baseUrl, finish, operation, startTelemetry } = require('./telemetry.cjs');

const provider = startTelemetry();
agents.setTraceProcessors([new OpenInferenceTracingProcessor({ tracerProvider: provider })]);
const { OpenAI } = createRequire(require.resolve('@openai/agents'))('openai');
agents.setDefaultOpenAIClient(new OpenAI({ apiKey: 'none', baseURL: `${baseUrl}/v1` }));
agents.setOpenAIAPI(operation === 'chat' ? 'chat_completions' : 'responses');

const weather = agents.tool({
  name: 'weather',
  description: 'Weather of a city',
  parameters: z.object({ city: z.string() }),
  execute: async () => 'sunny',
});
const agent = new agents.Agent({
  name: 'Forecaster',
  instructions: 'Be short.',
  model: 'gpt-5-mini',
  tools: [weather],
});

await finish(provider, async () => {
  await agents.run(agent, 'Say hello');
  await agents.getGlobalTraceProvider().forceFlush();
});
