import { JsonTraceSerializer, ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';

import { MalformedPayloadError } from '../malformed-payload-error';
import { encodeWithOracle } from '../testing/otlp-oracle';
import { decodePayload, sniffEncoding } from './decode-payload';
import { decodeTraces } from './decode-traces';

const TRACE_ID = '5b8efff798038103d269b633813fc60c';
const SPAN_ID = 'eee19b7ec3c1b174';

const attribute = (key: string, value?: object) => (value === undefined ? { key } : { key, value });
const span = (overrides: object = {}) => ({
  traceId: Buffer.from(TRACE_ID, 'hex'),
  spanId: Buffer.from(SPAN_ID, 'hex'),
  name: 'chat gpt-4o',
  kind: 3,
  startTimeUnixNano: '1763900000123456789',
  endTimeUnixNano: '1763900001000000999',
  ...overrides,
});
const request = (spans: object[], resourceAttributes: object[] = []) => ({
  resourceSpans: [
    {
      resource: { attributes: resourceAttributes },
      scopeSpans: [{ scope: { name: 'emitter', version: '1.2', attributes: [] }, spans }],
    },
  ],
});
const decodeOne = (overrides: object) => decodeTraces(encodeWithOracle('traces', request([span(overrides)])))[0]!;

describe('decodeTraces', () => {
  it('reads a span with its times cut to microseconds', () => {
    const [decoded] = decodeTraces(
      encodeWithOracle(
        'traces',
        request(
          [span({ parentSpanId: Buffer.from('eee19b7ec3c1b173', 'hex'), status: { code: 2, message: 'secret' } })],
          [attribute('service.name', { stringValue: 'shop' })],
        ),
      ),
    );
    expect(decoded).toEqual({
      signal: 'span',
      origin: {
        resource: new Map([['service.name', 'shop']]),
        scope: { name: 'emitter', version: '1.2', attributes: new Map() },
      },
      traceId: TRACE_ID,
      spanId: SPAN_ID,
      parentSpanId: 'eee19b7ec3c1b173',
      name: 'chat gpt-4o',
      kind: 3,
      startedAtUs: 1_763_900_000_123_456,
      endedAtUs: 1_763_900_001_000_000,
      attributes: new Map(),
      statusCode: 2,
    });
  });

  it.each([
    ['text', { stringValue: 'naïve 🙂' }, 'naïve 🙂'],
    ['empty text', { stringValue: '' }, ''],
    ['true', { boolValue: true }, true],
    ['false', { boolValue: false }, false],
    ['zero', { intValue: '0' }, 0],
    ['one byte', { intValue: '127' }, 127],
    ['two bytes', { intValue: '128' }, 128],
    ['four bytes', { intValue: '268435455' }, 268_435_455],
    ['five bytes', { intValue: '268435456' }, 268_435_456],
    ['32 bits', { intValue: '4294967296' }, 4_294_967_296],
    ['the largest safe integer', { intValue: '9007199254740991' }, 9_007_199_254_740_991],
    ['beyond safe integers', { intValue: '9007199254740992' }, 9_007_199_254_740_992n],
    ['the largest integer', { intValue: '9223372036854775807' }, 9_223_372_036_854_775_807n],
    ['minus one', { intValue: '-1' }, -1],
    ['the smallest safe integer', { intValue: '-9007199254740991' }, -9_007_199_254_740_991],
    ['the smallest integer', { intValue: '-9223372036854775808' }, -9_223_372_036_854_775_808n],
    ['a double', { doubleValue: 0.1 }, 0.1],
    ['not a number', { doubleValue: NaN }, NaN],
    ['minus infinity', { doubleValue: -Infinity }, -Infinity],
    ['bytes', { bytesValue: Buffer.from('00ff', 'hex') }, new Uint8Array([0, 255])],
    ['an array', { arrayValue: { values: [{ intValue: '1' }, {}, { stringValue: 'b' }] } }, [1, null, 'b']],
    [
      'a list of pairs',
      {
        kvlistValue: {
          values: [attribute('a', { intValue: '1' }), attribute('b', { kvlistValue: {} }), attribute('c')],
        },
      },
      { a: 1, b: {}, c: null },
    ],
    ['an empty value', {}, null],
    ['no value', undefined, null],
  ])('reads %s', (_kind, value, expected) => {
    expect(decodeOne({ attributes: [attribute('x', value)] }).attributes).toEqual(new Map([['x', expected]]));
  });

  it('takes a member called __proto__ for a member', () => {
    const value = { kvlistValue: { values: [attribute('__proto__', { stringValue: 'x' })] } };
    const read = decodeOne({ attributes: [attribute('x', value)] }).attributes.get('x');
    expect(Object.entries(read as object)).toEqual([['__proto__', 'x']]);
  });

  it.each([
    ['absent', {}],
    ['of zeros', { traceId: Buffer.alloc(16) }],
    ['too short', { traceId: Buffer.alloc(8, 1) }],
    ['too long', { traceId: Buffer.alloc(17, 1) }],
  ])('reads an id that is %s as not given', (_kind, id) => {
    const { traceId: _traceId, ...without } = span();
    expect(decodeTraces(encodeWithOracle('traces', request([{ ...without, ...id }])))[0]!.traceId).toBe('');
  });

  it('shares one origin among the records of a scope', () => {
    const [first, second] = decodeTraces(encodeWithOracle('traces', request([span(), span()])));
    expect(first!.origin).toBe(second!.origin);
  });

  it('reads a resource that stands behind what it describes', () => {
    const scopes = encodeWithOracle('traces', { resourceSpans: [{ scopeSpans: [{ spans: [span()] }] }] });
    const resource = encodeWithOracle('traces', {
      resourceSpans: [{ resource: { attributes: [attribute('team', { stringValue: 'a' })] } }],
    });
    // Both begin with the tag and a length; what follows are the fields of one ResourceSpans.
    const fields = Buffer.concat([scopes.subarray(2), resource.subarray(2)]);
    const payload = Buffer.concat([Buffer.from([0x0a, fields.length]), fields]);
    expect(decodeTraces(payload)[0]!.origin.resource).toEqual(new Map([['team', 'a']]));
  });

  it('finds no records in an empty request', () => {
    expect(decodeTraces(new Uint8Array())).toEqual([]);
  });

  it('passes over fields that it does not know', () => {
    const known = encodeWithOracle('traces', request([span()]));
    const unknown = Buffer.from([0x98, 0x06, 0x2a, 0x7a, 0x02, 0xff, 0xff]);
    expect(decodeTraces(Buffer.concat([known, unknown]))).toEqual(decodeTraces(known));
  });

  it('refuses values that are nested without end', () => {
    const wrapped = (tag: number, body: Buffer) => {
      const length = body.length < 128 ? [body.length] : [(body.length & 127) | 128, body.length >> 7];
      return Buffer.concat([Buffer.from([tag, ...length]), body]);
    };
    let value = Buffer.from([0x18, 0x01]);
    for (let depth = 0; depth < 80; depth++) value = wrapped(0x2a, wrapped(0x0a, value));
    const attributes = wrapped(0x4a, wrapped(0x12, value));
    const payload = wrapped(0x0a, wrapped(0x12, wrapped(0x12, attributes)));
    expect(() => decodeTraces(payload)).toThrow(/nested deeper than 64 levels/);
  });

  it.each([
    ['a length beyond the end', '0a7f', /127 bytes long, but only 0 are left/],
    ['an end within a number', '0a0412020aff', /ends in the middle/],
    ['a group', '0b', /wire type 3/],
    ['the field number 0', '00', /field number/],
    ['a number of 11 bytes', '18ffffffffffffffffffff01', /longer than 64 bits/],
    ['a varint where a message belongs', '0801', /field 1 has wire type 0/],
  ])('refuses %s', (_kind, hex, problem) => {
    expect(() => decodeTraces(Buffer.from(hex, 'hex'))).toThrow(MalformedPayloadError);
    expect(() => decodeTraces(Buffer.from(hex, 'hex'))).toThrow(problem);
  });

  it('names the field that broke', () => {
    const log = encodeWithOracle('logs', {
      resourceLogs: [{ scopeLogs: [{ logRecords: [{ timeUnixNano: '1' }, {}] }] }],
    });
    expect(() => decodeTraces(log)).toThrow(/^resourceSpans\[0\]\.scopeSpans\[0\]\.spans\[0\]\.traceId \(byte \d+\)/);
  });

  it('never reads beyond a truncated payload', () => {
    const whole = Buffer.from(
      encodeWithOracle('traces', request([span({ attributes: [attribute('x', { intValue: '300' })] })])),
    );
    for (let length = 1; length < whole.length; length++) {
      expect(() => decodeTraces(whole.subarray(0, length))).toThrow(MalformedPayloadError);
    }
  });
});

describe('the encodings of OpenTelemetry for JavaScript', () => {
  it('read the same from protobuf and from JSON', async () => {
    const exporter = new InMemorySpanExporter();
    const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
    const sdkSpan = provider.getTracer('emitter', '1.0').startSpan('chat gpt-4o', {
      kind: 2,
      attributes: { 'gen_ai.usage.input_tokens': 42, cost: 0.5, stream: true, reasons: ['stop', 'length'] },
    });
    sdkSpan.addEvent('e', { a: 1 });
    sdkSpan.setStatus({ code: 2, message: 'x' });
    sdkSpan.end();
    await provider.forceFlush();
    const spans = exporter.getFinishedSpans();
    const proto = ProtobufTraceSerializer.serializeRequest(spans)!;
    const json = JsonTraceSerializer.serializeRequest(spans)!;

    expect(sniffEncoding(proto)).toBe('proto');
    expect(sniffEncoding(json)).toBe('json');
    const decoded = decodePayload('traces', proto);
    expect(decoded).toMatchObject([
      { traceId: sdkSpan.spanContext().traceId, spanId: sdkSpan.spanContext().spanId, name: 'chat gpt-4o', kind: 3 },
    ]);
    expect(decoded[0]!.attributes).toEqual(
      new Map<string, unknown>([
        ['gen_ai.usage.input_tokens', 42],
        ['cost', 0.5],
        ['stream', true],
        ['reasons', ['stop', 'length']],
      ]),
    );
    expect(decodePayload('traces', json)).toEqual(decoded);
  });
});
