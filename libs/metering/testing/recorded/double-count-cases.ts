import type { AttributeValue, OtlpLogRecord, OtlpSpan } from '@tokenledger/shared/otlp';

import { aLogRecord, anOrigin, aSpan } from '../otlp-builder';

type Received = OtlpSpan | OtlpLogRecord;
type AttributeMap = Readonly<Record<string, AttributeValue>>;

const NOON_US = Date.UTC(2026, 2, 10, 12, 0, 0) * 1000;
const id = (digit: string): string => digit.repeat(16);

interface Placed {
  readonly scope?: string;
  readonly service?: string;
  readonly name?: string;
  readonly kind?: number;
  readonly trace?: string;
  readonly parent?: string;
  readonly from?: number;
  readonly to?: number;
}

/** A span from second `from` to second `to` after noon. */
function span(spanId: string, attributes: AttributeMap, placed: Placed = {}): OtlpSpan {
  const { scope = 'test', service = 'checkout', name = 'chat', kind = 3, trace = '1', parent } = placed;
  return aSpan(attributes, {
    origin: anOrigin(scope, { 'service.name': service }),
    name,
    kind,
    traceId: trace.repeat(32),
    spanId: id(spanId),
    parentSpanId: parent === undefined ? '' : id(parent),
    startedAtUs: NOON_US + (placed.from ?? 1) * 1_000_000,
    endedAtUs: NOON_US + (placed.to ?? 2) * 1_000_000,
  });
}

/** A log event in span `within`. */
function event(within: string, eventName: string, attributes: AttributeMap, second: number): OtlpLogRecord {
  return aLogRecord(attributes, {
    eventName,
    traceId: '1'.repeat(32),
    spanId: id(within),
    timestampUs: NOON_US + second * 1_000_000,
  });
}

const outer: Placed = { from: 0, to: 10 };
const counts = { 'gen_ai.usage.input_tokens': 100, 'gen_ai.usage.output_tokens': 20 };
const chat = { 'gen_ai.operation.name': 'chat', 'gen_ai.provider.name': 'openai', 'gen_ai.request.model': 'gpt-4o' };
const sums = { 'gen_ai.usage.input_tokens': 200, 'gen_ai.usage.output_tokens': 40 };
const tokenCounts = { 'llm.token_count.prompt': 100, 'llm.token_count.completion': 20 };
const claude = { 'gen_ai.operation.name': 'chat', 'gen_ai.provider.name': 'anthropic' };
const twoChats = [
  span('a', { ...chat, ...counts }, { parent: '1' }),
  span('b', { ...chat, ...counts }, { parent: '1', from: 3, to: 4 }),
];
const claudeRequest = { model: 'm', input_tokens: 100, output_tokens: 20, request_id: 'req_01' };
const codexCounts = { 'event.kind': 'response.completed', input_token_count: '100', output_token_count: '20' };

