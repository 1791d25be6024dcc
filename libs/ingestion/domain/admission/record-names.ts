/** Log events that are a model call, with or without usage. */
export const CALL_EVENTS: ReadonlySet<string> = new Set([
  // open-telemetry/semantic-conventions-genai, docs/gen-ai/events
  'gen_ai.client.inference.operation.details',
  // Claude Code writes the short form into `event.name`
  'claude_code.api_request',
  'claude_code.api_error',
  'api_request',
  'api_error',
  // Gemini CLI
  'gemini_cli.api_response',
  'gemini_cli.api_error',
]);

/** Log events that are kept by name where they carry usage. */
export const KNOWN_EVENTS: ReadonlySet<string> = new Set([...CALL_EVENTS, 'codex.sse_event']);

/** Metrics of token usage and cost. Durations say nothing about spend. */
const USAGE_METRICS: ReadonlySet<string> = new Set([
  'gen_ai.client.token.usage',
  'gen_ai.client.operation.cost',
  'gen_ai.client.inference.operation.input_tokens',
  'gen_ai.client.inference.operation.output_tokens',
  'claude_code.token.usage',
  'claude_code.cost.usage',
  'gemini_cli.token.usage',
  'codex.turn.token_usage',
]);
const USAGE_METRIC_PREFIX = 'gen_ai.client.inference.usage.';
const METRIC_NAME = /^[a-z0-9_.]{1,128}$/;

export function isUsageMetric(name: string): boolean {
  return USAGE_METRICS.has(name) || (name.startsWith(USAGE_METRIC_PREFIX) && METRIC_NAME.test(name));
}

/** Spans that a vendor sends to try the connection: answered like any other, never booked. */
export function isTestSpan(name: string): boolean {
  return name === 'anthropic.test' || /^(?:openrouter[ ._-])?connection[ ._-]test$/i.test(name);
}

/**
 * Spans that are no model call whatever they carry: free calls, helpers around calls, administration.
 * Source: Anthropic's SDKs and Claude API (`anthropic.messages.count_tokens`, `anthropic.tool_use <tool>`); OpenInference
 * names its span of the free call `messages.count_tokens` and marks it as LLM.
 */
export function isNeverBooked(name: string): boolean {
  return (
    /(?:^|\.)count_tokens$/.test(name) ||
    /^anthropic\.(?:messages\.tool_runner|(?:custom_|mcp_)?tool_use|organization\.)/.test(name)
  );
}

/** Names that instrumentations and gateways give to their spans of a model call; none holds what a caller wrote. */
export const CALL_SPAN_NAMES: ReadonlySet<string> = new Set([
  'anthropic.messages.create',
  'anthropic.messages.stream',
  'anthropic.chat',
  'anthropic.completion',
  'messages.create',
  'messages.stream',
  'openai.chat',
  'openai.completion',
  'openai.embeddings',
  'openai.response',
  'ChatCompletion',
  'cohere.chat',
  'bedrock.converse',
  'bedrock.completion',
  'ai.generateText.doGenerate',
  'ai.streamText.doStream',
  'ai.generateObject.doGenerate',
  'ai.streamObject.doStream',
  'ai.embed.doEmbed',
  'ai.embedMany.doEmbed',
  'LLM Generation',
  'generation',
  'kong.gen_ai',
  'claude_code.llm_request',
  'session_task.turn',
  'handle_responses',
]);
