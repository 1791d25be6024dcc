/**
 * OTLP payloads as the ledger reads them: only what survives sanitising and what usage needs.
 *
 * Ids are lower-case hex text; an id of all zeros or of a wrong length is the empty string. Times are Unix
 * microseconds (a safe integer until the year 2255; OTLP's nanoseconds are cut); 0 is "not given".
 */
export type AttributeValue =
  | string
  /** OTLP doubles, and 64-bit integers inside ±(2^53 - 1). */
  | number
  /** 64-bit integers outside ±(2^53 - 1). */
  | bigint
  | boolean
  | Uint8Array
  | readonly AttributeValue[]
  | { readonly [name: string]: AttributeValue }
  | null;

export type Attributes = ReadonlyMap<string, AttributeValue>;

export interface InstrumentationScope {
  readonly name: string;
  readonly version: string;
  readonly attributes: Attributes;
}

/** What all records of one resource and scope share. */
export interface Origin {
  readonly resource: Attributes;
  readonly scope: InstrumentationScope;
}

/** OTLP span kinds by number: 0 unspecified, 1 internal, 2 server, 3 client, 4 producer, 5 consumer. */
export type SpanKind = number;

export interface OtlpSpan {
  readonly signal: 'span';
  readonly origin: Origin;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly name: string;
  readonly kind: SpanKind;
  readonly startedAtUs: number;
  readonly endedAtUs: number;
  readonly attributes: Attributes;
  /** 0 unset, 1 ok, 2 error. */
  readonly statusCode: number;
}

export interface OtlpLogRecord {
  readonly signal: 'log';
  readonly origin: Origin;
  readonly traceId: string;
  readonly spanId: string;
  /** The record's own time, else the time it was observed. */
  readonly timestampUs: number;
  readonly eventName: string;
  readonly attributes: Attributes;
}

/** One number of a sum or gauge, or one histogram with its sum and count. */
export interface OtlpMetricPoint {
  readonly signal: 'metric';
  readonly origin: Origin;
  readonly metricName: string;
  readonly unit: string;
  /** 1 delta, 2 cumulative; 0 where the kind has none. */
  readonly temporality: number;
  readonly startedAtUs: number;
  readonly endedAtUs: number;
  readonly attributes: Attributes;
  /** Value of a sum or gauge, sum of a histogram; undefined where the emitter gave none. */
  readonly value: number | bigint | undefined;
  /** Histogram only. */
  readonly count: number | undefined;
}

export type OtlpRecord = OtlpSpan | OtlpLogRecord | OtlpMetricPoint;

export type OtlpSignal = 'traces' | 'logs' | 'metrics';
