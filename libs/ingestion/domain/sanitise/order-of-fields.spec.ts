import { BackwardWriter, decodePayload, type OtlpSignal } from '@tokenledger/shared/otlp';

import { fieldsReversed } from '../testing/fields-reversed';
import { CALL, CANARY, count, NANOS, protoOf, sanitise, span, text, tracesOf, USAGE } from '../testing/sanitising';

const resource = { attributes: [text('service.name', 'shop'), text('process.command_line', CANARY)] };
const scope = { name: 'emitter', version: '1', attributes: [text('team', 'search'), text('note', CANARY)] };
const content = [text('gen_ai.input.messages', CANARY), text('team', `{"prompt":"${CANARY}"}`)];
const finish = { key: 'gen_ai.response.finish_reasons', value: { arrayValue: { values: [{ stringValue: 'stop' }] } } };

const REQUESTS: readonly [OtlpSignal, object][] = [
  [
    'traces',
    {
      resourceSpans: [
        {
          resource,
          scopeSpans: [
            {
              scope,
              spans: [
                span({
                  attributes: [...CALL, ...content, ...USAGE, finish],
                  events: [{ timeUnixNano: NANOS, name: CANARY, attributes: content }],
                  status: { code: 2, message: CANARY },
                }),
                span({ spanId: 'eee19b7ec3c1b175', name: 'GET', attributes: [text('url.full', CANARY)] }),
              ],
            },
          ],
        },
      ],
    },
  ],
  [
    'logs',
    {
      resourceLogs: [
        {
          resource,
          scopeLogs: [
            {
              scope,
              logRecords: [
                {
                  timeUnixNano: NANOS,
                  eventName: 'gen_ai.client.inference.operation.details',
                  body: { kvlistValue: { values: content } },
                  attributes: [...CALL, ...content, ...USAGE],
                },
              ],
            },
          ],
        },
      ],
    },
  ],
  [
    'metrics',
    {
      resourceMetrics: [
        {
          resource,
          scopeMetrics: [
            {
              scope,
              metrics: [
                {
                  name: 'claude_code.token.usage',
                  unit: 'tokens',
                  sum: {
                    aggregationTemporality: 1,
                    isMonotonic: true,
                    dataPoints: [
                      {
                        timeUnixNano: NANOS,
                        asInt: 42,
                        attributes: [text('type', 'input'), text('model', 'gpt-4o'), ...content],
                      },
                    ],
                  },
                },
              ],
            },
          ],
        },
      ],
    },
  ],
];

describe('what leaves the edge', () => {
  it.each(REQUESTS)('is the same of %s whose fields come from the last to the first', (signal, request) => {
    const payload = protoOf(signal, request);
    const turned = fieldsReversed(signal, payload);
    expect(Buffer.from(turned)).not.toEqual(Buffer.from(payload));
    expect(decodePayload(signal, turned)).toEqual(decodePayload(signal, payload));

    const { bytes, ...facts } = sanitise(signal, turned);
    const { bytes: usual, ...usualFacts } = sanitise(signal, payload);
    expect(facts).toEqual(usualFacts);
    expect(facts.forwarded).toBe(1);
    expect(decodePayload(signal, bytes)).toEqual(decodePayload(signal, usual));
    expect(Buffer.from(bytes).includes(CANARY)).toBe(false);
  });

  it.each([
    ['two values before the name', [value('search'), value(CANARY), key('team')]],
    ['values on both sides of the name', [value(CANARY), key('team'), value('search')]],
    ['a second name', [value('search'), key('team'), key(CANARY)]],
    ['something behind the name', [value('search'), key('team'), field(0x1a, CANARY)]],
    ['no name', [value(CANARY)]],
  ])('is no attribute with %s', (_what, parts) => {
    const attribute = nest(0x4a, ...parts);
    const { bytes, removedValues } = sanitise('traces', withAttribute(attribute));
    expect(Buffer.from(bytes).includes(CANARY)).toBe(false);
    expect([...removedValues]).toEqual([['wrong-type', 1]]);
  });
});

function withAttribute(attribute: Buffer): Uint8Array {
  const usual = tracesOf(span({ attributes: [count('gen_ai.usage.input_tokens', 5)] }));
  // Request, resource and scope hold one member each: the span's bytes are the innermost.
  const spanBytes = unwrapped(unwrapped(unwrapped(usual)));
  return nest(0x0a, nest(0x12, nest(0x12, spanBytes, attribute)));
}

function unwrapped(message: Uint8Array): Buffer {
  const bytes = Buffer.from(message);
  let at = 1;
  while ((bytes[at] ?? 0) >= 0x80) at += 1;
  return bytes.subarray(at + 1);
}

function key(name: string): Buffer {
  return field(0x0a, name);
}

function value(label: string): Buffer {
  return nest(0x12, field(0x0a, label));
}

function field(tag: number, content: string): Buffer {
  return nest(tag, Buffer.from(content));
}

function nest(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const writer = new BackwardWriter(64);
  for (const part of parts.toReversed()) writer.bytes(Buffer.from(part));
  writer.varint(writer.length);
  writer.varint(tag);
  return Buffer.from(writer.result());
}
