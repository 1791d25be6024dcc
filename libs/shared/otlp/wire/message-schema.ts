/** How a field of an OTLP message is written, on the wire and in OTLP/JSON. */
export type FieldKind =
  | 'string'
  | 'bool'
  | 'double'
  | 'enum'
  /** Bytes that OTLP/JSON writes as hexadecimal text (ids). */
  | 'hex'
  /** Bytes that OTLP/JSON writes as base64 text. */
  | 'base64'
  | 'int64'
  | 'uint32'
  | 'sint32'
  | 'fixed32'
  | 'fixed64'
  | 'sfixed64'
  | 'message';

export interface FieldSchema {
  /** Name in OTLP/JSON: lowerCamelCase. */
  readonly name: string;
  readonly number: number;
  readonly kind: FieldKind;
  readonly repeated: boolean;
  /** Of a message field; a function, because messages contain each other. */
  readonly message?: () => MessageSchema;
  /** Member of a oneof: written even when it is the type's default. */
  readonly oneof: boolean;
}

export interface MessageSchema {
  readonly name: string;
  readonly fields: readonly FieldSchema[];
}

type Message = () => MessageSchema;

function one(name: string, number: number, kind: Exclude<FieldKind, 'message'>): FieldSchema {
  return { name, number, kind, repeated: false, oneof: false };
}

function choice(name: string, number: number, kind: Exclude<FieldKind, 'message'>): FieldSchema {
  return { name, number, kind, repeated: false, oneof: true };
}

function many(name: string, number: number, kind: Exclude<FieldKind, 'message'>): FieldSchema {
  return { name, number, kind, repeated: true, oneof: false };
}

function sub(name: string, number: number, message: Message): FieldSchema {
  return { name, number, kind: 'message', repeated: false, oneof: false, message };
}

function subs(name: string, number: number, message: Message): FieldSchema {
  return { name, number, kind: 'message', repeated: true, oneof: false, message };
}

/** Field numbers and types: open-telemetry/opentelemetry-proto 1.11, package opentelemetry.proto. */
const anyValue: MessageSchema = {
  name: 'AnyValue',
  fields: [
    choice('stringValue', 1, 'string'),
    choice('boolValue', 2, 'bool'),
    choice('intValue', 3, 'int64'),
    choice('doubleValue', 4, 'double'),
    sub('arrayValue', 5, () => arrayValue),
    sub('kvlistValue', 6, () => keyValueList),
    choice('bytesValue', 7, 'base64'),
  ],
};
const arrayValue: MessageSchema = { name: 'ArrayValue', fields: [subs('values', 1, () => anyValue)] };
const keyValueList: MessageSchema = { name: 'KeyValueList', fields: [subs('values', 1, () => keyValue)] };
const keyValue: MessageSchema = {
  name: 'KeyValue',
  fields: [one('key', 1, 'string'), sub('value', 2, () => anyValue)],
};
const resource: MessageSchema = {
  name: 'Resource',
  fields: [subs('attributes', 1, () => keyValue), one('droppedAttributesCount', 2, 'uint32')],
};
const instrumentationScope: MessageSchema = {
  name: 'InstrumentationScope',
  fields: [
    one('name', 1, 'string'),
    one('version', 2, 'string'),
    subs('attributes', 3, () => keyValue),
    one('droppedAttributesCount', 4, 'uint32'),
  ],
};

const spanEvent: MessageSchema = {
  name: 'Event',
  fields: [one('timeUnixNano', 1, 'fixed64'), one('name', 2, 'string'), subs('attributes', 3, () => keyValue)],
};
const spanLink: MessageSchema = {
  name: 'Link',
  fields: [
    one('traceId', 1, 'hex'),
    one('spanId', 2, 'hex'),
    one('traceState', 3, 'string'),
    subs('attributes', 4, () => keyValue),
    one('flags', 6, 'fixed32'),
  ],
};
const spanStatus: MessageSchema = { name: 'Status', fields: [one('message', 2, 'string'), one('code', 3, 'enum')] };
const span: MessageSchema = {
  name: 'Span',
  fields: [
    one('traceId', 1, 'hex'),
    one('spanId', 2, 'hex'),
    one('traceState', 3, 'string'),
    one('parentSpanId', 4, 'hex'),
    one('name', 5, 'string'),
    one('kind', 6, 'enum'),
    one('startTimeUnixNano', 7, 'fixed64'),
    one('endTimeUnixNano', 8, 'fixed64'),
    subs('attributes', 9, () => keyValue),
    one('droppedAttributesCount', 10, 'uint32'),
    subs('events', 11, () => spanEvent),
    one('droppedEventsCount', 12, 'uint32'),
    subs('links', 13, () => spanLink),
    one('droppedLinksCount', 14, 'uint32'),
    sub('status', 15, () => spanStatus),
    one('flags', 16, 'fixed32'),
  ],
};

