import { type IncomingMessage, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';

import { jsonToProto, type OtlpSignal } from '@tokenledger/shared/otlp';
import { createRecordVerifier } from '@tokenledger/shared/record-proof';
import { StreamUnavailableError } from '@tokenledger/shared/stream';
import { parse } from 'protobufjs';

import {
  callSpan,
  type CollectorUnderTest,
  KEY,
  NANOS,
  openCollector,
  SIGNING_SECRET,
  TRACE_ID,
  tracesOf,
} from '../testing/collector-under-test';

const PROTO = 'application/x-protobuf';
const JSON_TYPE = 'application/json';
const STATUS = parse(`
  syntax = "proto3";
  message Any { string type_url = 1; bytes value = 2; }
  message Status { int32 code = 1; string message = 2; repeated Any details = 3; }
  message Partial { int64 rejected = 1; string error_message = 2; }
  message Response { Partial partial_success = 1; }
`).root;

const asJson = (body: unknown) => Buffer.from(JSON.stringify(body));
const asProto = (body: unknown, signal: OtlpSignal = 'traces') => Buffer.from(jsonToProto(signal, asJson(body)).proto);
const decodeAs = (type: string, bytes: ArrayBuffer) => {
  const message = STATUS.lookupType(type);
  return message.toObject(message.decode(new Uint8Array(bytes)), { longs: Number });
};

let open: CollectorUnderTest;
beforeEach(async () => {
  open = await openCollector({ maxBodyBytes: 20_000, maxDecompressedBytes: 100_000 });
});
afterEach(() => open.collector.close(0));

interface Post {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: Buffer;
}

const post = ({
  path = '/v1/traces',
  method = 'POST',
  headers = {},
  body = asProto(tracesOf(callSpan())),
}: Post = {}) =>
  fetch(open.url + path, {
    method,
    redirect: 'error',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': PROTO, ...headers },
    ...(method === 'POST' || method === 'PUT' ? { body: new Uint8Array(body) } : {}),
  });

describe('a request that is taken', () => {
  it.each([
    ['protobuf', PROTO, asProto(tracesOf(callSpan()))],
    ['JSON', JSON_TYPE, asJson(tracesOf(callSpan()))],
    ['JSON with parameters', 'Application/JSON; charset=utf-8', asJson(tracesOf(callSpan()))],
    ['protobuf with parameters', `${PROTO};v=1`, asProto(tracesOf(callSpan()))],
  ])('comes as %s and is answered in kind, without partial success', async (_kind, type, body) => {
    const response = await post({ headers: { 'content-type': type }, body });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type.toLowerCase().split(';')[0]);
    expect(await response.text()).toBe(type.toLowerCase().startsWith(JSON_TYPE) ? '{}' : '');
    expect(open.producer.decoded()).toMatchObject([{ traceId: TRACE_ID, name: 'chat gpt-4o' }]);
  });

  it('goes to the stream as one record, keyed by its first trace and proven to be the tenant’s', async () => {
    await post({ body: asProto(tracesOf(callSpan(), callSpan({ traceId: 'a'.repeat(32) }))) });
    const [record] = open.producer.records;
    expect(open.producer.records).toHaveLength(1);
    expect(record).toMatchObject({ topic: 'otlp_spans', key: TRACE_ID });
    expect(record!.headers).toMatchObject({ 'x-tenant-id': 'acme', 'x-key-id': 'k1' });
    const verifier = createRecordVerifier({
      collectorSecret: SIGNING_SECRET,
      signingKeyOf: () => Promise.resolve(undefined),
    });
    expect(await verifier.verify(record!)).toMatchObject({ proven: true, tenant: 'acme', keyId: 'k1' });
  });

  it.each([
    [
      '/v1/logs',
      'otlp_logs',
      {
        resourceLogs: [
          {
            scopeLogs: [
              { logRecords: [{ timeUnixNano: NANOS, attributes: [{ key: 'input_tokens', value: { intValue: 1 } }] }] },
            ],
          },
        ],
      },
    ],
    [
      '/v1/metrics',
      'otlp_metrics',
      {
        resourceMetrics: [
          {
            scopeMetrics: [
              {
                metrics: [
                  {
                    name: 'gen_ai.client.token.usage',
                    histogram: { dataPoints: [{ timeUnixNano: NANOS, count: '1', sum: 5 }] },
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  ])('on %s goes to topic %s', async (path, topic, body) => {
    const response = await post({ path, headers: { 'content-type': JSON_TYPE }, body: asJson(body) });
    expect([response.status, open.producer.records.map((record) => record.topic)]).toEqual([200, [topic]]);
  });

  it.each(['gzip', 'GZIP', 'identity', ''])('may be compressed as %p', async (compression) => {
    const plain = asProto(tracesOf(callSpan()));
    const body = compression.toLowerCase() === 'gzip' ? gzipSync(plain) : plain;
    const response = await post({ headers: { 'content-encoding': compression }, body });
    expect([response.status, open.producer.decoded().length]).toEqual([200, 1]);
  });

  it.each(['/v1/traces/', '/v1/traces?a=b', '/claude-platform/v1/traces', '/claude-platform/v1/traces/'])(
    'may come on %s and is not redirected',
    async (path) => {
      const response = await post({ path });
      expect([response.status, response.redirected]).toEqual([200, false]);
      expect(open.producer.records[0]!.headers['x-source']).toBe(
        path.startsWith('/claude') ? 'claude-platform' : undefined,
      );
    },
  );

  it.each([
    ['protobuf', PROTO, Buffer.alloc(0)],
    ['JSON', JSON_TYPE, asJson({})],
  ])('may be empty in %s', async (_kind, type, body) => {
    const response = await post({ headers: { 'content-type': type }, body });
    expect([response.status, open.producer.records]).toEqual([200, []]);
  });

  it('may hold only a vendor’s test span, which nobody books', async () => {
    const response = await post({ body: asProto(tracesOf(callSpan({ name: 'anthropic.test', attributes: [] }))) });
    expect([response.status, await response.text(), open.producer.records]).toEqual([200, '', []]);
    expect(open.metrics.lines).toContain('dropped traces test-span 1');
  });

  it('is counted', async () => {
    await post({ body: asProto(tracesOf(callSpan(), callSpan({ attributes: [] }), callSpan({ spanId: '' }))) });
    expect(open.metrics.lines).toEqual([
      'received traces 3',
      'forwarded traces 1',
      'dropped traces no-model-usage 1',
      'rejected traces no-trace-or-span-id 1',
      'answered http traces accepted',
    ]);
  });

  it('is split below the stream’s limit, and what fits nowhere is rejected', async () => {
    open.producer.maxRecordBytes = 300;
    const long = { key: 'team', value: { stringValue: 'x'.repeat(250) } };
    const spans = Array.from({ length: 5 }, (_, at) => callSpan({ spanId: `${at + 1}`.padStart(16, '0') }));
    const response = await post({
      body: asProto(
        tracesOf(...spans, callSpan({ attributes: [long, { key: 'input_tokens', value: { intValue: 1 } }] })),
      ),
    });
    expect(open.producer.records.length).toBeGreaterThan(1);
    expect(open.producer.records.filter(({ value }) => value.length > 300)).toEqual([]);
    expect(open.producer.decoded()).toHaveLength(5);
    expect(decodeAs('Response', await response.arrayBuffer())).toMatchObject({
      partialSuccess: {
        rejected: 1,
        errorMessage: expect.stringContaining('1 of 6 spans rejected: 1 too large') as string,
      },
    });
  });
});

describe('a request that is taken in part', () => {
  const body = tracesOf(callSpan(), callSpan({ traceId: '' }), callSpan({ startTimeUnixNano: '9999999999999999999' }));

  it('says in protobuf how many spans were rejected, and why', async () => {
    const response = await post({ body: asProto(body) });
    expect(response.status).toBe(200);
    const { partialSuccess } = decodeAs('Response', await response.arrayBuffer());
    expect(partialSuccess).toMatchObject({ rejected: 2 });
    expect((partialSuccess as { errorMessage: string }).errorMessage).toMatch(/^2 of 3 spans rejected: .*future/);
    expect(open.producer.decoded()).toHaveLength(1);
  });

  it('says it in JSON', async () => {
    const response = await post({ headers: { 'content-type': JSON_TYPE }, body: asJson(body) });
    expect(await response.json()).toEqual({
      partialSuccess: { rejectedSpans: '2', errorMessage: expect.stringMatching(/^2 of 3 spans rejected/) as string },
    });
  });

  it('warns where nothing was understood', async () => {
    const response = await post({ headers: { 'content-type': JSON_TYPE }, body: asJson({ resource_spans: [] }) });
    expect([response.status, await response.json()]).toEqual([
      200,
      { partialSuccess: { rejectedSpans: '0', errorMessage: expect.stringContaining('lowerCamelCase') as string } },
    ]);
  });
});

describe('a request that is refused', () => {
  it.each<[string, Post, number, number, RegExp]>([
    ['without a key', { headers: { authorization: '' } }, 401, 16, /Bearer/],
    ['with another scheme', { headers: { authorization: `Basic ${KEY}` } }, 401, 16, /Bearer/],
    [
      'with an unknown key',
      { headers: { authorization: 'Bearer tli_other' } },
      401,
      16,
      /revoked, has expired or was never issued/,
    ],
    [
      'with a revoked key',
      { headers: { authorization: 'Bearer tli_revoked' } },
      401,
      16,
      /revoked, has expired or was never issued/,
    ],
    ['with no key at all', { headers: { authorization: 'Bearer nonsense' } }, 401, 16, /copied whole/],
    ['of a suspended organisation', { headers: { authorization: 'Bearer tli_suspended' } }, 403, 7, /suspended/],
    ['on an unknown path', { path: '/v1/profiles' }, 404, 5, /\/v1\/traces/],
    ['on a source in capitals', { path: '/Claude/v1/traces' }, 404, 5, /lower-case/],
    ['below two names', { path: '/a/b/v1/traces' }, 404, 5, /one name/],
    ['by PUT', { method: 'PUT' }, 405, 12, /POST/],
    ['by GET', { method: 'GET' }, 405, 12, /POST/],
    ['by OPTIONS', { method: 'OPTIONS' }, 405, 12, /POST/],
    ['as text', { headers: { 'content-type': 'text/plain' } }, 415, 3, /application\/x-protobuf or application\/json/],
    ['compressed as br', { headers: { 'content-encoding': 'br' } }, 415, 3, /gzip/],
    ['as zstd', { headers: { 'content-encoding': 'gzip, gzip' } }, 415, 3, /gzip/],
    ['with a broken body', { body: asProto(tracesOf(callSpan())).subarray(0, 40) }, 400, 3, /resourceSpans\[0\]/],
    ['with a body that is not gzip', { headers: { 'content-encoding': 'gzip' } }, 400, 3, /not valid gzip/],
    [
      'with half a gzip',
      { headers: { 'content-encoding': 'gzip' }, body: gzipSync(asProto(tracesOf(callSpan()))).subarray(0, 60) },
      400,
      3,
      /not valid gzip/,
    ],
    ['with a body over the limit', { body: Buffer.alloc(20_001) }, 413, 8, /20000 bytes/],
    [
      'with a gzip bomb',
      { headers: { 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(10_000_000)) },
      413,
      8,
      /100000 bytes/,
    ],
    [
      'with logs among traces',
      { body: asProto({ resourceLogs: [{ scopeLogs: [{ logRecords: [{ timeUnixNano: NANOS }] }] }] }, 'logs') },
      400,
      3,
      /export of logs: post it to \/v1\/logs/,
    ],
  ])('%s is answered with a status that says so', async (_kind, overrides, status, code, message) => {
    const asked = await post(overrides);
    expect(asked.status).toBe(status);
    const isProto = asked.headers.get('content-type') === PROTO;
    expect(isProto).toBe(overrides.headers?.['content-type'] !== 'text/plain');
    const answer = isProto ? decodeAs('Status', await asked.arrayBuffer()) : ((await asked.json()) as object);
    expect(answer).toMatchObject({ code, message: expect.stringMatching(message) as string });
    expect(open.producer.records).toEqual([]);
    expect(asked.headers.get('retry-after')).toBeNull();
  });

  it.each([
    [
      'attributes as an object',
      tracesOf(callSpan({ attributes: { model: 'x' } })),
      'resourceSpans[0].scopeSpans[0].spans[0].attributes',
    ],
    [
      'an id in base64',
      tracesOf(callSpan({ traceId: 'W47/95gDgQPSabYzgT/GDA==' })),
      'resourceSpans[0].scopeSpans[0].spans[0].traceId',
    ],
    ['logs among traces', { resourceLogs: [] }, 'resourceLogs'],
  ])('for %s in JSON names the field', async (_kind, body, field) => {
    const response = await post({ headers: { 'content-type': JSON_TYPE }, body: asJson(body) });
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { code: 3, details: [{ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: [{ field }] }] },
    ]);
  });

  it('repeats nothing of a body that cannot be read', async () => {
    const response = await post({ headers: { 'content-type': JSON_TYPE }, body: Buffer.from('{"a": canary-7f3a9') });
    expect([response.status, await response.text()]).toEqual([400, expect.not.stringContaining('canary') as string]);
  });

  it('names the methods and types that would do', async () => {
    expect((await post({ method: 'GET' })).headers.get('allow')).toBe('POST');
    expect((await post({ headers: { authorization: '' } })).headers.get('www-authenticate')).toBe('Bearer');
    const head = await post({ method: 'HEAD' });
    expect([head.status, head.headers.get('allow'), await head.text()]).toEqual([405, 'POST', '']);
  });

  it('is answered although its body is still on the way', async () => {
    const response = await post({ headers: { authorization: '' }, body: Buffer.alloc(3_000_000) });
    expect(response.status).toBe(401);
  });

  it('is not asked for its body where the head is enough to refuse it', async () => {
    const continued = jest.fn();
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const request = httpRequest(`${open.url}/v1/traces`, {
        method: 'POST',
        headers: { expect: '100-continue', 'content-type': PROTO, 'content-length': 10 },
      });
      request.on('continue', continued);
      request.on('response', (response: IncomingMessage) => {
        response.resume();
        resolve(response.statusCode);
        request.destroy();
      });
      request.on('error', reject);
      request.flushHeaders();
    });
    expect([status, continued.mock.calls.length]).toEqual([401, 0]);
  });

  it('may be chunked without a length and is cut off at the limit', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const request = httpRequest(`${open.url}/v1/traces`, {
        method: 'POST',
        headers: { authorization: `Bearer ${KEY}`, 'content-type': PROTO, 'transfer-encoding': 'chunked' },
      });
      request.on('response', (response: IncomingMessage) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.on('error', reject);
      for (let chunk = 0; chunk < 30; chunk++) request.write(Buffer.alloc(1000));
      request.end();
    });
    expect(status).toBe(413);
  });
});

describe('when something is out of reach', () => {
  it('the sender is told to send again, and nothing is acknowledged', async () => {
    open.producer.outage = new StreamUnavailableError('broker down');
    const response = await post();
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
    expect(decodeAs('Status', await response.arrayBuffer())).toMatchObject({ code: 14 });
    open.producer.outage = undefined;
    expect([(await post()).status, open.producer.records.length]).toEqual([200, 1]);
  });

  it('a store of keys that cannot answer is no wrong key', async () => {
    open.keys.outage = new StreamUnavailableError('database down');
    expect((await post()).status).toBe(503);
  });

  it('an unexpected failure is answered with an id that leads to the log, and no more', async () => {
    open.producer.outage = new Error('secret internals');
    const response = await post({ headers: { 'content-type': JSON_TYPE }, body: asJson(tracesOf(callSpan())) });
    const { message } = (await response.json()) as { message: string };
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(message).not.toContain('secret');
    const incidentId = /incident ([0-9a-f-]{36})/.exec(message)?.[1];
    expect(open.logger.lines).toMatchObject([{ level: 'error', facts: { incidentId } }]);
  });

  it('acknowledges only after the stream has the records', async () => {
    let openGate = (): void => undefined;
    open.producer.gate = new Promise((resolve) => (openGate = resolve));
    let isAnswered = false;
    const answer = post().then((response) => {
      isAnswered = true;
      return response.status;
    });
    // Another request makes the whole round trip meanwhile.
    await post({ path: '/nowhere' });
    expect(isAnswered).toBe(false);
    openGate();
    expect(await answer).toBe(200);
  });
});

describe('many requests at once', () => {
  it('are answered "send again" beyond the bytes that may be in hand, which are given back', async () => {
    await open.collector.close(0);
    open = await openCollector({ maxBytesInFlight: 30_000 });
    let openGate = (): void => undefined;
    open.producer.gate = new Promise((resolve) => (openGate = resolve));
    const filler = { key: 'x', value: { stringValue: 'x'.repeat(20_000) } };
    const big = asProto(tracesOf(callSpan({ attributes: [filler, { key: 'input_tokens', value: { intValue: 1 } }] })));
    const first = post({ body: big });
    while (open.metrics.bytesInFlight() < 20_000) await new Promise((resolve) => setImmediate(resolve));
    const second = await post({ body: big });
    expect([second.status, second.headers.get('retry-after')]).toEqual([429, '1']);
    openGate();
    expect((await first).status).toBe(200);
    expect(open.metrics.bytesInFlight()).toBe(0);
    expect((await post({ body: big })).status).toBe(200);
  });

  it('give their bytes back also where a sender goes away', async () => {
    const socket = connect(open.collector.httpPort, '127.0.0.1');
    socket.write(
      `POST /v1/traces HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${KEY}\r\ncontent-type: ${PROTO}\r\ncontent-length: 10000\r\n\r\n${'x'.repeat(5000)}`,
    );
    while (open.metrics.bytesInFlight() < 5000) await new Promise((resolve) => setImmediate(resolve));
    socket.destroy();
    while (open.metrics.bytesInFlight() > 0) await new Promise((resolve) => setImmediate(resolve));
    expect(open.metrics.lines).toEqual(['answered http traces aborted']);
  });

  it('are finished when the collector closes', async () => {
    let openGate = (): void => undefined;
    open.producer.gate = new Promise((resolve) => (openGate = resolve));
    const answer = post();
    while (open.metrics.bytesInFlight() === 0) await new Promise((resolve) => setImmediate(resolve));
    const closed = open.collector.close(60_000);
    openGate();
    expect((await answer).status).toBe(200);
    await closed;
    await expect(post()).rejects.toThrow();
  });

  it('are given up where a body does not arrive', async () => {
    await open.collector.close(0);
    open = await openCollector({ requestTimeoutMs: 50 });
    const socket = connect(open.collector.httpPort, '127.0.0.1');
    const answered = new Promise<string>((resolve) => socket.once('data', (chunk) => resolve(chunk.toString())));
    socket.write(
      `POST /v1/traces HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${KEY}\r\ncontent-type: ${PROTO}\r\ncontent-length: 10\r\n\r\nabc`,
    );
    expect(await answered).toMatch(/^HTTP\/1.1 408 /);
    socket.destroy();
    while (open.metrics.bytesInFlight() > 0) await new Promise((resolve) => setImmediate(resolve));
  });
});
