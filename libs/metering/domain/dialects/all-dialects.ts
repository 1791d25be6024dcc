import { aggregateMetrics } from './aggregate-metrics';
import { azureAiAgents } from './azure-ai-agents';
import { bedrockClients } from './bedrock-clients';
import { claudeCode } from './claude-code';
import { claudePlatform } from './claude-platform';
import { cloudflareAiGateway } from './cloudflare-ai-gateway';
import { codex } from './codex';
import type { Dialect } from './dialect';
import { geminiCli } from './gemini-cli';
import { githubCopilot } from './github-copilot';
import { googleAdk } from './google-adk';
import { langfuse } from './langfuse';
import { langSmith } from './langsmith';
import { liteLlm } from './litellm';
import { neverBooked } from './never-booked';
import { openInference } from './openinference';
import { openLlmetry } from './openllmetry';
import { openRouter } from './openrouter';
import { otelGenAi } from './otel-genai';
import { pydanticAi } from './pydantic-ai';
import { springAi } from './spring-ai';
import { vercelAiGateway } from './vercel-ai-gateway';
import { vercelAiSdk } from './vercel-ai-sdk';
import { vllm } from './vllm';

/**
 * Every dialect, in the order they are asked: what must never be booked, then emitters that name themselves (platform,
 * coding agents, gateways), then instrumentations by a marker of theirs, the conventions last. The conventions also
 * read what nobody knows.
 */
export const ALL_DIALECTS: readonly Dialect[] = [
  neverBooked,
  aggregateMetrics,
  claudePlatform,
  claudeCode,
  codex,
  geminiCli,
  openRouter,
  vercelAiGateway,
  cloudflareAiGateway,
  liteLlm,
  vllm,
  // Before Langfuse, whose processor marks spans of other instrumentations as observations of its own.
  vercelAiSdk,
  openInference,
  langfuse,
  langSmith,
  pydanticAi,
  springAi,
  googleAdk,
  azureAiAgents,
  bedrockClients,
  githubCopilot,
  openLlmetry,
  otelGenAi,
];
