import type { Attributes, OtlpLogRecord, OtlpRecord, OtlpSpan } from '@tokenledger/shared/otlp';

import { CountReader, decimalText, firstOfList, firstText, reportedAmount } from './attribute-reading';
import type { Dialect, RawReading, Recognition } from './dialect';
import { standingOf } from './observer';
import * as names from './otel-genai-attributes';

const OPERATION_DETAILS_EVENT = 'gen_ai.client.inference.operation.details';
const SPAN_STATUS_ERROR = 2;
const NO_EXTRA_UNITS: Readonly<Record<string, string>> = {};

/** Spans and the `operation.details` event of the OpenTelemetry GenAI conventions, old generation and new. */
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
  const operation = firstText(attributes, ['gen_ai.operation.name']);
  const counts = new CountReader(attributes);
  const tokens = {
    input: counts.first(names.INPUT),
    output: counts.first(names.OUTPUT),
    total: counts.first(names.TOTAL),
    cacheRead: counts.first(names.CACHE_READ),
    cacheWrite: counts.first(names.CACHE_WRITE),
    cacheWrite5m: counts.first(names.CACHE_WRITE_5M),
    cacheWrite1h: counts.first(names.CACHE_WRITE_1H),
    reasoning: counts.first(names.REASONING),
    audioInput: counts.first(names.AUDIO_INPUT),
    audioCacheRead: counts.first(names.AUDIO_CACHE_READ),
    imageInput: counts.first(names.IMAGE_INPUT),
    imageCacheRead: counts.first(names.IMAGE_CACHE_READ),
    audioOutput: counts.first(names.AUDIO_OUTPUT),
    imageOutput: counts.first(names.IMAGE_OUTPUT),
    extraInput: counts.first(names.COMPACTION_INPUT),
    extraOutput: counts.first(names.COMPACTION_OUTPUT),
  };
  const hasUsage =
    tokens.input !== undefined ||
    tokens.output !== undefined ||
    tokens.total !== undefined ||
    tokens.cacheRead !== undefined ||
    counts.problems.length > 0;

  const kind = kindOf(operation, hasUsage);
  if (kind === undefined) return undefined;
  if (typeof kind === 'object') return kind;

  const standing = standingOf(record.origin);
  const provider = firstText(attributes, names.PROVIDER);
  const errorType = firstText(attributes, ['error.type']);
  const reading: RawReading = {
    dialect: 'otel-genai',
    role: kind,
    observer: standing.observer,
    operation: operation ?? 'unknown',
    provider,
    requestModel: firstText(attributes, names.REQUEST_MODEL),
    responseModel: firstText(attributes, names.RESPONSE_MODEL),
    responseId: firstText(attributes, names.RESPONSE_ID),
    providerRequestId: firstText(attributes, names.PROVIDER_REQUEST_ID),
    tokens,
    basis: standing.basisFor(provider),
    invalidCounts: counts.problems,
    extraUnits: extraUnitsOf(attributes),
    reportedCost: reportedCostOf(attributes),
    serviceTier: firstText(attributes, names.SERVICE_TIER),
    serverAddress: firstText(attributes, ['server.address']),
    finishReason:
      firstOfList(attributes, 'gen_ai.response.finish_reasons') ??
      firstText(attributes, ['anthropic.message.stop_reason']),
    errorType:
      errorType ?? (record.signal === 'span' && record.statusCode === SPAN_STATUS_ERROR ? 'unknown' : undefined),
  };
  return { outcome: 'reading', reading };
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

function drop(reason: string): Recognition {
  return { outcome: 'drop', reason };
}

function extraUnitsOf(attributes: Attributes): Readonly<Record<string, string>> {
  let extra: Record<string, string> | undefined;
  for (const [name, value] of attributes) {
    if (!name.startsWith(names.USAGE_PREFIX) || names.KNOWN_USAGE_LEAVES.has(name)) continue;
    const text = decimalText(value);
    if (text !== undefined) (extra ??= {})[name.slice(names.USAGE_PREFIX.length)] = text;
  }
  return extra ?? NO_EXTRA_UNITS;
}

function reportedCostOf(attributes: Attributes): RawReading['reportedCost'] {
  const amount = reportedAmount(
    attributes.get('gen_ai.usage.cost.amount') ??
      attributes.get('gen_ai.cost.total_cost') ??
      attributes.get('gen_ai.usage.cost'),
  );
  if (amount === undefined) return undefined;
  return { amount, currency: firstText(attributes, ['gen_ai.usage.cost.currency']) ?? 'USD' };
}
