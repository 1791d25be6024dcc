import { type OtlpAttribute, type SampleCall, text } from './call-attributes';
import { CANARY } from './canary';

const CLIENT = 3;
const INTERNAL = 1;
const CALL_MS = 1_500;

/** The call's own span, with content in its attributes, an event, the status message and what its link says. */
export function chatSpan(
  call: SampleCall,
  attributes: readonly OtlpAttribute[],
  linkAttributes: readonly OtlpAttribute[],
): object {
  return {
    ...identity(call, call.spanId),
    parentSpanId: call.rootSpanId,
    name: `chat ${call.model}`,
    kind: CLIENT,
    attributes,
    events: [
      {
        timeUnixNano: nanos(call.startedAtMs),
        name: 'gen_ai.content.prompt',
        attributes: [text('gen_ai.prompt', CANARY)],
      },
    ],
    links: [{ traceId: call.traceId, spanId: call.rootSpanId, attributes: linkAttributes }],
    status: { message: CANARY },
  };
}

/** What an agent reports around its calls: an agent span, a tool and an HTTP request, none of them a model call. */
export function spansAround(call: SampleCall): readonly object[] {
  return [
    {
      ...identity(call, call.rootSpanId),
      name: 'invoke_agent planner',
      kind: INTERNAL,
      attributes: [text('gen_ai.operation.name', 'invoke_agent'), text('gen_ai.agent.name', 'planner')],
    },
    {
      ...identity(call, neighbour(call, 't')),
      parentSpanId: call.rootSpanId,
      name: 'execute_tool search',
      kind: INTERNAL,
      attributes: [
        text('gen_ai.operation.name', 'execute_tool'),
        text('gen_ai.tool.name', 'search'),
        text('gen_ai.tool.call.arguments', `{"query":"${CANARY}"}`),
      ],
    },
    {
      ...identity(call, neighbour(call, 'h')),
      parentSpanId: call.rootSpanId,
      name: 'GET',
      kind: CLIENT,
      attributes: [text('http.request.method', 'GET'), text('url.full', `https://shop.example/?q=${CANARY}`)],
    },
  ];
}

/** The same facts as the event of the conventions. */
export function logRecord(call: SampleCall, attributes: readonly OtlpAttribute[]): object {
  return {
    timeUnixNano: nanos(call.startedAtMs),
    observedTimeUnixNano: nanos(call.startedAtMs),
    eventName: 'gen_ai.client.inference.operation.details',
    traceId: call.traceId,
    spanId: call.spanId,
    body: { stringValue: CANARY },
    attributes,
  };
}

function identity(call: SampleCall, spanId: string): object {
  return {
    traceId: call.traceId,
    spanId,
    startTimeUnixNano: nanos(call.startedAtMs),
    endTimeUnixNano: nanos(call.startedAtMs + CALL_MS),
  };
}

/** Another span id of the same trace. */
function neighbour(call: SampleCall, kind: 't' | 'h'): string {
  return (kind === 't' ? 'a' : 'b') + call.spanId.slice(1, 15) + (kind === 't' ? '1' : '2');
}

function nanos(ms: number): string {
  return `${ms}000000`;
}
