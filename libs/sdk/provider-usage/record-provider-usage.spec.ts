import { context, type Span, trace } from '@opentelemetry/api';

import { startUsageTelemetry, type UsageTelemetry } from '../start-usage-telemetry';
import { CANARY } from '../testing/model-call-span';
import { OtlpReceiver, type ReceivedSpan } from '../testing/otlp-receiver';
import { recordProviderStream, recordProviderUsage } from './record-provider-usage';

const receiver = new OtlpReceiver();
let telemetry: UsageTelemetry;

beforeEach(async () => {
  receiver.requests.length = 0;
  await receiver.start();
  telemetry = startUsageTelemetry({ endpoint: receiver.endpoint, ingestionKey: 'key', maxDelayMs: 5 });
});
afterEach(async () => {
  await telemetry.shutdown();
  trace.disable();
  context.disable();
  await receiver.stop();
});

/** What the receiver got of the calls that `run` made. */
async function received(run: (span: Span) => void | Promise<void>): Promise<readonly ReceivedSpan[]> {
  const span = trace.getTracer('host').startSpan('call the model');
  await run(span);
  span.end();
  await telemetry.flush();
  return receiver.spans;
}

async function* streamOf(events: readonly object[], failure?: Error): AsyncGenerator<object> {
  for (const event of events) yield await Promise.resolve(event);
  if (failure !== undefined) throw failure;
}

const CHUNKS = [
  { id: 'c1', model: 'gpt-4o', choices: [{ delta: { content: CANARY }, finish_reason: null }] },
  { id: 'c1', model: 'gpt-4o', choices: [{ delta: {}, finish_reason: 'stop' }] },
  { id: 'c1', model: 'gpt-4o', choices: [], usage: { prompt_tokens: 9, completion_tokens: 4, total_tokens: 13 } },
];

describe('recordProviderUsage', () => {
  it('reports a call that nothing else instruments', async () => {
    const [call, ...others] = await received((span) => {
      const body = {
        id: 'msg_1',
        type: 'message',
        model: 'claude-haiku-4-5',
        stop_reason: 'end_turn',
        content: [{ type: 'text', text: CANARY }],
        usage: {
          input_tokens: 3,
          cache_read_input_tokens: 9_511,
          cache_creation_input_tokens: 1_956,
          cache_creation: { ephemeral_5m_input_tokens: 956, ephemeral_1h_input_tokens: 1_000 },
          output_tokens: 44,
          server_tool_use: { web_search_requests: 2 },
          service_tier: 'standard',
        },
      };
      const usage = recordProviderUsage(span, body, { provider: 'anthropic', requestModel: 'claude-haiku-latest' });
      expect(usage.status).toBe('complete');
    });
    expect(others).toEqual([]);
    expect(call?.attributes).toEqual({
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'anthropic',
      'gen_ai.request.model': 'claude-haiku-latest',
      'gen_ai.response.model': 'claude-haiku-4-5',
      'gen_ai.response.id': 'msg_1',
      'gen_ai.response.finish_reasons': ['end_turn'],
      'anthropic.response.service_tier': 'standard',
      // 3 + 9511 + 1956
      'gen_ai.usage.input_tokens': 11_470,
      'gen_ai.usage.output_tokens': 44,
      'gen_ai.usage.total_tokens': 11_514,
      'gen_ai.usage.cache_read.input_tokens': 9_511,
      'gen_ai.usage.cache_write.input_tokens': 1_956,
      'anthropic.usage.cache_creation.ephemeral_5m_input_tokens': 956,
      'anthropic.usage.cache_creation.ephemeral_1h_input_tokens': 1_000,
      'gen_ai.usage.server_tool_use.web_search_requests': 2,
    });
    expect(receiver.requests.some(({ body }) => body.includes(CANARY))).toBe(false);
  });

  it('reports each further model of an answer as a call of its own', async () => {
    const spans = await received((span) => {
      const iterations = [
        { type: 'message', input_tokens: 212, output_tokens: 89 },
        { type: 'advisor_message', model: 'claude-mythos-1', input_tokens: 823, output_tokens: 1_612 },
      ];
      const usage = { input_tokens: 212, output_tokens: 89, iterations };
      recordProviderUsage(span, { id: 'msg_1', type: 'message', model: 'claude-sonnet-5', usage });
    });
    const facts = spans.map(({ attributes }) => [
      attributes['gen_ai.response.model'],
      attributes['gen_ai.usage.input_tokens'],
      attributes['gen_ai.usage.output_tokens'],
      attributes['gen_ai.response.id'],
    ]);
    expect(facts).toHaveLength(2);
    expect(facts).toContainEqual(['claude-sonnet-5', 212, 89, 'msg_1']);
    expect(facts).toContainEqual(['claude-mythos-1', 823, 1_612, undefined]);
  });

  it('reports a call without usage as one that has none', async () => {
    const [call] = await received((span) => {
      expect(recordProviderUsage(span, { error: 'overloaded' }, { provider: 'openai' }).status).toBe('none');
    });
    expect(call?.attributes).toEqual({ 'gen_ai.operation.name': 'chat', 'gen_ai.provider.name': 'openai' });
  });
});

describe('recordProviderStream', () => {
  it('hands every event on and records the usage at the end', async () => {
    const [call] = await received(async (span) => {
      const seen: object[] = [];
      const told: string[] = [];
      const options = { provider: 'openai', onUsage: ({ status }: { status: string }) => told.push(status) };
      for await (const event of recordProviderStream(span, streamOf(CHUNKS), options)) seen.push(event);
      expect(seen).toEqual(CHUNKS);
      expect(told).toEqual(['complete']);
    });
    expect(call?.attributes).toMatchObject({
      'gen_ai.response.id': 'c1',
      'gen_ai.usage.input_tokens': 9,
      'gen_ai.usage.output_tokens': 4,
    });
    expect(receiver.requests.some(({ body }) => body.includes(CANARY))).toBe(false);
  });

  it('records what was used so far where the stream fails, and hands the failure on', async () => {
    const failure = new Error('connection reset');
    const events = [
      { type: 'message_start', message: { id: 'm1', model: 'claude-x', usage: { input_tokens: 7, output_tokens: 1 } } },
    ];
    const [call] = await received(async (span) => {
      const stream = recordProviderStream(span, streamOf(events, failure), { provider: 'anthropic' });
      await expect(async () => {
        for await (const event of stream) expect(event).toBe(events[0]);
      }).rejects.toBe(failure);
    });
    expect(call?.attributes).toMatchObject({ 'gen_ai.response.id': 'm1', 'gen_ai.usage.input_tokens': 7 });
    expect(call?.attributes).not.toHaveProperty('gen_ai.usage.output_tokens');
  });

  it('records a stream whose reader leaves', async () => {
    const [call] = await received(async (span) => {
      for await (const event of recordProviderStream(span, streamOf(CHUNKS), { provider: 'openai' })) {
        expect(event).toBe(CHUNKS[0]);
        break;
      }
    });
    expect(call?.attributes).toMatchObject({ 'gen_ai.response.id': 'c1', 'gen_ai.response.model': 'gpt-4o' });
  });
});
