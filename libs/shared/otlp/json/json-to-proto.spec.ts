import { MalformedPayloadError } from '../malformed-payload-error';
import { decodeWithOracle } from '../testing/otlp-oracle';
import { jsonToProto } from './json-to-proto';

const bytesOf = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
const spans = (...list: object[]) => ({ resourceSpans: [{ scopeSpans: [{ spans: list }] }] });
const convertSpan = (span: object) => {
  const read = decodeWithOracle('traces', jsonToProto('traces', bytesOf(spans(span))).proto);
  return (read as { resourceSpans: { scopeSpans: { spans: unknown[] }[] }[] }).resourceSpans[0]!.scopeSpans[0]!
    .spans[0];
};
const problemOf = (body: unknown) => {
  try {
    jsonToProto('traces', bytesOf(body));
  } catch (error) {
    if (error instanceof MalformedPayloadError) return error.message;
    throw error;
  }
  throw new Error('was taken');
};

describe('jsonToProto', () => {
  it('writes the same request as protobuf', () => {
    expect(
      convertSpan({
        traceId: '5B8EFFF798038103D269B633813FC60C',
        spanId: 'eee19b7ec3c1b174',
        parentSpanId: '',
        name: 'chat naïve',
        kind: 3,
        startTimeUnixNano: '1763900000123456789',
        endTimeUnixNano: 1763900001000000000,
        attributes: [
          { key: 's', value: { stringValue: '' } },
          { key: 'i', value: { intValue: '-9223372036854775808' } },
          { key: 'n', value: { intValue: 42 } },
          { key: 'd', value: { doubleValue: 0.5 } },
          { key: 'nan', value: { doubleValue: 'NaN' } },
          { key: 'b', value: { boolValue: false } },
          { key: 'raw', value: { bytesValue: 'AP8=' } },
          { key: 'a', value: { arrayValue: { values: [{ stringValue: 'x' }, {}] } } },
          { key: 'k', value: { kvlistValue: { values: [{ key: 'x', value: { intValue: '1' } }] } } },
          { key: 'e', value: {} },
        ],
        status: { code: 2 },
        flags: 257,
        somethingNew: { a: 1 },
        droppedAttributesCount: null,
      }),
    ).toEqual({
      traceId: '5b8efff798038103d269b633813fc60c',
      spanId: 'eee19b7ec3c1b174',
      name: 'chat naïve',
      kind: 3,
      startTimeUnixNano: '1763900000123456789',
      endTimeUnixNano: '1763900001000000000',
      attributes: [
        { key: 's', value: { stringValue: '' } },
        { key: 'i', value: { intValue: '-9223372036854775808' } },
        { key: 'n', value: { intValue: '42' } },
        { key: 'd', value: { doubleValue: 0.5 } },
        // JSON cannot show NaN; the bits are checked below
        { key: 'nan', value: { doubleValue: null } },
        { key: 'b', value: { boolValue: false } },
        { key: 'raw', value: { bytesValue: '00ff' } },
        { key: 'a', value: { arrayValue: { values: [{ stringValue: 'x' }, {}] } } },
        { key: 'k', value: { kvlistValue: { values: [{ key: 'x', value: { intValue: '1' } }] } } },
        { key: 'e', value: {} },
      ],
      status: { code: 2 },
      flags: 257,
    });
  });

  it('writes metrics of every kind', () => {
    const point = { startTimeUnixNano: '1', timeUnixNano: '2', attributes: [] };
    const metrics = [
      { name: 'a', sum: { dataPoints: [{ ...point, asInt: '-7' }], aggregationTemporality: 1, isMonotonic: true } },
      { name: 'b', gauge: { dataPoints: [{ ...point, asDouble: 0 }] } },
      {
        name: 'c',
        histogram: {
          dataPoints: [{ ...point, count: '2', sum: 3, bucketCounts: ['1', 1], explicitBounds: [5] }],
          aggregationTemporality: 2,
        },
      },
      {
        name: 'd',
        exponentialHistogram: { dataPoints: [{ ...point, count: 1, sum: 0, scale: -3 }], aggregationTemporality: 2 },
      },
    ];
    const { proto } = jsonToProto('metrics', bytesOf({ resourceMetrics: [{ scopeMetrics: [{ metrics }] }] }));
    const times = { startTimeUnixNano: '1', timeUnixNano: '2' };
    expect(decodeWithOracle('metrics', proto)).toEqual({
      resourceMetrics: [
        {
          scopeMetrics: [
            {
              metrics: [
                {
                  name: 'a',
                  sum: { dataPoints: [{ ...times, asInt: '-7' }], aggregationTemporality: 1, isMonotonic: true },
                },
                { name: 'b', gauge: { dataPoints: [{ ...times, asDouble: 0 }] } },
                {
                  name: 'c',
                  histogram: {
                    dataPoints: [{ ...times, count: '2', sum: 3, bucketCounts: ['1', '1'], explicitBounds: [5] }],
                    aggregationTemporality: 2,
                  },
                },
                {
                  name: 'd',
                  exponentialHistogram: {
                    dataPoints: [{ ...times, count: '1', sum: 0, scale: -3 }],
                    aggregationTemporality: 2,
                  },
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it.each([
    [
      'attributes as an object',
      { attributes: { model: 'x' } },
      'resourceSpans[0].scopeSpans[0].spans[0].attributes',
      /"key": "name", "value"/,
    ],
    [
      'a bare value',
      { attributes: [{ key: 'a', value: 'secret' }] },
      'resourceSpans[0].scopeSpans[0].spans[0].attributes[0].value',
      /stringValue/,
    ],
    [
      'an id in base64',
      { traceId: 'W47/95gDgQPSabYzgT/GDA==' },
      'resourceSpans[0].scopeSpans[0].spans[0].traceId',
      /hexadecimal/,
    ],
    [
      'an enum by its name',
      { kind: 'SPAN_KIND_CLIENT' },
      'resourceSpans[0].scopeSpans[0].spans[0].kind',
      /no enum names/,
    ],
    [
      'a time in words',
      { startTimeUnixNano: '2026-11-23' },
      'resourceSpans[0].scopeSpans[0].spans[0].startTimeUnixNano',
      /integer/,
    ],
    [
      'a time below zero',
      { startTimeUnixNano: -1 },
      'resourceSpans[0].scopeSpans[0].spans[0].startTimeUnixNano',
      /from 0/,
    ],
    ['a name that is no text', { name: 7 }, 'resourceSpans[0].scopeSpans[0].spans[0].name', /text was expected/],
    [
      'a null among attributes',
      { attributes: [null] },
      'resourceSpans[0].scopeSpans[0].spans[0].attributes[0]',
      /object was expected/,
    ],
    [
      'an integer that JSON has rounded',
      { attributes: [{ key: 'a', value: { intValue: 2 ** 60 } }] },
      'resourceSpans[0].scopeSpans[0].spans[0].attributes[0].value.intValue',
      /write it as text/,
    ],
    [
      'a broken integer',
      { attributes: [{ key: 'a', value: { intValue: 1.5 } }] },
      'resourceSpans[0].scopeSpans[0].spans[0].attributes[0].value.intValue',
      /integer/,
    ],
  ])('refuses %s and says what to write', (_kind, span, field, remedy) => {
    const problem = problemOf(spans(span));
    expect(problem.startsWith(`${field}: `)).toBe(true);
    expect(problem).toMatch(remedy);
    expect(problem).not.toContain('secret');
  });

  it.each([
    ['broken JSON', '{"resourceSpans": [{"a": "my secret prompt}'],
    ['an unexpected word', '{"resourceSpans": secret}'],
    ['an array', '["secret"]'],
    ['text', '"secret"'],
    ['nothing', ''],
  ])('refuses %s without repeating it', (_kind, body) => {
    expect(problemOf(body)).not.toContain('secret');
  });

  it('refuses bytes that are no UTF-8', () => {
    expect(() => jsonToProto('traces', Buffer.from([0x7b, 0xff, 0x7d]))).toThrow(/not valid UTF-8/);
  });

  it('says where another signal belongs', () => {
    expect(problemOf({ resourceLogs: [] })).toBe('resourceLogs: this is an export of logs: post it to /v1/logs');
  });

  it('ignores unknown members, but warns where nothing else is there', () => {
    expect(jsonToProto('traces', bytesOf({ resource_spans: [{}] }))).toMatchObject({
      proto: Buffer.alloc(0),
      warnings: [expect.stringContaining('lowerCamelCase')],
    });
    expect(jsonToProto('traces', bytesOf({ resourceSpans: [], x: 1 })).warnings).toEqual([]);
    expect(jsonToProto('traces', bytesOf({})).warnings).toEqual([]);
  });

  it('refuses nesting without end instead of running out of stack', () => {
    const depth = 20_000;
    const nested = `{"stringValue":"x"}`;
    const value = '{"arrayValue":{"values":['.repeat(depth) + nested + ']}}'.repeat(depth);
    const body = `{"resourceSpans":[{"resource":{"attributes":[{"key":"a","value":${value}}]}}]}`;
    expect(problemOf(body)).toMatch(/nested deeper/);
  });
});
