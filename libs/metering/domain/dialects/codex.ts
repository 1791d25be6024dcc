import type { OtlpLogRecord, OtlpRecord, OtlpSpan } from '@tokenledger/shared/otlp';

import { type Dialect, drop, type Recognition } from './dialect';
import { FieldTable } from './field-table';
import { GENERAL_NAMES } from './otel-genai-attributes';
import { type Decided, readRecord, toRawReading } from './read-record';

const SHARED = {
  provider: ['gen_ai.provider.name', 'gen_ai.system'],
  requestModel: ['gen_ai.request.model', 'model'],
  responseModel: ['gen_ai.response.model'],
  responseId: GENERAL_NAMES.responseId,
  serviceTier: GENERAL_NAMES.serviceTier,
  errorType: ['error.type'],
} as const;

/** Input and output are text, cached counts are integers; cached is inside input, reasoning inside output. */
const EVENT_FIELDS = new FieldTable({
  ...SHARED,
  input: ['input_token_count'],
  output: ['output_token_count'],
  cacheRead: ['cached_token_count'],
  cacheWrite: ['cache_write_token_count'],
  reasoning: ['reasoning_token_count'],
});

const TURN_FIELDS = new FieldTable({
  ...SHARED,
  input: ['codex.turn.token_usage.input_tokens'],
  output: ['codex.turn.token_usage.output_tokens'],
  cacheRead: ['codex.turn.token_usage.cached_input_tokens'],
  cacheWrite: ['codex.turn.token_usage.cache_write_input_tokens'],
  reasoning: ['codex.turn.token_usage.reasoning_output_tokens'],
  total: ['codex.turn.token_usage.total_tokens'],
});

/**
 * Codex CLI (openai/codex codex-rs/otel): the event of a finished response is the call; a turn's span adds up the
 * responses of the turn and counts what they do not explain, which is everything where only traces are exported.
 */
export const codex: Dialect = {
  name: 'codex-cli',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal === 'log') return recogniseEvent(record);
    if (record.signal !== 'span') return undefined;
    if (record.attributes.has('codex.turn.token_usage.input_tokens')) {
      return read(record, TURN_FIELDS, { role: 'container', operation: 'invoke_agent' });
    }
    if (record.name !== 'handle_responses') return undefined;
    const fields = readRecord(record.attributes);
    if (!fields.hasUsage) return drop('container-without-usage');
    return read(record, undefined, { role: 'call', operation: 'chat' });
  },
};

function recogniseEvent(record: OtlpLogRecord): Recognition | undefined {
  const { attributes, eventName } = record;
  if (eventName !== 'codex.sse_event' && attributes.get('event.name') !== 'codex.sse_event') return undefined;
  if (attributes.get('event.kind') !== 'response.completed' && !attributes.has('input_token_count')) {
    return drop('usage-free-event');
  }
  return read(record, EVENT_FIELDS, { role: 'call', operation: 'chat', isOwnEvent: true });
}

function read(
  record: OtlpSpan | OtlpLogRecord,
  table: FieldTable | undefined,
  decided: Omit<Decided, 'dialect'>,
): Recognition {
  const fields = readRecord(record.attributes, table);
  const reading = toRawReading(record, fields, {
    dialect: 'codex-cli',
    provider: fields.found.text('provider') ?? 'openai',
    basis: 'inclusive',
    ...decided,
  });
  return { outcome: 'reading', reading };
}