const logRecord: MessageSchema = {
  name: 'LogRecord',
  fields: [
    one('timeUnixNano', 1, 'fixed64'),
    one('severityNumber', 2, 'enum'),
    one('severityText', 3, 'string'),
    sub('body', 5, () => anyValue),
    subs('attributes', 6, () => keyValue),
    one('droppedAttributesCount', 7, 'uint32'),
    one('flags', 8, 'fixed32'),
    one('traceId', 9, 'hex'),
    one('spanId', 10, 'hex'),
    one('observedTimeUnixNano', 11, 'fixed64'),
    one('eventName', 12, 'string'),
  ],
};

const exemplar: MessageSchema = {
  name: 'Exemplar',
  fields: [
    one('timeUnixNano', 2, 'fixed64'),
    choice('asDouble', 3, 'double'),
    one('spanId', 4, 'hex'),
    one('traceId', 5, 'hex'),
    choice('asInt', 6, 'sfixed64'),
    subs('filteredAttributes', 7, () => keyValue),
  ],
};
const pointTimes = [one('startTimeUnixNano', 2, 'fixed64'), one('timeUnixNano', 3, 'fixed64')];
const numberDataPoint: MessageSchema = {
  name: 'NumberDataPoint',
  fields: [
    ...pointTimes,
    choice('asDouble', 4, 'double'),
    subs('exemplars', 5, () => exemplar),
    choice('asInt', 6, 'sfixed64'),
    subs('attributes', 7, () => keyValue),
    one('flags', 8, 'uint32'),
  ],
};
const histogramDataPoint: MessageSchema = {
  name: 'HistogramDataPoint',
  fields: [
    ...pointTimes,
    one('count', 4, 'fixed64'),
    choice('sum', 5, 'double'),
    many('bucketCounts', 6, 'fixed64'),
    many('explicitBounds', 7, 'double'),
    subs('exemplars', 8, () => exemplar),
    subs('attributes', 9, () => keyValue),
    one('flags', 10, 'uint32'),
    choice('min', 11, 'double'),
    choice('max', 12, 'double'),
  ],
};
const exponentialHistogramDataPoint: MessageSchema = {
  name: 'ExponentialHistogramDataPoint',
  fields: [
    subs('attributes', 1, () => keyValue),
    ...pointTimes,
    one('count', 4, 'fixed64'),
    choice('sum', 5, 'double'),
    one('scale', 6, 'sint32'),
    one('zeroCount', 7, 'fixed64'),
    one('flags', 10, 'uint32'),
    subs('exemplars', 11, () => exemplar),
    choice('min', 12, 'double'),
    choice('max', 13, 'double'),
  ],
};
const summaryDataPoint: MessageSchema = {
  name: 'SummaryDataPoint',
  fields: [
    ...pointTimes,
    one('count', 4, 'fixed64'),
    one('sum', 5, 'double'),
    subs('attributes', 7, () => keyValue),
    one('flags', 8, 'uint32'),
  ],
};
const temporality = one('aggregationTemporality', 2, 'enum');
const gauge: MessageSchema = { name: 'Gauge', fields: [subs('dataPoints', 1, () => numberDataPoint)] };
const sum: MessageSchema = {
  name: 'Sum',
  fields: [subs('dataPoints', 1, () => numberDataPoint), temporality, one('isMonotonic', 3, 'bool')],
};
const histogram: MessageSchema = {
  name: 'Histogram',
  fields: [subs('dataPoints', 1, () => histogramDataPoint), temporality],
};
const exponentialHistogram: MessageSchema = {
  name: 'ExponentialHistogram',
  fields: [subs('dataPoints', 1, () => exponentialHistogramDataPoint), temporality],
};
const summary: MessageSchema = { name: 'Summary', fields: [subs('dataPoints', 1, () => summaryDataPoint)] };
const metric: MessageSchema = {
  name: 'Metric',
  fields: [
    one('name', 1, 'string'),
    one('description', 2, 'string'),
    one('unit', 3, 'string'),
    sub('gauge', 5, () => gauge),
    sub('sum', 7, () => sum),
    sub('histogram', 9, () => histogram),
    sub('exponentialHistogram', 10, () => exponentialHistogram),
    sub('summary', 11, () => summary),
    subs('metadata', 12, () => keyValue),
  ],
};

/** The three signals nest alike: request, resource, scope, record; only the names differ. */
function request(name: string, scopes: string, records: string, record: MessageSchema): MessageSchema {
  const scopeRecords: MessageSchema = {
    name: `Scope${name}`,
    fields: [
      sub('scope', 1, () => instrumentationScope),
      subs(records, 2, () => record),
      one('schemaUrl', 3, 'string'),
    ],
  };
  const resourceRecords: MessageSchema = {
    name: `Resource${name}`,
    fields: [sub('resource', 1, () => resource), subs(scopes, 2, () => scopeRecords), one('schemaUrl', 3, 'string')],
  };
  return { name: `Export${name}Request`, fields: [subs(`resource${name}`, 1, () => resourceRecords)] };
}

/** What each signal's export request is made of. */
export const REQUEST_SCHEMAS = {
  traces: request('Spans', 'scopeSpans', 'spans', span),
  logs: request('Logs', 'scopeLogs', 'logRecords', logRecord),
  metrics: request('Metrics', 'scopeMetrics', 'metrics', metric),
} as const;
