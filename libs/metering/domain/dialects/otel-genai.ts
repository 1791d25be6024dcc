import type { OtlpLogRecord, OtlpRecord, OtlpSpan } from '@tokenledger/shared/otlp';

import { firstText } from './attribute-reading';
import type { Dialect, Recognition } from './dialect';
import * as names from './otel-genai-attributes';
import { drop, OTEL_NAMES, readCall, readCounts } from './read-call';

const OPERATION_DETAILS_EVENT = 'gen_ai.client.inference.operation.details';

/**
 * Spans and the `operation.details` event of the OpenTelemetry GenAI conventions, old generation and new, with the names that
 * OpenLLMetry, OpenLIT, Pydantic AI, Semantic Kernel, LiteLLM and others write beside them.
 */
export const otelGenAi: Dialect = {
  name: 'otel-genai',
  recognise(record: OtlpRecord): Recognition | undefined {
    switch (record.signal) {
      case 'span':
        return recogniseAttributes(record);
      case 'log':
        return isOperationDetails(record) ? recogniseAttributes(record) : undefined;
      case 'metric':
        // A metric adds up calls: it has no context size, no cache lifetime and no identity, so it cannot be priced
        // and would count its source's spans twice.
        return record.metricName.startsWith('gen_ai.') ? drop('aggregate-metric') : undefined;
    }
  },
};

function isOperationDetails(record: OtlpLogRecord): boolean {
  return (
    record.eventName === OPERATION_DETAILS_EVENT || record.attributes.get('event.name') === OPERATION_DETAILS_EVENT
  );
}

function recogniseAttributes(record: OtlpSpan | OtlpLogRecord): Recognition | undefined {
  const { attributes } = record;
  const operation = operationOf(record);
  const counts = readCounts(attributes, OTEL_NAMES);
  const kind = kindOf(operation, counts.hasUsage);
  if (kind === undefined || typeof kind === 'object') return kind;
  return readCall(record, OTEL_NAMES, { dialect: 'otel-genai', role: kind, operation: operation ?? 'unknown', counts });
}

/** Other names for calls: OpenLLMetry's request types, LangSmith's kind, older releases of Semantic Kernel and others. */
const CALLS_BY_OTHER_NAMES: Readonly<Record<string, string>> = {
  'chat.completions': 'chat',
  'chat.completion': 'chat',
  chat_completion: 'chat',
  completion: 'text_completion',
  'text.completions': 'text_completion',
  'text.completion': 'text_completion',
  embedding: 'embeddings',
  embed: 'embeddings',
  responses: 'chat',
  llm: 'chat',
};

function operationOf({ attributes }: OtlpSpan | OtlpLogRecord): string | undefined {
  const operation = firstText(attributes, [
    'gen_ai.operation.name',
    'llm.request.type',
    'traceloop.span.kind',
    'langsmith.span.kind',
  ]);
  return operation === undefined ? undefined : (CALLS_BY_OTHER_NAMES[operation] ?? operation);
}

/** What the record is, by operation first; a usage-bearing record without an operation is taken for a call. */
function kindOf(operation: string | undefined, hasUsage: boolean): 'call' | 'container' | Recognition | undefined {
  if (operation !== undefined && names.CALL_OPERATIONS.has(operation)) return 'call';
  if (operation !== undefined && names.CONTAINER_OPERATIONS.has(operation)) {
    return hasUsage ? 'container' : drop('container-without-usage');
  }
  if (operation !== undefined && names.USAGE_FREE_OPERATIONS.has(operation)) return drop('usage-free-operation');
  // An operation of a framework's own that carries usage repeats the model calls that it makes (`framework`, `agent_step`).
  if (operation !== undefined) return hasUsage ? 'container' : undefined;
  return hasUsage ? 'call' : undefined;
}
