import type { OtlpLogRecord, OtlpRecord } from '@tokenledger/shared/otlp';

import { type Dialect, drop, type Recognition } from './dialect';
import { FieldTable } from './field-table';
import { withThoughtsInOutput, withToolsInInput } from './gemini-usage';
import { isOperationDetails } from './otel-genai';
import { readRecord, toRawReading } from './read-record';

const FIELDS = new FieldTable({
  input: ['input_token_count'],
  output: ['output_token_count'],
  total: ['total_token_count'],
  cacheRead: ['cached_content_token_count'],
  reasoning: ['thoughts_token_count'],
  extraInput: ['tool_token_count'],
  requestModel: ['model'],
  responseId: ['response_id'],
  errorType: ['error.type', 'error_type', 'status_code'],
});

/**
 * Gemini CLI (google-gemini/gemini-cli docs/cli/telemetry.md): the event `api_response` is the call. The event
 * `operation.details` that it writes beside each lacks the tool and cached counts, and would count the call again.
 */
export const geminiCli: Dialect = {
  name: 'gemini-cli',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal !== 'log') return undefined;
    const event = record.eventName === '' ? record.attributes.get('event.name') : record.eventName;
    if (event === 'gemini_cli.api_response' || event === 'gemini_cli.api_error') return read(record, event);
    return isGeminiCli(record) && isOperationDetails(record) ? drop('repeated-by-own-event') : undefined;
  },
};

function isGeminiCli({ origin }: OtlpLogRecord): boolean {
  return origin.scope.name === 'gemini-cli' || origin.resource.get('service.name') === 'gemini-cli';
}

function read(record: OtlpLogRecord, event: string): Recognition {
  const fields = readRecord(record.attributes, FIELDS);
  const { errorType, ...rest } = toRawReading(record, fields, {
    dialect: 'gemini-cli',
    role: 'call',
    operation: 'generate_content',
    provider: 'gcp.gemini',
    ...withThoughtsInOutput(withToolsInInput(fields)),
    basis: 'inclusive',
    isOwnEvent: true,
  });
  // A response has a status code, too: 200.
  return {
    outcome: 'reading',
    reading: { ...rest, errorType: event === 'gemini_cli.api_error' ? (errorType ?? 'unknown') : undefined },
  };
}
