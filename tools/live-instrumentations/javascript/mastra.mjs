// Mastra with its own OpenTelemetry exporter: an agent that calls a tool, so two model calls.
import { createRequire } from 'node:module';

import { createOpenAI } from '@ai-sdk/openai';
import { Agent } from '@mastra/core/agent';
import { Mastra } from '@mastra/core/mastra';
import { createTool } from '@mastra/core/tools';
import { Observability } from '@mastra/observability';
import { OtelExporter } from '@mastra/otel-exporter';
import { z } from 'zod';

const require = createRequire(import.meta.url);
const { baseUrl, finish, operation, startTelemetry } = require('./telemetry.cjs');

const provider = startTelemetry();
const endpoint = `${process.env.OTEL_EXPORTER_OTLP_ENDPOINT}/v1/traces`;
const exporter = new OtelExporter({ provider: { custom: { endpoint, protocol: 'http/protobuf', headers: {} } } });
const openai = createOpenAI({ apiKey: 'none', baseURL: `${baseUrl}/v1` });
const weather = createTool({
  id: 'weather',
  description: 'Weather of a city',
  inputSchema: z.object({ city: z.string() }),
  outputSchema: z.object({ weather: z.string() }),
  execute: async () => ({ weather: 'sunny' }),
});
const forecaster = new Agent({
  id: 'forecaster',
  name: 'forecaster',
  instructions: 'Be short.',
  model: operation.startsWith('chat') ? openai.chat('gpt-5-mini') : openai.responses('gpt-5-mini'),
  tools: { weather },
});
const mastra = new Mastra({
  agents: { forecaster },
  logger: false,
  observability: new Observability({
    configs: { otel: { serviceName: 'live-scenario', exporters: [exporter] } },
  }),
});

await finish(provider, async () => {
  const agent = mastra.getAgent('forecaster');
  if (operation.endsWith('stream')) {
    const answer = await agent.stream('Say hello');
    for await (const piece of answer.textStream) void piece;
  } else await agent.generate('Say hello');
  await exporter.flush?.();
  await exporter.shutdown();
});
