import { claudeCode, codexCli, geminiCli } from './coding-agents';
import type { Dialect } from './dialect';
import { langfuse } from './langfuse';
import { openInference } from './openinference';
import { otelGenAi } from './otel-genai';
import { platformDetails } from './platforms';
import { vercelAiSdk } from './vercel-ai-sdk';

/**
 * Every way of reporting that is understood, in the order in which they are asked: what is never booked first, then those with
 * names of their own, then the conventions, which nearly all of them write as well.
 */
export const ALL_DIALECTS: readonly Dialect[] = [
  platformDetails,
  openInference,
  vercelAiSdk,
  langfuse,
  claudeCode,
  codexCli,
  geminiCli,
  otelGenAi,
];
