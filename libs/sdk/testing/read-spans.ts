import { parse } from 'protobufjs';

import type { ReceivedSpan } from './otlp-receiver';

/** The part of opentelemetry-proto's trace service that these tests look at, read by an independent decoder. */
const { root } = parse(`
  syntax = "proto3";
  message Request { repeated ResourceSpans resource_spans = 1; }
  message ResourceSpans { Resource resource = 1; repeated ScopeSpans scope_spans = 2; }
  message Resource { repeated KeyValue attributes = 1; }
  message ScopeSpans { repeated Span spans = 2; }
  message Span { bytes trace_id = 1; bytes span_id = 2; string name = 5; repeated KeyValue attributes = 9; }
  message KeyValue { string key = 1; Value value = 2; }
  message Value { oneof value { string string_value = 1; bool bool_value = 2; int64 int_value = 3; double double_value = 4;
    List array_value = 5; } }
  message List { repeated Value values = 1; }
`);
const requestType = root.lookupType('Request');

interface WireValue {
  readonly stringValue?: string;
  readonly boolValue?: boolean;
  readonly intValue?: number;
  readonly doubleValue?: number;
  readonly arrayValue?: { readonly values?: readonly WireValue[] };
}
type WireAttributes = readonly { readonly key: string; readonly value?: WireValue }[] | undefined;
interface WireRequest {
  readonly resourceSpans?: readonly {
    readonly resource?: { readonly attributes?: WireAttributes };
    readonly scopeSpans?: readonly {
      readonly spans?: readonly {
        readonly traceId: Uint8Array;
        readonly spanId: Uint8Array;
        readonly name?: string;
        readonly attributes?: WireAttributes;
      }[];
    }[];
  }[];
}

/** @throws where the bytes are no trace export */
export function readSpans(body: Uint8Array): ReceivedSpan[] {
  const request = requestType.toObject(requestType.decode(body), { longs: Number }) as WireRequest;
  return (request.resourceSpans ?? []).flatMap(({ resource, scopeSpans }) =>
    (scopeSpans ?? []).flatMap(({ spans }) =>
      (spans ?? []).map((span) => ({
        traceId: Buffer.from(span.traceId).toString('hex'),
        spanId: Buffer.from(span.spanId).toString('hex'),
        name: span.name ?? '',
        attributes: toRecord(span.attributes),
        resource: toRecord(resource?.attributes),
      })),
    ),
  );
}

function toRecord(attributes: WireAttributes): Readonly<Record<string, unknown>> {
  return Object.fromEntries((attributes ?? []).map(({ key, value }) => [key, toPlain(value)]));
}

function toPlain(value: WireValue | undefined): unknown {
  if (value?.arrayValue !== undefined) return (value.arrayValue.values ?? []).map(toPlain);
  return value?.stringValue ?? value?.boolValue ?? value?.intValue ?? value?.doubleValue;
}
