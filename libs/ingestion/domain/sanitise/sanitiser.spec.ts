import {
  type Attributes,
  BackwardWriter,
  decodeLogs,
  decodeMetrics,
  decodePayload,
  decodeTraces,
  jsonToProto,
  MalformedPayloadError,
  type OtlpSignal,
} from '@tokenledger/shared/otlp';
import * as fc from 'fast-check';

import { explainRejections } from '../admission/admission-reasons';
import { AttributePolicy } from '../attributes/attribute-policy';
import { DEFAULT_INGESTION_LIMITS } from './sanitise-context';
import { Sanitiser } from './sanitiser';

const NOW = new Date('2026-11-23T12:00:00Z');
const NANOS = String(BigInt(NOW.getTime()) * 1_000_000n);
const TRACE_ID = '5b8efff798038103d269b633813fc60c';
const SPAN_ID = 'eee19b7ec3c1b174';
const CANARY = 'canary-7f3a9';

const sanitiser = new Sanitiser(new AttributePolicy(), DEFAULT_INGESTION_LIMITS);
const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });
const count = (key: string, intValue: number) => ({ key, value: { intValue } });
const CALL = [text('gen_ai.operation.name', 'chat'), text('gen_ai.request.model', 'gpt-4o')];
const USAGE = [count('gen_ai.usage.input_tokens', 10), count('gen_ai.usage.output_tokens', 2)];

const span = (overrides: object = {}) => ({
  traceId: TRACE_ID,
  spanId: SPAN_ID,
  name: 'chat gpt-4o',
  startTimeUnixNano: NANOS,
  endTimeUnixNano: NANOS,
  attributes: [...CALL, ...USAGE],
  ...overrides,
});
const protoOf = (signal: OtlpSignal, body: object) => jsonToProto(signal, Buffer.from(JSON.stringify(body))).proto;
const tracesOf = (...spans: object[]) => protoOf('traces', { resourceSpans: [{ scopeSpans: [{ spans }] }] });
const logsOf = (...logRecords: object[]) => protoOf('logs', { resourceLogs: [{ scopeLogs: [{ logRecords }] }] });
const metricsOf = (...metrics: object[]) => protoOf('metrics', { resourceMetrics: [{ scopeMetrics: [{ metrics }] }] });
const sanitise = (signal: OtlpSignal, payload: Uint8Array) => sanitiser.sanitise(signal, payload, NOW);
const attributesOf = (...attributes: object[]) => {
  const { bytes } = sanitise('traces', tracesOf(span({ attributes: [...USAGE, ...attributes] })));
  return [...decodeTraces(bytes)[0]!.attributes].slice(USAGE.length);
};

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

