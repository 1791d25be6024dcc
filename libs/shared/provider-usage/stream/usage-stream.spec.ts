import { openUsageStream, type ProviderUsage, readProviderUsage } from '../index';

function streamed(events: readonly unknown[], provider?: string): ProviderUsage {
  const stream = openUsageStream(provider === undefined ? {} : { provider });
  for (const event of events) stream.add(event);
  return stream.read();
}

interface Streamed {
  readonly name: string;
  readonly provider: string;
  readonly events: readonly unknown[];
  /** The same answer in one piece. */
  readonly whole: unknown;
  /** How many events are lost when the stream is cut before its usage. */
  readonly lost: number;
}

const chatUsage = {
  prompt_tokens: 9,
  completion_tokens: 4,
  total_tokens: 13,
  prompt_tokens_details: { cached_tokens: 2 },
};
const chunk = (facts: object) => ({
  id: 'c1',
  object: 'chat.completion.chunk',
  model: 'gpt-4o',
  usage: null,
  ...facts,
});
const responseUsage = {
  input_tokens: 9,
  output_tokens: 4,
  total_tokens: 13,
  output_tokens_details: { reasoning_tokens: 1 },
};
const claudeUsage = {
  input_tokens: 3,
  cache_creation_input_tokens: 10,
  cache_read_input_tokens: 20,
  cache_creation: { ephemeral_5m_input_tokens: 10 },
};
const geminiUsage = { promptTokenCount: 8, candidatesTokenCount: 53, thoughtsTokenCount: 725, totalTokenCount: 786 };
const interactionUsage = {
  total_input_tokens: 9,
  total_output_tokens: 779,
  total_thought_tokens: 912,
  total_tokens: 1_700,
};
const converseUsage = { inputTokens: 22, cacheReadInputTokens: 2_492, outputTokens: 13, totalTokens: 2_527 };
const cohereUsage = {
  billed_units: { input_tokens: 431, output_tokens: 661 },
  tokens: { input_tokens: 2_190, output_tokens: 1_257 },
};

