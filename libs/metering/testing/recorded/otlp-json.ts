import type { Attributes, AttributeValue, Origin, OtlpLogRecord, OtlpRecord, OtlpSpan } from '@tokenledger/shared/otlp';

/** Export requests as OTLP JSON, of the spans and the log records among some records. */
export function toOtlpJson(records: readonly OtlpRecord[]): { readonly traces?: object; readonly logs?: object } {
  const spans = records.filter((record) => record.signal === 'span');
  const logs = records.filter((record) => record.signal === 'log');
  return {
    ...(spans.length > 0 && { traces: { resourceSpans: byOrigin(spans, 'scopeSpans', 'spans', toSpan) } }),
    ...(logs.length > 0 && { logs: { resourceLogs: byOrigin(logs, 'scopeLogs', 'logRecords', toLog) } }),
  };
}

function byOrigin<T extends OtlpRecord>(
  records: readonly T[],
  scopes: string,
  list: string,
  toJson: (record: T) => object,
): readonly object[] {
  const groups = new Map<Origin, T[]>();
  for (const record of records) groups.set(record.origin, [...(groups.get(record.origin) ?? []), record]);
  return [...groups].map(([{ resource, scope }, group]) => ({
    resource: { attributes: toAttributes(resource) },
    [scopes]: [
      {
        scope: {
          name: scope.name,
          ...(scope.version !== '' && { version: scope.version }),
          ...(scope.attributes.size > 0 && { attributes: toAttributes(scope.attributes) }),
        },
        [list]: group.map(toJson),
      },
    ],
  }));
}

function toSpan(span: OtlpSpan): object {
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    ...(span.parentSpanId !== '' && { parentSpanId: span.parentSpanId }),
    name: span.name.slice(0, 120),
    kind: span.kind,
    startTimeUnixNano: `${span.startedAtUs}000`,
    endTimeUnixNano: `${span.endedAtUs}000`,
    attributes: toAttributes(span.attributes),
    ...(span.statusCode !== 0 && { status: { code: span.statusCode } }),
  };
}

function toLog(log: OtlpLogRecord): object {
  return {
    timeUnixNano: `${log.timestampUs}000`,
    traceId: log.traceId,
    spanId: log.spanId,
    eventName: log.eventName,
    attributes: toAttributes(log.attributes),
  };
}

function toAttributes(attributes: Attributes): readonly object[] {
  return [...attributes].map(([key, value]) => ({ key, value: toAnyValue(value) }));
}

function toAnyValue(value: AttributeValue): object {
  if (value === null) return {};
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'bigint') return { intValue: String(value) };
  // As JSON has no such number, OTLP writes it as text.
  if (Number.isNaN(value)) return { doubleValue: 'NaN' };
  if (typeof value === 'number') return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  if (value instanceof Uint8Array) return { bytesValue: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return { arrayValue: { values: (value as readonly AttributeValue[]).map(toAnyValue) } };
  const entries = Object.entries(value as Readonly<Record<string, AttributeValue>>);
  return { kvlistValue: { values: entries.map(([key, entry]) => ({ key, value: toAnyValue(entry) })) } };
}
