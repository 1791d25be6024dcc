import type { OtlpLogRecord, OtlpRecord, OtlpSpan } from '@tokenledger/shared/otlp';

import type { Dialect, Recognition } from './dialect';
import { FieldTable } from './field-table';
import { GENERAL_NAMES } from './otel-genai-attributes';
import { readRecord, toRawReading } from './read-record';

const FIELDS = new FieldTable({
  input: ['input_tokens', 'gen_ai.usage.input_tokens'],
  output: ['output_tokens', 'gen_ai.usage.output_tokens'],
  cacheRead: ['cache_read_tokens'],
  cacheWrite: ['cache_creation_tokens'],
  provider: ['gen_ai.provider.name', 'gen_ai.system'],
  requestModel: ['gen_ai.request.model', 'model'],
  responseModel: ['gen_ai.response.model'],
  responseId: GENERAL_NAMES.responseId,
  providerRequestId: ['request_id', 'gen_ai.request.id'],
  finishReason: ['stop_reason', ...GENERAL_NAMES.finishReason],
  errorType: ['error.type', 'status_code'],
  cost: ['cost_usd'],
});
const LLM_REQUEST_SPAN = 'claude_code.llm_request';

/**
 * Claude Code: the event `api_request` and the span `llm_request` of a call, one by their request id.
 *
 * All four counts are disjoint (code.claude.com/docs/en/monitoring-usage). The cost is the agent's own estimate.
 */
export const claudeCode: Dialect = {
  name: 'claude-code',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal === 'log') return recogniseEvent(record);
    if (record.signal !== 'span') return undefined;
    if (record.name === LLM_REQUEST_SPAN) return read(record);
    // The collector shortens names it does not know to nothing: what has counts is a request. Others may call their
    // service so and write the conventions.
    return isClaudeCode(record) && record.attributes.has('input_tokens') ? read(record) : undefined;
  },
};

function recogniseEvent(record: OtlpLogRecord): Recognition | undefined {
  const event = record.eventName === '' ? record.attributes.get('event.name') : record.eventName;
  switch (event) {
    case 'claude_code.api_request':
    case 'claude_code.api_error':
      return read(record);
    case 'api_request':
    case 'api_error':
      return isClaudeCode(record) ? read(record) : undefined;
    default:
      return undefined;
  }
}

function isClaudeCode({ origin }: OtlpSpan | OtlpLogRecord): boolean {
  if (origin.scope.name.startsWith('com.anthropic.claude_code')) return true;
  const service = origin.resource.get('service.name');
  return typeof service === 'string' && service.startsWith('claude-code');
}

function read(record: OtlpSpan | OtlpLogRecord): Recognition {
  const fields = readRecord(record.attributes, FIELDS);
  const reading = toRawReading(record, fields, {
    dialect: 'claude-code',
    role: 'call',
    operation: 'chat',
    observer: 'provider-sdk',
    provider: fields.found.text('provider') ?? 'anthropic',
    basis: 'exclusive',
    ...(record.signal === 'log' && { isOwnEvent: true }),
  });
  return { outcome: 'reading', reading };
}
