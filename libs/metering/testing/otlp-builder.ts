import type { AttributeValue, Origin, OtlpLogRecord, OtlpSpan } from '@tokenledger/shared/otlp';

type AttributeMap = Readonly<Record<string, AttributeValue>>;

/** What spans and log records of a test share. */
export function anOrigin(scope = 'test', resource: AttributeMap = { 'service.name': 'checkout' }): Origin {
  return {
    resource: new Map(Object.entries(resource)),
    scope: { name: scope, version: '1.0.0', attributes: new Map() },
  };
}

const NOON_US = Date.UTC(2026, 2, 10, 12, 0, 0) * 1000;

export function aSpan(attributes: AttributeMap, span: Partial<Omit<OtlpSpan, 'attributes'>> = {}): OtlpSpan {
  return {
    signal: 'span',
    origin: anOrigin(),
    traceId: '0af7651916cd43dd8448eb211c80319c',
    spanId: 'b7ad6b7169203331',
    parentSpanId: '',
    name: 'chat gpt-4o',
    kind: 3,
    startedAtUs: NOON_US,
    endedAtUs: NOON_US + 2_000_000,
    statusCode: 0,
    ...span,
    attributes: new Map(Object.entries(attributes)),
  };
}

export function aLogRecord(
  attributes: AttributeMap,
  log: Partial<Omit<OtlpLogRecord, 'attributes'>> = {},
): OtlpLogRecord {
  return {
    signal: 'log',
    origin: anOrigin(),
    traceId: '0af7651916cd43dd8448eb211c80319c',
    spanId: 'b7ad6b7169203331',
    timestampUs: NOON_US,
    eventName: 'gen_ai.client.inference.operation.details',
    ...log,
    attributes: new Map(Object.entries(attributes)),
  };
}
