import type { Attributes, Context, HrTime, Link, SpanContext, SpanKind, TraceState } from '@opentelemetry/api';

/**
 * What the SDK reads of OpenTelemetry's own objects, described by shape.
 *
 * The JavaScript SDK is published in two lines (2.x with api 1.9, 3.x with api 1.10) whose packages have different names.
 * Shapes keep this package free of either: an object of both lines fits.
 */
export interface FinishedSpan {
  readonly name: string;
  readonly kind: SpanKind;
  spanContext(): SpanContext;
  readonly parentSpanContext?: SpanContext;
  readonly startTime: HrTime;
  readonly endTime: HrTime;
  readonly status: { readonly code: number };
  readonly attributes: Attributes;
  readonly resource: SpanResource;
  readonly instrumentationScope: { readonly name: string; readonly version?: string };
}

export interface SpanResource {
  readonly attributes: Attributes;
  /** True while detectors still work; reading `attributes` before they are done logs an error in OpenTelemetry. */
  readonly asyncAttributesPending?: boolean;
  waitForAsyncAttributes?(): Promise<void>;
}

/** What an exporter tells its processor: 0 is success, 1 is failure. */
export interface ExportOutcome {
  readonly code: number;
  readonly error?: Error;
}

export const EXPORT_SUCCESS = 0;
export const EXPORT_FAILED = 1;

/** A decision of OpenTelemetry's samplers: 0 not recorded, 1 recorded, 2 recorded and sampled. */
export interface SamplerDecision {
  readonly decision: number;
  readonly attributes?: Readonly<Attributes>;
  readonly traceState?: TraceState;
}

export interface SpanSampler {
  shouldSample(
    context: Context,
    traceId: string,
    spanName: string,
    spanKind: SpanKind,
    attributes: Attributes,
    links: Link[],
  ): SamplerDecision;
  toString(): string;
}

/** Turns spans into OTLP protobuf; `ProtobufTraceSerializer` of `@opentelemetry/otlp-transformer` is one. */
export interface TraceSerializer {
  serializeRequest(spans: SerializableSpan[]): Uint8Array | undefined;
  deserializeResponse?(bytes: Uint8Array): {
    partialSuccess?: { rejectedSpans?: number | null; errorMessage?: string | null } | null;
  };
}

/** A span as the serialisers of both lines read it. */
export interface SerializableSpan extends FinishedSpan {
  readonly links: [];
  readonly events: [];
  readonly duration: HrTime;
  readonly ended: boolean;
  readonly droppedAttributesCount: number;
  readonly droppedEventsCount: number;
  readonly droppedLinksCount: number;
}