describe('which records are forwarded', () => {
  it.each([
    ['a call with usage', { attributes: [...CALL, ...USAGE] }],
    ['a failed call without usage', { attributes: [...CALL, text('error.type', 'timeout')] }],
    ['usage without an operation', { attributes: USAGE }],
    [
      'an agent with usage',
      { name: 'invoke_agent a', attributes: [text('gen_ai.operation.name', 'invoke_agent'), ...USAGE] },
    ],
    ['a call of OpenInference', { attributes: [text('openinference.span.kind', 'LLM')] }],
    ['a call of the Vercel AI SDK', { attributes: [text('ai.operationId', 'ai.streamText.doStream')] }],
    ['a reported cost', { attributes: [text('gen_ai.usage.cost', '0.1')] }],
    ['an orphan of another service', { parentSpanId: 'eee19b7ec3c1b173' }],
  ])('%s is', (_kind, overrides) => {
    expect(sanitise('traces', tracesOf(span(overrides)))).toMatchObject({ received: 1, forwarded: 1 });
  });

  it.each([
    [
      'a request of a web server',
      { name: 'GET /', attributes: [text('http.request.method', 'GET')] },
      'no-model-usage',
    ],
    ['an agent without usage', { attributes: [text('gen_ai.operation.name', 'invoke_agent')] }, 'no-model-usage'],
    ['a tool', { attributes: [text('gen_ai.operation.name', 'execute_tool')] }, 'no-model-usage'],
    ["Anthropic's connection test", { name: 'anthropic.test', attributes: [] }, 'test-span'],
    ["OpenRouter's connection test", { name: 'openrouter-connection-test', attributes: [] }, 'test-span'],
    ['a free count of tokens', { name: 'anthropic.messages.count_tokens' }, 'never-booked'],
    [
      'a free count seen by OpenInference',
      { name: 'messages.count_tokens', attributes: [text('openinference.span.kind', 'LLM')] },
      'never-booked',
    ],
    ['a tool runner', { name: 'anthropic.messages.tool_runner' }, 'never-booked'],
    ['a use of a tool', { name: 'anthropic.mcp_tool_use search' }, 'never-booked'],
    ['administration', { name: 'anthropic.organization.cost_report.list' }, 'never-booked'],
  ])('%s is answered and dropped', (_kind, overrides, reason) => {
    const { bytes, forwarded, dropped, rejected } = sanitise('traces', tracesOf(span(overrides)));
    expect([forwarded, bytes.length, [...dropped], [...rejected]]).toEqual([0, 0, [[reason, 1]], []]);
  });

  const at = (time: Date) => String(BigInt(time.getTime()) * 1_000_000n);
  const times = (date: Date) => ({ startTimeUnixNano: at(date), endTimeUnixNano: at(date) });
  it.each([
    ['without a trace id', { traceId: '' }, 'no-trace-or-span-id'],
    ['with a trace id of zeros', { traceId: '0'.repeat(32) }, 'no-trace-or-span-id'],
    ['with a short span id', { spanId: 'ab' }, 'no-trace-or-span-id'],
    ['without a time', { startTimeUnixNano: '0', endTimeUnixNano: '0' }, 'no-timestamp'],
    ['25 hours ahead', times(new Date('2026-11-24T13:00:00Z')), 'in-the-future'],
    ['401 days ago', times(new Date('2025-10-18T12:00:00Z')), 'too-old'],
    ['in milliseconds', { startTimeUnixNano: String(NOW.getTime()) }, 'too-old'],
  ])('a span %s is rejected, the others are not', (_kind, overrides, reason) => {
    const outcome = sanitise('traces', tracesOf(span(), span(overrides), span()));
    expect(outcome).toMatchObject({ received: 3, forwarded: 2 });
    expect([...outcome.rejected]).toEqual([[reason, 1]]);
    expect(explainRejections('spans', outcome.received, outcome.rejected)).toMatch(/^1 of 3 spans rejected: 1 with/);
  });

  it.each([
    ['23 hours ahead', new Date('2026-11-24T11:00:00Z')],
    ['399 days ago', new Date('2025-10-20T12:00:00Z')],
  ])('a span %s is taken', (_kind, date) => {
    expect(sanitise('traces', tracesOf(span(times(date))))).toMatchObject({ forwarded: 1 });
  });

  it('a logs export among traces is refused with the field that does not fit', () => {
    const logs = logsOf({ timeUnixNano: NANOS, attributes: USAGE });
    expect(() => sanitise('traces', logs)).toThrow(MalformedPayloadError);
  });

  it('a log record is forwarded by its event or its usage, also without a trace', () => {
    const outcome = sanitise(
      'logs',
      logsOf(
        { timeUnixNano: NANOS, eventName: 'gen_ai.client.inference.operation.details', attributes: CALL },
        { observedTimeUnixNano: NANOS, attributes: [text('event.name', 'api_request'), text('input_tokens', '12')] },
        { timeUnixNano: NANOS, traceId: TRACE_ID, attributes: USAGE },
        { timeUnixNano: NANOS, eventName: 'gen_ai.user.message', body: { stringValue: 'hello' } },
      ),
    );
    expect(decodeLogs(outcome.bytes).map((record) => [record.eventName, [...record.attributes.keys()]])).toEqual([
      ['gen_ai.client.inference.operation.details', ['gen_ai.operation.name', 'gen_ai.request.model']],
      ['', ['event.name', 'input_tokens']],
      ['', ['gen_ai.usage.input_tokens', 'gen_ai.usage.output_tokens']],
    ]);
    expect([outcome.received, outcome.partitionKey, [...outcome.dropped]]).toEqual([
      4,
      TRACE_ID,
      [['no-model-usage', 1]],
    ]);
  });

  it('of metrics the usage is, point by point', () => {
    const point = { timeUnixNano: NANOS, asInt: '5', attributes: [text('gen_ai.token.type', 'input'), text('x', 'y')] };
    const outcome = sanitise(
      'metrics',
      metricsOf(
        {
          name: 'gen_ai.client.inference.usage.input_tokens',
          unit: '{token}',
          sum: {
            aggregationTemporality: 1,
            isMonotonic: true,
            dataPoints: [point, { ...point, timeUnixNano: '1000000' }],
          },
        },
        { name: 'gen_ai.client.operation.duration', gauge: { dataPoints: [point] } },
        {
          name: 'gen_ai.client.token.usage',
          histogram: {
            aggregationTemporality: 2,
            dataPoints: [{ timeUnixNano: NANOS, count: '2', sum: 9, min: 1, max: 8, bucketCounts: ['2'] }],
          },
        },
      ),
    );
    expect(decodeMetrics(outcome.bytes)).toMatchObject([
      {
        metricName: 'gen_ai.client.inference.usage.input_tokens',
        unit: '{token}',
        temporality: 1,
        value: 5,
        attributes: new Map([['gen_ai.token.type', 'input']]),
      },
      { metricName: 'gen_ai.client.token.usage', temporality: 2, value: 9, count: 2 },
    ]);
    expect([outcome.received, outcome.forwarded, [...outcome.dropped], [...outcome.rejected]]).toEqual([
      4,
      2,
      [['not-a-usage-metric', 1]],
      [['too-old', 1]],
    ]);
  });
});