const STREAMS: readonly Streamed[] = [
  {
    name: 'OpenAI chat with include_usage',
    provider: 'openai',
    events: [
      chunk({ choices: [{ delta: { role: 'assistant' }, finish_reason: null }] }),
      chunk({ choices: [{ delta: { content: 'hi' }, finish_reason: null }] }),
      chunk({ choices: [{ delta: {}, finish_reason: 'stop' }] }),
      chunk({ choices: [], usage: chatUsage }),
    ],
    whole: { id: 'c1', model: 'gpt-4o', choices: [{ finish_reason: 'stop' }], usage: chatUsage },
    lost: 1,
  },
  {
    name: 'Groq, whose usage lies in x_groq',
    provider: 'groq',
    events: [
      chunk({ choices: [{ delta: { content: 'hi' }, finish_reason: null }] }),
      chunk({ choices: [{ delta: {}, finish_reason: 'stop' }], x_groq: { usage: chatUsage } }),
    ],
    whole: { id: 'c1', model: 'gpt-4o', choices: [{ finish_reason: 'stop' }], usage: chatUsage },
    lost: 1,
  },
  {
    name: 'Moonshot, whose usage lies in the choice',
    provider: 'moonshot_ai',
    events: [
      chunk({ choices: [{ delta: { content: 'hi' }, finish_reason: null }] }),
      chunk({ choices: [{ delta: {}, finish_reason: 'stop', usage: chatUsage }] }),
    ],
    whole: { id: 'c1', model: 'gpt-4o', choices: [{ finish_reason: 'stop' }], usage: chatUsage },
    lost: 1,
  },
  {
    name: 'a server that repeats its running usage in each chunk',
    provider: 'vllm',
    events: [
      chunk({
        choices: [{ delta: { content: 'h' }, finish_reason: null }],
        usage: { prompt_tokens: 9, completion_tokens: 1, total_tokens: 10 },
      }),
      chunk({ choices: [{ delta: { content: 'i' }, finish_reason: 'stop' }], usage: chatUsage }),
    ],
    whole: { id: 'c1', model: 'gpt-4o', choices: [{ finish_reason: 'stop' }], usage: chatUsage },
    lost: 1,
  },
  {
    name: 'OpenAI Responses',
    provider: 'openai',
    events: [
      {
        type: 'response.created',
        response: { id: 'r1', object: 'response', model: 'gpt-5', status: 'in_progress', usage: null },
      },
      { type: 'response.output_text.delta', delta: 'hi' },
      {
        type: 'response.completed',
        response: {
          id: 'r1',
          object: 'response',
          model: 'gpt-5',
          status: 'completed',
          output: [{ type: 'web_search_call' }],
          usage: responseUsage,
        },
      },
    ],
    whole: {
      id: 'r1',
      object: 'response',
      model: 'gpt-5',
      status: 'completed',
      output: [{ type: 'web_search_call' }],
      usage: responseUsage,
    },
    lost: 1,
  },
  {
    name: 'Anthropic',
    provider: 'anthropic',
    events: [
      {
        type: 'message_start',
        message: {
          id: 'm1',
          type: 'message',
          model: 'claude-x',
          content: [],
          usage: { ...claudeUsage, output_tokens: 1 },
        },
      },
      { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'hi' } },
      { type: 'ping' },
      { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 15 } },
      { type: 'message_stop' },
    ],
    whole: {
      id: 'm1',
      type: 'message',
      model: 'claude-x',
      stop_reason: 'end_turn',
      usage: { ...claudeUsage, output_tokens: 15 },
    },
    lost: 2,
  },
  {
    name: 'Gemini',
    provider: 'gcp.gemini',
    events: [
      {
        responseId: 'g1',
        modelVersion: 'gemini-x',
        candidates: [{ content: {} }],
        usageMetadata: { promptTokenCount: 8, totalTokenCount: 8 },
      },
      {
        responseId: 'g1',
        modelVersion: 'gemini-x',
        candidates: [{ finishReason: 'STOP' }],
        usageMetadata: geminiUsage,
      },
    ],
    whole: {
      responseId: 'g1',
      modelVersion: 'gemini-x',
      candidates: [{ finishReason: 'STOP' }],
      usageMetadata: geminiUsage,
    },
    lost: 1,
  },
  {
    name: 'Gemini’s Interactions',
    provider: 'gcp.gemini',
    events: [
      { event_type: 'interaction.created', interaction: { id: 'i1', model: 'gemini-x', status: 'in_progress' } },
      { event_type: 'step.delta', delta: { type: 'text', text: 'hi' } },
      { event_type: 'interaction.completed', interaction: { id: 'i1', model: 'gemini-x', usage: interactionUsage } },
    ],
    whole: { id: 'i1', model: 'gemini-x', status: 'in_progress', usage: interactionUsage },
    lost: 1,
  },
  {
    name: 'Bedrock ConverseStream',
    provider: 'aws.bedrock',
    events: [
      { messageStart: { role: 'assistant' } },
      { contentBlockDelta: { delta: { text: 'hi' }, contentBlockIndex: 0 } },
      { messageStop: { stopReason: 'end_turn' } },
      { metadata: { usage: converseUsage, metrics: { latencyMs: 5 } } },
    ],
    whole: { stopReason: 'end_turn', usage: converseUsage, metrics: { latencyMs: 5 } },
    lost: 1,
  },
  {
    name: 'Cohere v2',
    provider: 'cohere',
    events: [
      { type: 'message-start', id: 'k1', delta: { message: {} } },
      { type: 'content-delta', index: 0, delta: { message: { content: { text: 'hi' } } } },
      { type: 'message-end', delta: { finish_reason: 'COMPLETE', usage: cohereUsage } },
    ],
    whole: { id: 'k1', finish_reason: 'COMPLETE', usage: cohereUsage },
    lost: 1,
  },
  {
    name: 'Cohere v1',
    provider: 'cohere',
    events: [
      { event_type: 'stream-start', generation_id: 'k1' },
      { event_type: 'text-generation', text: 'hi' },
      { event_type: 'stream-end', finish_reason: 'COMPLETE', response: { generation_id: 'k1', meta: cohereUsage } },
    ],
    whole: { generation_id: 'k1', finish_reason: 'COMPLETE', meta: cohereUsage },
    lost: 1,
  },
  {
    name: 'Ollama',
    provider: 'ollama',
    events: [
      { model: 'llama', message: { content: 'h' }, done: false },
      { model: 'llama', done: true, done_reason: 'stop', prompt_eval_count: 26, eval_count: 298 },
    ],
    whole: { model: 'llama', done: true, done_reason: 'stop', prompt_eval_count: 26, eval_count: 298 },
    lost: 1,
  },
];

