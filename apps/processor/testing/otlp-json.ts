import { jsonToProto } from '@tokenledger/shared/otlp';

/** A chat call as an application's instrumentation reports it: 36 uncached and 64 cached input, 20 output tokens. */
export interface TestSpan {
  readonly project: string;
  readonly startMs: number;
  readonly responseId?: string;
  readonly traceId?: string;
  readonly spanId?: string;
  /** Instead of the default counts. */
  readonly usage?: Readonly<Record<string, number | string>>;
  /** Put into attributes that hold content. */
  readonly content?: string;
}

const DEFAULT_USAGE = {
  'gen_ai.usage.input_tokens': 100,
  'gen_ai.usage.output_tokens': 20,
  'gen_ai.usage.cache_read.input_tokens': 64,
};

let spansMade = 0;

/** An ExportTraceServiceRequest in protobuf; spans without ids get ids of their own. */
export function otlpTraces(spans: readonly TestSpan[]): Uint8Array {
  const request = {
    resourceSpans: [
      {
        resource: { attributes: [attribute('service.name', 'checkout'), attribute('team', 'search')] },
        scopeSpans: [{ scope: { name: 'test' }, spans: spans.map(toOtlp) }],
      },
    ],
  };
  return jsonToProto('traces', Buffer.from(JSON.stringify(request))).proto;
}

function toOtlp(span: TestSpan): object {
  spansMade += 1;
  const attributes = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'openai',
    'gen_ai.request.model': 'gpt-4o',
    project: span.project,
    ...(span.responseId !== undefined && { 'gen_ai.response.id': span.responseId }),
    ...(span.usage ?? DEFAULT_USAGE),
    ...(span.content !== undefined && {
      'gen_ai.input.messages': span.content,
      'gen_ai.prompt.0.content': span.content,
    }),
  };
  return {
    traceId: span.traceId ?? spansMade.toString(16).padStart(32, 'a'),
    spanId: span.spanId ?? spansMade.toString(16).padStart(16, 'b'),
    name: span.content === undefined ? 'chat gpt-4o' : `chat ${span.content}`,
    kind: 3,
    startTimeUnixNano: `${span.startMs}000000`,
    endTimeUnixNano: `${span.startMs + 1500}000000`,
    attributes: Object.entries(attributes).map(([key, value]) => attribute(key, value)),
    status: {},
  };
}

function attribute(key: string, value: string | number): object {
  return { key, value: typeof value === 'string' ? { stringValue: value } : { intValue: String(value) } };
}