describe('whatever comes', () => {
  const names = [...CALL, ...USAGE].map(({ key }) => key);
  const value = fc.oneof(
    fc.record({
      stringValue: fc.oneof(
        fc.string(),
        fc.constantFrom('chat', '12', 'NaN', '{"a":1}'),
        fc.string({ minLength: 250, maxLength: 260 }),
      ),
    }),
    fc.record({ intValue: fc.integer() }),
    fc.record({ doubleValue: fc.double({ noNaN: true, noDefaultInfinity: true }) }),
    fc.record({ boolValue: fc.boolean() }),
    fc.record({
      arrayValue: fc.record({ values: fc.array(fc.record({ stringValue: fc.string() }), { maxLength: 3 }) }),
    }),
    fc.constant({}),
  );
  const attribute = fc.record({
    key: fc.constantFrom(...names, 'team', 'service.name', 'gen_ai.input.messages', 'x'),
    value,
  });
  const attributes = fc.uniqueArray(attribute, { selector: ({ key }) => key, maxLength: 6 });
  const spans = fc.array(
    fc.record({
      traceId: fc.constantFrom(TRACE_ID, ''),
      spanId: fc.constant(SPAN_ID),
      name: fc.constant('chat'),
      startTimeUnixNano: fc.constantFrom(NANOS, '0', '9'.repeat(19)),
      attributes,
    }),
    { maxLength: 4 },
  );
  const payloads = fc
    .array(
      fc.record({ resource: fc.record({ attributes }), scopeSpans: fc.array(fc.record({ spans }), { maxLength: 2 }) }),
      { maxLength: 3 },
    )
    .map((resourceSpans) => protoOf('traces', { resourceSpans }));

  /** The rules once more, on decoded records and without regard to speed. */
  const LABELS = new Set(['gen_ai.operation.name', 'gen_ai.request.model', 'team', 'service.name']);
  const isShort = (item: unknown) =>
    typeof item === 'string' && Buffer.byteLength(item) <= 256 && !item.startsWith('{') && !item.startsWith('[');
  const passes = ([key, item]: [string, unknown]) => {
    if (key.startsWith('gen_ai.usage.')) {
      return (
        typeof item === 'number' ||
        (typeof item === 'string' &&
          item.trim() !== '' &&
          (item.trim() === 'NaN' || /^\s*[+-]?\d+(\.\d*)?([eE][+-]?\d{1,3})?\s*$/.test(item)))
      );
    }
    if (!LABELS.has(key)) return false;
    if (Array.isArray(item)) return item.every(isShort);
    return typeof item === 'number' || typeof item === 'boolean' || isShort(item);
  };
  const filtered = (all: Attributes) => new Map([...all].filter(passes));

  it('passes exactly what the rules say', () => {
    fc.assert(
      fc.property(payloads, (payload) => {
        const expected = decodeTraces(payload)
          .map((record) => ({
            ...record,
            attributes: filtered(record.attributes),
            origin: { ...record.origin, resource: filtered(record.origin.resource) },
          }))
          .filter(
            (record) =>
              record.traceId !== '' &&
              record.startedAtUs === NOW.getTime() * 1000 &&
              (record.attributes.get('gen_ai.operation.name') === 'chat' ||
                [...record.attributes.keys()].some((key) => key.startsWith('gen_ai.usage.'))),
          );
        const outcome = sanitise('traces', payload);
        expect(decodeTraces(outcome.bytes)).toEqual(expected);
        const lost = [...outcome.dropped.values(), ...outcome.rejected.values()].reduce((sum, n) => sum + n, 0);
        expect(outcome.received).toBe(outcome.forwarded + lost);
        expect(outcome.forwarded).toBe(expected.length);
      }),
      { numRuns: 500 },
    );
  });

  it('is sanitised into something that decodes, or refused', () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 6 });
    const signals = fc.constantFrom<OtlpSignal>('traces', 'logs', 'metrics');
    fc.assert(
      fc.property(payloads, changes, fc.nat(), signals, (payload, edits, cut, signal) => {
        const changed = Buffer.from(payload);
        for (const [at, byte] of edits) if (changed.length > 0) changed[at % changed.length] = byte;
        for (const variant of [changed, changed.subarray(0, changed.length === 0 ? 0 : cut % changed.length)]) {
          try {
            const { bytes, forwarded } = sanitise(signal, variant);
            expect(decodePayload(signal, bytes)).toHaveLength(forwarded);
          } catch (error) {
            if (!(error instanceof MalformedPayloadError)) throw error;
          }
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('is the same when sanitised twice', () => {
    fc.assert(
      fc.property(payloads, (payload) => {
        const once = sanitise('traces', payload).bytes;
        expect(sanitise('traces', once).bytes).toEqual(once);
      }),
    );
  });
});