const cases = STREAMS.map((each) => [each.name, each] as const);

describe('openUsageStream', () => {
  it.each(cases)('gives for %s the reading of the answer in one piece', (_name, { events, whole, provider }) => {
    const expected = readProviderUsage({ provider, body: whole });
    expect(expected.status).toBe('complete');
    expect(streamed(events, provider)).toEqual(expected);
    expect(readProviderUsage({ provider, body: events })).toEqual(expected);
  });

  it.each(cases)('gives the same for the text of server-sent events of %s', (_name, { events, whole, provider }) => {
    const lines = [...events.map((event) => `data: ${JSON.stringify(event)}\n\n`), 'data: [DONE]\n\n'];
    const expected = readProviderUsage({ provider, body: whole });
    expect(streamed(lines, provider)).toEqual(expected);
    expect(readProviderUsage({ provider, body: lines.join('') })).toEqual(expected);
  });

  it.each(cases)('flags %s that was cut, and takes no placeholder for a count', (_name, { events, provider, lost }) => {
    const usage = streamed(events.slice(0, -lost), provider);
    expect(['partial', 'none']).toContain(usage.status);
    expect(usage.notes.some((note) => note.startsWith('stream-'))).toBe(true);
    for (const part of usage.parts) expect(part.usage.quantities.output).not.toBe(15);
  });

  it('knows what Anthropic read when the stream was cut before its final counts, but not what it wrote', () => {
    const anthropic = STREAMS.find((each) => each.name === 'Anthropic');
    const usage = streamed(anthropic?.events.slice(0, 3) ?? [], 'anthropic');
    expect(usage).toMatchObject({ status: 'partial', notes: ['stream-ended-early'], responseId: 'm1' });
    expect(usage.parts[0]?.usage.quantities).toEqual({ input: 3, cacheRead: 20, cacheWrite5m: 10 });
  });

  it('tells a finished stream that reported no usage from one that was cut', () => {
    const [first, second, third] = STREAMS[0]?.events ?? [];
    expect(streamed([first, second]).notes).toEqual(['stream-ended-early']);
    expect(streamed([first, second, third])).toMatchObject({ status: 'none', notes: ['stream-without-usage'] });
    expect(streamed([]).notes).toEqual(['stream-ended-early']);
  });

  it('reads chunks of InvokeModel as Bedrock’s client gives them', () => {
    const anthropic = STREAMS.find((each) => each.name === 'Anthropic');
    const encode = (event: unknown) => ({ chunk: { bytes: new TextEncoder().encode(JSON.stringify(event)) } });
    const usage = streamed(anthropic?.events.map(encode) ?? [], 'aws.bedrock');
    expect(usage.parts[0]?.usage.quantities).toEqual({ input: 3, cacheRead: 20, cacheWrite5m: 10, output: 15 });
  });

  it('reads the iterations and searches that Anthropic adds at the end', () => {
    const usage = {
      input_tokens: 682,
      output_tokens: 1_320,
      server_tool_use: { web_search_requests: 2 },
      iterations: [
        { type: 'compaction', input_tokens: 60_385, output_tokens: 592 },
        { type: 'message', input_tokens: 682, output_tokens: 1_320 },
      ],
    };
    const reading = streamed([
      {
        type: 'message_start',
        message: { type: 'message', model: 'claude-x', usage: { input_tokens: 682, output_tokens: 1 } },
      },
      { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage },
      { type: 'message_stop' },
    ]);
    expect(reading.parts.map((part) => part.kind)).toEqual(['answer', 'compaction']);
    expect(reading.extraUnits).toEqual({ 'server_tool_use.web_search_requests': '2' });
  });

  it('passes over what is no event', () => {
    const events = STREAMS[0]?.events ?? [];
    const noise = [undefined, 7, 'event: ping', ': keep-alive', 'data: {"cut', ''];
    expect(streamed([...noise, ...events, ...noise], 'openai')).toEqual(streamed(events, 'openai'));
  });
});
