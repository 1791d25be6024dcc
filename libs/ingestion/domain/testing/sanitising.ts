import { decodeTraces, jsonToProto, type OtlpSignal } from '@tokenledger/shared/otlp';

import { AttributePolicy } from '../attributes/attribute-policy';
import { DEFAULT_INGESTION_LIMITS } from '../sanitise/sanitise-context';
import { Sanitiser } from '../sanitise/sanitiser';

export const NOW = new Date('2026-11-23T12:00:00Z');
export const NANOS = String(BigInt(NOW.getTime()) * 1_000_000n);
export const TRACE_ID = '5b8efff798038103d269b633813fc60c';
export const SPAN_ID = 'eee19b7ec3c1b174';
export const CANARY = 'canary-7f3a9';

const sanitiser = new Sanitiser(new AttributePolicy(), DEFAULT_INGESTION_LIMITS);
export const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });
export const count = (key: string, intValue: number) => ({ key, value: { intValue } });
export const CALL = [text('gen_ai.operation.name', 'chat'), text('gen_ai.request.model', 'gpt-4o')];
export const USAGE = [count('gen_ai.usage.input_tokens', 10), count('gen_ai.usage.output_tokens', 2)];

export const span = (overrides: object = {}) => ({
  traceId: TRACE_ID,
  spanId: SPAN_ID,
  name: 'chat gpt-4o',
  startTimeUnixNano: NANOS,
  endTimeUnixNano: NANOS,
  attributes: [...CALL, ...USAGE],
  ...overrides,
});
export const protoOf = (signal: OtlpSignal, body: object) =>
  jsonToProto(signal, Buffer.from(JSON.stringify(body))).proto;
export const tracesOf = (...spans: object[]) => protoOf('traces', { resourceSpans: [{ scopeSpans: [{ spans }] }] });
export const logsOf = (...logRecords: object[]) => protoOf('logs', { resourceLogs: [{ scopeLogs: [{ logRecords }] }] });
export const metricsOf = (...metrics: object[]) =>
  protoOf('metrics', { resourceMetrics: [{ scopeMetrics: [{ metrics }] }] });
export const sanitise = (signal: OtlpSignal, payload: Uint8Array) => sanitiser.sanitise(signal, payload, NOW);
export const attributesOf = (...attributes: object[]) => {
  const { bytes } = sanitise('traces', tracesOf(span({ attributes: [...USAGE, ...attributes] })));
  return [...decodeTraces(bytes)[0]!.attributes].slice(USAGE.length);
};
