import type { OtlpLogRecord, OtlpRecord, OtlpSpan } from '@tokenledger/shared/otlp';

import { firstText } from './attribute-reading';
import type { Dialect, Recognition } from './dialect';
import { type CallNames, drop, type ReadCounts, readCall, readCounts, withOwnNames } from './read-call';

const OPERATION_DETAILS_EVENT = 'gen_ai.client.inference.operation.details';

const CLAUDE_CODE: CallNames = withOwnNames({
  requestModel: ['model'],
  responseModel: ['model'],
  providerRequestId: ['request_id'],
  input: ['input_tokens'],
  output: ['output_tokens'],
  cacheRead: ['cache_read_tokens'],
  cacheWrite: ['cache_creation_tokens'],
  cost: ['cost_usd'],
});

/**
 * Claude Code: https://code.claude.com/docs/en/monitoring-usage. The event of an API request and the span of it name one
 * request; the four counts do not overlap. Its metrics add the same up once more.
 */
export const claudeCode: Dialect = {
  name: 'claude-code',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal === 'metric') {
      return record.metricName.startsWith('claude_code.') ? drop('aggregate-metric') : undefined;
    }
    const isRequest =
      record.signal === 'log'
        ? isEvent(record, 'claude_code.api_request', 'claude_code')
        : record.name === 'claude_code.llm_request';
    if (!isRequest) return undefined;
    const counts = readCounts(record.attributes, CLAUDE_CODE);
    return readCall(record, CLAUDE_CODE, {
      dialect: 'claude-code',
      role: 'call',
      operation: 'chat',
      provider: 'anthropic',
      basis: 'exclusive',
      counts,
    });
  },
};

const CODEX: CallNames = withOwnNames({
  requestModel: ['model', 'slug'],
  responseModel: ['model', 'slug'],
  input: ['input_token_count', 'codex.turn.token_usage.input_tokens'],
  output: ['output_token_count', 'codex.turn.token_usage.output_tokens'],
  cacheRead: ['cached_token_count', 'codex.turn.token_usage.cached_input_tokens'],
  cacheWrite: ['cache_write_token_count', 'codex.turn.token_usage.cache_write_input_tokens'],
  reasoning: ['reasoning_token_count', 'codex.turn.token_usage.reasoning_output_tokens'],
  total: ['codex.turn.token_usage.total_tokens'],
});

/**
 * Codex CLI: https://github.com/openai/codex, codex-rs/otel. The completed response's event is a call; the span of a turn sums up
 * the calls of the turn.
 */
export const codexCli: Dialect = {
  name: 'codex-cli',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal === 'metric') {
      return record.metricName.startsWith('codex.') ? drop('aggregate-metric') : undefined;
    }
    const facts = { dialect: 'codex-cli', provider: 'openai', basis: 'inclusive' } as const;
    if (record.signal === 'log') {
      if (!isEvent(record, 'codex.sse_event', 'codex')) return undefined;
      if (firstText(record.attributes, ['event.kind']) !== 'response.completed') return drop('usage-free-event');
      const counts = readCounts(record.attributes, CODEX);
      return readCall(record, CODEX, { ...facts, role: 'call', operation: 'chat', counts });
    }
    if (!record.attributes.has('codex.turn.token_usage.input_tokens')) return undefined;
    const counts = readCounts(record.attributes, CODEX);
    return readCall(record, CODEX, { ...facts, role: 'container', operation: 'codex_turn', counts });
  },
};

const GEMINI_CLI: CallNames = withOwnNames({
  requestModel: ['model'],
  responseModel: ['model'],
  input: ['input_token_count'],
  output: ['output_token_count'],
  cacheRead: ['cached_content_token_count'],
  reasoning: ['thoughts_token_count'],
  total: ['total_token_count'],
});

/**
 * Gemini CLI: https://github.com/google-gemini/gemini-cli, docs/cli/telemetry.md. Its own event has the provider's counts: thoughts
 * beside the output, the prompt of tools beside the input. The conventions' event of the same answer comes beside it.
 */
export const geminiCli: Dialect = {
  name: 'gemini-cli',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal === 'metric') {
      return record.metricName.startsWith('gemini_cli.') ? drop('aggregate-metric') : undefined;
    }
    if (record.signal !== 'log') return undefined;
    if (isEvent(record, OPERATION_DETAILS_EVENT) && isFrom(record, 'gemini-cli')) return drop('repeated-by-own-event');
    if (!isEvent(record, 'gemini_cli.api_response')) return undefined;
    const counts = withOutside(record, readCounts(record.attributes, GEMINI_CLI));
    return readCall(record, GEMINI_CLI, {
      dialect: 'gemini-cli',
      role: 'call',
      operation: 'generate_content',
      provider: 'gcp.gemini',
      basis: 'inclusive',
      counts,
    });
  },
};

/** Ours are input with the prompt of tools, and output with thoughts. */
function withOutside({ attributes }: OtlpLogRecord, counts: ReadCounts): ReadCounts {
  const { input, output, reasoning } = counts.tokens;
  const tools = readCounts(attributes, { ...GEMINI_CLI, input: ['tool_token_count'] }).tokens.input ?? 0;
  return {
    ...counts,
    tokens: {
      ...counts.tokens,
      input: input === undefined ? undefined : input + tools,
      output: output === undefined ? undefined : output + (reasoning ?? 0),
    },
  };
}

/** An event's name stands in its own field, in an attribute, or, without the emitter's prefix, in an attribute of its scope. */
function isEvent({ eventName, attributes, origin }: OtlpLogRecord, name: string, emitter?: string): boolean {
  if (eventName === name) return true;
  const attribute = attributes.get('event.name');
  if (attribute === name) return true;
  return emitter !== undefined && attribute === name.slice(emitter.length + 1) && origin.scope.name.includes(emitter);
}

function isFrom({ origin }: OtlpSpan | OtlpLogRecord, service: string): boolean {
  return origin.resource.get('service.name') === service;
}
