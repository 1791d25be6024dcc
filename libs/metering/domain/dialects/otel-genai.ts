import type { OtlpLogRecord, OtlpRecord, OtlpSpan } from '@tokenledger/shared/otlp';

import { firstText } from './attribute-reading';
import { type Dialect, drop, type Recognition } from './dialect';
import * as names from './otel-genai-attributes';
import { type Decided, readRecord, toRawReading } from './read-record';
import { isPlayedBack, operationBySpanKind } from './span-kind';

const OPERATION_DETAILS_EVENT = 'gen_ai.client.inference.operation.details';
const OPERATION = ['gen_ai.operation.name'];

/**
 * Spans and the `operation.details` event of the OpenTelemetry GenAI conventions, old generation and new; also what an
 * emitter that nobody knows writes under the names of any dialect.
 */
export const otelGenAi: Dialect = {
  name: 'otel-genai',
  recognise(record: OtlpRecord): Recognition | undefined {
    switch (record.signal) {
      case 'span':
        return recogniseByOperation(record);
      case 'log':
        return isOperationDetails(record) ? recogniseByOperation(record) : undefined;
      case 'metric':
        return undefined;
    }
  },
};

export function isOperationDetails(record: OtlpLogRecord): boolean {
  return (
    record.eventName === OPERATION_DETAILS_EVENT || record.attributes.get('event.name') === OPERATION_DETAILS_EVENT
  );
}

/**
 * Reads a record as the conventions say, by its operation; dialects that add something to them say what.
 *
 * @returns undefined where it is no record of a model's usage
 */
export function recogniseByOperation(
  record: OtlpSpan | OtlpLogRecord,
  decided: Partial<Decided> = {},
): Recognition | undefined {
  if (isPlayedBack(record.attributes)) return drop('response-cache-hit');
  const operation = firstText(record.attributes, OPERATION)?.toLowerCase() ?? operationBySpanKind(record.attributes);
  const read = readRecord(record.attributes);
  const kind = decided.role ?? kindOf(operation, read.hasUsage);
  if (kind === undefined) return undefined;
  if (typeof kind === 'object') return kind;
  const reading = toRawReading(record, read, {
    dialect: 'otel-genai',
    operation: operation ?? 'unknown',
    ...decided,
    role: kind,
  });
  return { outcome: 'reading', reading };
}

/** What the record is, by operation first; a usage-bearing record without an operation is taken for a call. */
function kindOf(operation: string | undefined, hasUsage: boolean): 'call' | 'container' | Recognition | undefined {
  if (operation === undefined) return hasUsage ? 'call' : undefined;
  if (names.CALL_OPERATIONS.has(operation)) return 'call';
  if (names.CONTAINER_OPERATIONS.has(operation)) return hasUsage ? 'container' : drop('container-without-usage');
  if (names.USAGE_FREE_OPERATIONS.has(operation)) return drop('usage-free-operation');
  // An operation of a framework's own that carries usage repeats the model calls that it makes (`framework`, `agent_step`).
  return hasUsage ? 'container' : undefined;
}
