import { BackwardWriter, decodeTraces } from '@tokenledger/shared/otlp';

import {
  NOW,
  NANOS,
  TRACE_ID,
  SPAN_ID,
  CANARY,
  text,
  count,
  CALL,
  USAGE,
  span,
  protoOf,
  tracesOf,
  sanitise,
  attributesOf,
} from '../testing/sanitising';

describe('what leaves the edge', () => {
  it('is the call, its usage and its owner', () => {
    const payload = protoOf('traces', {
      resourceSpans: [
        {
          resource: { attributes: [text('service.name', 'shop'), text('process.command_line', 'run --prompt x')] },
          scopeSpans: [
            {
              scope: { name: 'emitter', version: '1', attributes: [text('team', 'search'), text('x', 'y')] },
              spans: [span({ parentSpanId: 'eee19b7ec3c1b173', kind: 3, status: { code: 2, message: 'm' }, flags: 1 })],
            },
          ],
          schemaUrl: 'https://example.org',
        },
      ],
    });
    const { bytes, ...facts } = sanitise('traces', payload);
    expect(decodeTraces(bytes)).toEqual([
      {
        signal: 'span',
        origin: {
          resource: new Map([['service.name', 'shop']]),
          scope: { name: 'emitter', version: '1', attributes: new Map([['team', 'search']]) },
        },
        traceId: TRACE_ID,
        spanId: SPAN_ID,
        parentSpanId: 'eee19b7ec3c1b173',
        name: 'chat gpt-4o',
        kind: 3,
        startedAtUs: NOW.getTime() * 1000,
        endedAtUs: NOW.getTime() * 1000,
        attributes: new Map<string, unknown>([
          ['gen_ai.operation.name', 'chat'],
          ['gen_ai.request.model', 'gpt-4o'],
          ['gen_ai.usage.input_tokens', 10],
          ['gen_ai.usage.output_tokens', 2],
        ]),
        statusCode: 2,
      },
    ]);
    expect(facts).toEqual({
      received: 1,
      forwarded: 1,
      dropped: new Map(),
      rejected: new Map(),
      removedValues: new Map(),
      partitionKey: TRACE_ID,
    });
  });

  it.each([
    ['an integer', count('gen_ai.usage.input_tokens', 7), 7],
    ['a negative integer', count('gen_ai.usage.input_tokens', -1), -1],
    ['text that is a number', text('gen_ai.usage.input_tokens', '42'), '42'],
    ['text that is not a number', text('gen_ai.usage.input_tokens', 'NaN'), 'NaN'],
    ['a double', { key: 'gen_ai.usage.input_tokens', value: { doubleValue: 1.5 } }, 1.5],
    ['not a number', { key: 'gen_ai.usage.input_tokens', value: { doubleValue: 'NaN' } }, NaN],
  ])('keeps a count that is %s as it came, for the processor to judge', (_kind, attribute, expected) => {
    const { bytes } = sanitise('traces', tracesOf(span({ attributes: [...CALL, attribute] })));
    expect(decodeTraces(bytes)[0]!.attributes.get('gen_ai.usage.input_tokens')).toEqual(expected);
  });

  it.each([
    ['a count in words', text('gen_ai.usage.note', 'the user said'), 'not-a-number'],
    ['a count in JSON', text('gen_ai.usage.details', '{"prompt":"x"}'), 'not-a-number'],
    ['a label in JSON', text('team', '{"prompt":"x"}'), 'structured-text'],
    ['a label that is a list of sentences', text('team', '["the user said"]'), 'structured-text'],
    ['a label that is a list of objects', text('team', '[{"prompt":"x"}]'), 'structured-text'],
    ['a label that is too long', text('user.id', 'x'.repeat(257)), 'too-long'],
    ['a label of bytes', { key: 'user.id', value: { bytesValue: 'AAAA' } }, 'wrong-type'],
    ['a label of pairs', { key: 'user.id', value: { kvlistValue: { values: [text('a', 'b')] } } }, 'wrong-type'],
    ['a label without a value', { key: 'user.id', value: {} }, 'wrong-type'],
    [
      'a list in a list',
      { key: 'user.id', value: { arrayValue: { values: [{ arrayValue: { values: [] } }] } } },
      'wrong-type',
    ],
  ])('is not %s; the record goes without it', (_kind, attribute, reason) => {
    const { bytes, forwarded, removedValues } = sanitise(
      'traces',
      tracesOf(span({ attributes: [...USAGE, attribute] })),
    );
    expect(forwarded).toBe(1);
    expect(decodeTraces(bytes)[0]!.attributes.size).toBe(USAGE.length);
    expect([...removedValues]).toEqual([[reason, 1]]);
  });

  it.each([
    ['text of the greatest length', text('user.id', 'x'.repeat(256)), ['user.id', 'x'.repeat(256)]],
    ['other scripts', text('team', '検索'), ['team', '検索']],
    [
      'a list of words as text, which some emitters write',
      text('gen_ai.response.finish_reasons', '["stop", "tool_calls"]'),
      ['gen_ai.response.finish_reasons', '["stop", "tool_calls"]'],
    ],
    ['a number', count('server.port', 443), ['server.port', 443]],
    ['a truth value', { key: 'gen_ai.request.stream', value: { boolValue: true } }, ['gen_ai.request.stream', true]],
    [
      'a list of short texts',
      { key: 'gen_ai.response.finish_reasons', value: { arrayValue: { values: [{ stringValue: 'stop' }] } } },
      ['gen_ai.response.finish_reasons', ['stop']],
    ],
    ['a reported cost', text('vercel.ai_gateway.cost.total', '0.00012'), ['vercel.ai_gateway.cost.total', '0.00012']],
  ])('keeps a label that is %s', (_kind, attribute, expected) => {
    expect(attributesOf(attribute)).toEqual([expected]);
  });

  it.each([
    ['{"input":10,"cache_read_input_tokens":600,"output":4.5e1}'],
    ['{ "input_tokens": 10, "input_token_details": { "cache_read": 6, "audio": null } }'],
    ['{}'],
  ])('keeps the usage object %s, which holds nothing but numbers', (json) => {
    const name = 'langfuse.observation.usage_details';
    expect(attributesOf(text(name, json))).toEqual([[name, json]]);
  });

  const pairs = (key: string, ...values: readonly object[]): { key: string; value: object } => ({
    key,
    value: { kvlistValue: { values } },
  });

  it('keeps a usage object that is pairs of numbers, and of such pairs', () => {
    const details = pairs('prompt_tokens_details', count('cached_tokens', 6));
    const cost = { key: 'cost', value: { doubleValue: 0.5 } };
    expect(attributesOf(pairs('gen_ai.usage', count('input_tokens', 10), details, cost))).toEqual([
      ['gen_ai.usage', { input_tokens: 10, prompt_tokens_details: { cached_tokens: 6 }, cost: 0.5 }],
    ]);
  });

  it.each([
    ['text among them', [text('input_tokens', CANARY)], 'wrong-type'],
    ['text further inside', [pairs('details', text('note', CANARY))], 'wrong-type'],
    ['a list', [{ key: 'a', value: { arrayValue: { values: [{ stringValue: CANARY }] } } }], 'wrong-type'],
    ['a name that is a sentence', [count(`the user said ${CANARY}`, 1)], 'structured-text'],
    ['more levels than counts have', [pairs('a', pairs('b', pairs('c', pairs('d', count('e', 1)))))], 'wrong-type'],
    ['too many', Array.from({ length: 200 }, (_, index) => count(`input_tokens_${index}`, index)), 'too-long'],
  ])('takes pairs away with %s', (_kind, values, reason) => {
    const { bytes, removedValues } = sanitise(
      'traces',
      tracesOf(span({ attributes: [...USAGE, pairs('gen_ai.usage', ...values)] })),
    );
    expect(decodeTraces(bytes)[0]!.attributes.size).toBe(USAGE.length);
    expect([...removedValues]).toEqual([[reason, 1]]);
  });

  it.each([
    [`{"input":"${CANARY}"}`, 'structured-text'],
    [`{"what the user said: ${CANARY}":1}`, 'structured-text'],
    [`{"input":[1]}`, 'structured-text'],
    [`{"input":1} ${CANARY}`, 'structured-text'],
    ['10', 'structured-text'],
    ['', 'structured-text'],
    [`{"input":${' '.repeat(2048)}1}`, 'too-long'],
  ])('takes away the usage object %s', (json, reason) => {
    const attribute = text('langsmith.usage_metadata', json);
    const { bytes, removedValues } = sanitise('traces', tracesOf(span({ attributes: [...USAGE, attribute] })));
    expect(decodeTraces(bytes)[0]!.attributes.size).toBe(USAGE.length);
    expect([...removedValues]).toEqual([[reason, 1]]);
  });

  it('is not a value hidden behind another in one attribute', () => {
    const nest = (tag: number, ...parts: Uint8Array[]) => {
      const writer = new BackwardWriter(64);
      for (const part of parts.toReversed()) writer.bytes(Buffer.from(part));
      writer.varint(writer.length);
      writer.varint(tag);
      return Buffer.from(writer.result());
    };
    const anyValue = nest(0x12, nest(0x0a, Buffer.from(CANARY)), nest(0x0a, Buffer.from('search')));
    const attribute = nest(0x4a, nest(0x0a, Buffer.from('team')), anyValue);
    const usage = nest(0x4a, nest(0x0a, Buffer.from('input_tokens')), nest(0x12, Buffer.from([0x18, 5])));
    const ids = [nest(0x0a, Buffer.from(TRACE_ID, 'hex')), nest(0x12, Buffer.from(SPAN_ID, 'hex'))];
    const started = Buffer.alloc(9, 0x39);
    started.writeBigUInt64LE(BigInt(NANOS), 1);
    const payload = nest(0x0a, nest(0x12, nest(0x12, ...ids, started, attribute, usage)));
    expect(decodeTraces(payload)[0]!.attributes.get('team')).toBe('search');

    const { bytes, removedValues } = sanitise('traces', payload);
    expect(Buffer.from(bytes).includes(CANARY)).toBe(false);
    expect(decodeTraces(bytes)[0]!.attributes).toEqual(new Map([['input_tokens', 5]]));
    expect([...removedValues]).toEqual([['wrong-type', 1]]);
  });

  it.each([
    ['the operation and a model that the span names', 'chat gpt-4o', 'chat gpt-4o'],
    ['the operation and something else', `chat ${CANARY}`, 'chat'],
    ['a name that instrumentations write', 'anthropic.messages.create', 'anthropic.messages.create'],
    ['free text', `what is ${CANARY}?`, ''],
  ])('keeps of a name that is %s what is no content', (_kind, name, expected) => {
    expect(decodeTraces(sanitise('traces', tracesOf(span({ name }))).bytes)[0]!.name).toBe(expected);
  });

  it('is not the text of a prompt, wherever it stands', () => {
    const names = [
      'gen_ai.input.messages',
      'gen_ai.output.messages',
      'gen_ai.system_instructions',
      'gen_ai.prompt.0.content',
      'gen_ai.prompt',
      'gen_ai.completion.0.content',
      'gen_ai.tool.call.arguments',
      'gen_ai.tool.call.result',
      'gen_ai.tool.definitions',
      'gen_ai.request.stop_sequences',
      'gen_ai.agent.description',
      'gen_ai.usage.raw',
      'input.value',
      'output.value',
      'llm.input_messages.0.message.content',
      'llm.prompt_template.template',
      'llm.usage.note',
      'metadata',
      'traceloop.entity.input',
      'traceloop.entity.output',
      'ai.prompt',
      'ai.prompt.messages',
      'ai.response.text',
      'ai.response.toolCalls',
      'ai.response.providerMetadata',
      'langfuse.observation.input',
      'langfuse.trace.metadata.x',
      'langsmith.metadata',
      'gcp.vertex.agent.llm_response',
      'trace.metadata.note',
      'gen_ai.user.message',
      'tags',
      'prompt',
      'body',
      `gen_ai.usage.${CANARY} text`,
    ];
    const content = [
      ...names.map((key) => text(key, CANARY)),
      { key: 'gen_ai.input.messages.nested', value: { kvlistValue: { values: [text('content', CANARY)] } } },
      {
        key: 'gen_ai.response.finish_reasons',
        value: { arrayValue: { values: [{ kvlistValue: { values: [text('x', CANARY)] } }] } },
      },
      { key: 'user.id', value: { kvlistValue: { values: [text('prompt', CANARY)] } } },
      text('team', `{"prompt":"${CANARY}"}`),
      text('project', `${CANARY} `.repeat(40)),
    ];
    const resource = { attributes: [text('service.name', 'shop'), ...content] };
    const scope = { name: 'emitter', attributes: content };
    const event = { timeUnixNano: NANOS, name: CANARY, attributes: content };
    const traces = protoOf('traces', {
      resourceSpans: [
        {
          resource,
          scopeSpans: [
            {
              scope,
              spans: [
                span({
                  name: `answer ${CANARY}`,
                  traceState: `k=${CANARY}`,
                  attributes: [...CALL, ...USAGE, ...content],
                  events: [event],
                  links: [{ traceId: TRACE_ID, spanId: SPAN_ID, traceState: CANARY, attributes: content }],
                  status: { code: 2, message: CANARY },
                }),
              ],
              schemaUrl: CANARY,
            },
          ],
          schemaUrl: CANARY,
        },
      ],
    });
    const logs = protoOf('logs', {
      resourceLogs: [
        {
          resource,
          scopeLogs: [
            {
              scope,
              logRecords: [
                {
                  timeUnixNano: NANOS,
                  severityText: CANARY,
                  eventName: CANARY,
                  body: { kvlistValue: { values: [text('content', CANARY)] } },
                  attributes: [...CALL, ...USAGE, ...content],
                },
              ],
            },
          ],
        },
      ],
    });
    const exemplars = [{ timeUnixNano: NANOS, asInt: '1', filteredAttributes: content }];
    const point = { timeUnixNano: NANOS, attributes: content, exemplars };
    const metrics = protoOf('metrics', {
      resourceMetrics: [
        {
          resource,
          scopeMetrics: [
            {
              scope,
              metrics: [
                {
                  name: 'gen_ai.client.token.usage',
                  description: CANARY,
                  unit: `${CANARY} `.repeat(4),
                  metadata: content,
                  histogram: { aggregationTemporality: 1, dataPoints: [{ ...point, count: '1', sum: 5 }] },
                },
                { name: CANARY, sum: { dataPoints: [{ ...point, asInt: '1' }] } },
                { name: `gen_ai.client.inference.usage.${CANARY} x`, sum: { dataPoints: [{ ...point, asInt: '1' }] } },
              ],
            },
          ],
        },
      ],
    });
    for (const [signal, payload] of [
      ['traces', traces],
      ['logs', logs],
      ['metrics', metrics],
    ] as const) {
      expect(Buffer.from(payload).includes(CANARY)).toBe(true);
      const { bytes, forwarded } = sanitise(signal, payload);
      expect([signal, forwarded]).toEqual([signal, 1]);
      expect([signal, Buffer.from(bytes).includes(CANARY)]).toEqual([signal, false]);
    }
  });
});