/** Records that say the same calls several times, each with the calls, input and output that were really made. */
export const DOUBLE_COUNT_CASES: readonly (readonly [
  string,
  readonly Received[],
  { calls: number; input: number; output: number },
])[] = [
  [
    'an agent of the conventions above its calls',
    [span('1', { 'gen_ai.operation.name': 'invoke_agent', ...sums }, outer), ...twoChats],
    { calls: 2, input: 200, output: 40 },
  ],
  [
    'AGENT above CHAIN above LLM in OpenInference',
    [
      span('1', { 'openinference.span.kind': 'AGENT', ...tokenCounts }, outer),
      span('2', { 'openinference.span.kind': 'CHAIN', ...tokenCounts }, { parent: '1', to: 9 }),
      span('3', { 'openinference.span.kind': 'LLM', ...tokenCounts }, { parent: '2' }),
    ],
    { calls: 1, input: 100, output: 20 },
  ],
  [
    'ai.generateText above two steps',
    [
      span(
        '1',
        { 'ai.operationId': 'ai.generateText', 'ai.usage.inputTokens': 200, 'ai.usage.outputTokens': 40 },
        outer,
      ),
      span('a', { 'ai.operationId': 'ai.generateText.doGenerate', ...counts }, { parent: '1' }),
      span('b', { 'ai.operationId': 'ai.generateText.doGenerate', ...counts }, { parent: '1', from: 3, to: 4 }),
    ],
    { calls: 2, input: 200, output: 40 },
  ],
  [
    'invoke_agent above agent_step above chat in AI SDK 7',
    [
      span('1', { 'gen_ai.operation.name': 'invoke_agent', ...counts }, { ...outer, scope: 'gen_ai' }),
      span('2', { 'gen_ai.operation.name': 'agent_step', ...counts }, { parent: '1', scope: 'gen_ai', to: 9 }),
      span('3', { ...chat, ...counts }, { parent: '2', scope: 'gen_ai' }),
    ],
    { calls: 1, input: 100, output: 20 },
  ],
  [
    'an agent of an older Pydantic AI',
    [span('1', sums, { ...outer, scope: 'pydantic-ai', name: 'agent run' }), ...twoChats],
    { calls: 2, input: 200, output: 40 },
  ],
  [
    'Spring AI’s client above the model',
    [span('1', { 'gen_ai.operation.name': 'framework', 'gen_ai.system': 'spring_ai', ...sums }, outer), ...twoChats],
    { calls: 2, input: 200, output: 40 },
  ],
  [
    'a chain of LangSmith above its model run',
    [
      span('1', { 'langsmith.span.kind': 'chain', ...counts }, outer),
      span('a', { 'langsmith.span.kind': 'llm', ...counts }, { parent: '1' }),
    ],
    { calls: 1, input: 100, output: 20 },
  ],
  [
    'Anthropic’s SDK under OpenLLMetry in two traces, with one response id',
    [
      span('1', { ...claude, ...counts, 'gen_ai.response.id': 'msg_01' }, { scope: 'com.anthropic.sdk.python' }),
      span(
        '2',
        {
          ...claude,
          'gen_ai.usage.input_tokens': 100,
          'gen_ai.usage.output_tokens': 21,
          'gen_ai.response.id': 'msg_01',
        },
        { scope: 'opentelemetry.instrumentation.anthropic', trace: '2' },
      ),
    ],
    { calls: 1, input: 100, output: 20 },
  ],
  [
    'Anthropic’s SDK under OpenInference, whose span has no id',
    [
      span('1', { 'openinference.span.kind': 'LLM', ...tokenCounts }, outer),
      span('2', { ...claude, ...counts, 'gen_ai.response.id': 'msg_01' }, { parent: '1' }),
    ],
    { calls: 1, input: 100, output: 20 },
  ],
  [
    'the SDK’s span, the platform’s and the run inside it',
    [
      span('1', { ...claude, ...counts, 'anthropic.request.id': 'req_01' }, { scope: 'com.anthropic.sdk.typescript' }),
      span(
        '2',
        { ...claude, ...counts, 'anthropic.request.id': 'req_01' },
        { scope: 'com.anthropic.claude-platform', service: 'claude-platform', kind: 2, parent: '1' },
      ),
      span(
        '3',
        { ...claude, ...counts },
        { scope: 'com.anthropic.claude-platform', service: 'claude-platform', kind: 1, parent: '2' },
      ),
    ],
    { calls: 1, input: 100, output: 20 },
  ],
  [
    'Claude Code’s event and span of one request',
    [
      event('1', 'claude_code.api_request', claudeRequest, 2),
      span('2', claudeRequest, { name: 'claude_code.llm_request', parent: '1' }),
    ],
    { calls: 1, input: 100, output: 20 },
  ],
  [
    'Codex: two events in the span of their turn',
    [
      span(
        '1',
        { 'codex.turn.token_usage.input_tokens': 200, 'codex.turn.token_usage.output_tokens': 40 },
        { ...outer, name: 'session_task.turn' },
      ),
      event('1', 'codex.sse_event', codexCounts, 3),
      event('1', 'codex.sse_event', codexCounts, 5),
    ],
    { calls: 2, input: 200, output: 40 },
  ],
  [
    'Codex: an event in the span that handled the response, in a turn',
    [
      span(
        '1',
        { 'codex.turn.token_usage.input_tokens': 100, 'codex.turn.token_usage.output_tokens': 20 },
        { ...outer, name: 'session_task.turn' },
      ),
      span('2', counts, { name: 'handle_responses', parent: '1', to: 9 }),
      event('2', 'codex.sse_event', codexCounts, 3),
    ],
    { calls: 1, input: 100, output: 20 },
  ],
  [
    'Codex: a turn alone, where only traces are exported',
    [
      span(
        '1',
        { 'codex.turn.token_usage.input_tokens': 100, 'codex.turn.token_usage.output_tokens': 20 },
        { ...outer, name: 'session_task.turn' },
      ),
    ],
    { calls: 1, input: 100, output: 20 },
  ],
  [
    'LiteLLM’s route above its call',
    [
      span('1', counts, { ...outer, scope: 'litellm', kind: 2 }),
      span('2', { ...chat, ...counts, 'gen_ai.response.id': 'chatcmpl-a1b2c3d4e5' }, { scope: 'litellm', parent: '1' }),
    ],
    { calls: 1, input: 100, output: 20 },
  ],
  [
    'a framework that nobody knows above calls that it makes',
    [span('1', { 'gen_ai.operation.name': 'my_pipeline', ...sums }, outer), ...twoChats],
    { calls: 2, input: 200, output: 40 },
  ],
  [
    'the conventions’ event in the span of its call',
    [
      span('1', { ...chat, ...counts }),
      event('1', 'gen_ai.client.inference.operation.details', { ...chat, ...counts }, 2),
    ],
    { calls: 1, input: 100, output: 20 },
  ],
  [
    'vLLM’s own span below the span of the client that called it',
    [
      span('1', { ...chat, ...counts, 'gen_ai.response.id': 'chatcmpl-5f6a7b8c9d' }, outer),
      span(
        '2',
        {
          'gen_ai.request.id': 'chatcmpl-5f6a7b8c9d',
          'gen_ai.response.model': 'gpt-4o',
          'gen_ai.usage.prompt_tokens': 100,
          'gen_ai.usage.completion_tokens': 20,
        },
        { parent: '1', scope: 'vllm.llm_engine', service: 'vllm', name: 'llm_request', kind: 2 },
      ),
    ],
    { calls: 1, input: 100, output: 20 },
  ],
  [
    'an instrumentation without ids below a call that has one',
    [
      span('1', { ...chat, ...counts, 'gen_ai.response.id': 'chatcmpl-6a7b8c9d0e' }, { ...outer, scope: 'framework' }),
      span('2', { ...chat, ...counts }, { parent: '1', scope: 'client' }),
    ],
    { calls: 1, input: 100, output: 20 },
  ],
  [
    'Dify’s chain above its model, by kinds of Alibaba’s instrumentations',
    [
      span('1', { 'gen_ai.span.kind': 'CHAIN', ...sums }, outer),
      span('2', { 'gen_ai.span.kind': 'TASK', ...sums }, { ...outer, parent: '1' }),
      span('a', { 'gen_ai.span.kind': 'LLM', ...counts }, { parent: '2' }),
      span('b', { 'gen_ai.span.kind': 'LLM', ...counts }, { parent: '2', from: 3, to: 4 }),
    ],
    { calls: 2, input: 200, output: 40 },
  ],
  [
    'Strands: an agent above its cycles above their calls',
    [
      span('1', { 'gen_ai.operation.name': 'invoke_agent', ...sums }, { ...outer, scope: 'strands.telemetry.tracer' }),
      span('2', { 'gen_ai.operation.name': 'execute_event_loop_cycle' }, { ...outer, parent: '1' }),
      span('a', { ...chat, ...counts }, { parent: '2', scope: 'strands.telemetry.tracer' }),
      span('b', { ...chat, ...counts }, { parent: '2', from: 3, to: 4, scope: 'strands.telemetry.tracer' }),
    ],
    { calls: 2, input: 200, output: 40 },
  ],
];
