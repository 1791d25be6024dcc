import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';

import { createOtlpSpanExporter, type OtlpSpanExporterOptions } from './otlp-span-exporter';
import type { ExportOutcome, FinishedSpan } from './otel/finished-span';
import { CANARY, modelCallSpan } from './testing/model-call-span';
import { OtlpReceiver } from './testing/otlp-receiver';
import type { UsageSpanExporter } from './usage-span-exporter';

/** What the receiver answers a partial success with: `partial_success { rejected_spans: 2 }`. */
const TWO_REJECTED = Uint8Array.from([0x0a, 0x02, 0x08, 0x02]);

describe('createOtlpSpanExporter', () => {
  const receiver = new OtlpReceiver();
  const open: UsageSpanExporter[] = [];

  beforeEach(async () => {
    receiver.requests.length = 0;
    receiver.answer = () => ({ status: 200 });
    await receiver.start();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((exporter) => exporter.shutdown(0)));
    await receiver.stop();
  });

  function start(options: Partial<OtlpSpanExporterOptions> = {}): UsageSpanExporter {
    const exporter = createOtlpSpanExporter({
      endpoint: receiver.endpoint,
      ingestionKey: 'secret-key',
      maxDelayMs: 5,
      firstBackoffMs: 5,
      longestBackoffMs: 20,
      ...options,
    });
    open.push(exporter);
    return exporter;
  }

  const spans = (count: number, from = 0): FinishedSpan[] =>
    Array.from({ length: count }, (_, index) => modelCallSpan(from + index));

  const exportAll = (exporter: UsageSpanExporter, given: readonly FinishedSpan[]): Promise<ExportOutcome> =>
    new Promise((resolve) => exporter.export(given, resolve));

  const receivedIds = (): string[] => receiver.spans.map(({ attributes }) => String(attributes['gen_ai.response.id']));

  const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `resp-${index}`);

  it('posts protobuf with the key to /v1/traces and calls back once it is acknowledged', async () => {
    const outcome = await exportAll(start(), spans(3));
    expect(outcome).toEqual({ code: 0 });
    expect(receiver.requests).toHaveLength(1);
    expect(receiver.requests[0]).toMatchObject({
      path: '/v1/traces',
      headers: { authorization: 'Bearer secret-key', 'content-type': 'application/x-protobuf' },
    });
    expect(receiver.spans[2]).toEqual({
      traceId: '2'.padStart(32, 'a'),
      spanId: '2'.padStart(16, 'b'),
      name: 'chat gpt-4o',
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': 'openai',
        'gen_ai.request.model': 'gpt-4o',
        'gen_ai.response.id': 'resp-2',
        'gen_ai.usage.input_tokens': 102,
        'gen_ai.usage.output_tokens': 10,
      },
      resource: { 'service.name': 'support-bot' },
    });
  });

  it.each([
    ['/', '/v1/traces'],
    ['/team-a', '/team-a/v1/traces'],
    ['/team-a/v1/traces', '/team-a/v1/traces'],
    ['/team-a/?x=1', '/team-a/v1/traces?x=1'],
  ])('takes the endpoint path %p as %p', async (path, expected) => {
    await exportAll(start({ endpoint: receiver.endpoint + path }), spans(1));
    expect(receiver.requests[0]?.path).toBe(expected);
  });

  it('compresses unless told not to', async () => {
    await exportAll(start(), spans(100));
    await exportAll(start({ compression: 'none' }), spans(100));
    expect(receiver.requests.map(({ headers }) => headers['content-encoding'])).toEqual(['gzip', undefined]);
    expect(receiver.spans).toHaveLength(200);
  });

  it('delivers exactly the spans given, whatever goes wrong on the way: down, up, busy, broken connections', async () => {
    await receiver.stop();
    const exporter = start({ maxBatchSpans: 16 });
    for (let round = 0; round < 10; round += 1) await exportAll(exporter, spans(20, round * 20));
    expect(exporter.stats()).toMatchObject({ sent: 0, buffered: { spans: 200 } });

    let answered = 0;
    receiver.answer = () => {
      answered += 1;
      if (answered % 4 === 1) return { status: 200, reset: true };
      if (answered % 4 === 2) return { status: 503, headers: { 'retry-after': '0' } };
      if (answered % 4 === 3) return { status: 429 };
      return { status: 200 };
    };
    await receiver.start();
    expect((await exporter.flush(20_000)).complete).toBe(true);
    expect(exporter.stats()).toMatchObject({ received: 200, sent: 200, dropped: { total: 0 } });
    expect(new Set(receivedIds())).toEqual(new Set(ids(200)));
    expect(receivedIds()).toHaveLength(200);
  }, 30_000);

  it('calls back at once while the receiver is away: the spans are in its own buffer', async () => {
    await receiver.stop();
    const exporter = start({ firstBackoffMs: 60_000, longestBackoffMs: 60_000 });
    expect(await exportAll(exporter, spans(2))).toEqual({ code: 0 });
    expect(await exportAll(exporter, spans(2, 2))).toEqual({ code: 0 });
    expect(exporter.stats().buffered.spans).toBe(4);
    expect(exporter.stats().lastFailure?.detail).toContain('ECONNREFUSED');
  });

  it('isolates the one span that the receiver cannot read', async () => {
    receiver.answer = ({ spans: received }) => ({
      status: received.some(({ attributes }) => attributes['gen_ai.response.id'] === 'resp-37') ? 400 : 200,
    });
    const exporter = start();
    const outcome = await exportAll(exporter, spans(100));
    expect(outcome.code).toBe(1);
    expect(exporter.stats()).toMatchObject({ received: 100, sent: 99, dropped: { total: 1 } });
    expect(exporter.stats().dropped.byReason.rejected).toBe(1);
    expect(new Set(receivedIds())).toEqual(new Set(ids(100).filter((id) => id !== 'resp-37')));
  });

  it('halves a body that is too large for the receiver', async () => {
    receiver.answer = ({ body }) => ({ status: body.length > 4_000 ? 413 : 200 });
    const exporter = start();
    await exportAll(exporter, spans(64));
    expect(exporter.stats()).toMatchObject({ sent: 64, dropped: { total: 0 } });
    expect(receivedIds()).toHaveLength(64);
  });

  it('counts a partial success', async () => {
    receiver.answer = () => ({
      status: 200,
      headers: { 'content-type': 'application/x-protobuf' },
      body: TWO_REJECTED,
    });
    const exporter = start();
    await exportAll(exporter, spans(5));
    expect(exporter.stats()).toMatchObject({ sent: 3, dropped: { total: 2 } });
    expect(exporter.stats().dropped.byReason.rejected).toBe(2);
  });

  it('takes a 200 with any other body for an acknowledgement', async () => {
    receiver.answer = () => ({ status: 200, body: Buffer.from('<html>ok</html>') });
    const exporter = start();
    await exportAll(exporter, spans(5));
    expect(exporter.stats()).toMatchObject({ sent: 5, dropped: { total: 0 } });
  });

  it.each([
    [401, 'unauthorized'],
    [403, 'unauthorized'],
    [404, 'refused'],
    [307, 'refused'],
    [500, 'refused'],
  ] as const)('drops at %d with the reason %p, and says so', async (status, reason) => {
    receiver.answer = () => ({ status, headers: { location: `${receiver.endpoint}/elsewhere` } });
    const exporter = start();
    const outcome = await exportAll(exporter, spans(3));
    expect(outcome.code).toBe(1);
    expect(exporter.stats().dropped.byReason[reason]).toBe(3);
    expect(exporter.stats().lastFailure?.detail).toContain(`answered ${status}`);
    expect(exporter.stats().lastFailure?.detail).not.toContain('secret-key');
  });

  it('sends no content', async () => {
    const exporter = start({ compression: 'none' });
    await exportAll(exporter, [
      modelCallSpan(1, { 'gen_ai.input.messages': CANARY, 'gen_ai.system_instructions': CANARY }),
      { ...modelCallSpan(2), name: CANARY.replaceAll('-', ' '), events: [{ name: CANARY }] } as FinishedSpan,
    ]);
    expect(receiver.spans).toHaveLength(2);
    expect(receiver.requests[0]?.body.toString('latin1')).not.toContain('CANARY');
  });

  it('reports model calls only', async () => {
    const exporter = start();
    const other = { ...modelCallSpan(1), attributes: { 'db.system': 'postgresql' } };
    await exportAll(exporter, [other, modelCallSpan(2), other]);
    expect(receivedIds()).toEqual(['resp-2']);
    expect(exporter.stats()).toMatchObject({ received: 1, ignored: 2, sent: 1 });
  });

  it('never throws on what is no span, counts it, and delivers the others', async () => {
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    const hostile: unknown[] = [
      null,
      undefined,
      {},
      7,
      { ...modelCallSpan(1), spanContext: undefined },
      { ...modelCallSpan(1), startTime: null },
      { ...modelCallSpan(1), resource: null },
      {
        get attributes() {
          throw new Error('getter');
        },
      },
      { ...modelCallSpan(3), attributes: { ...modelCallSpan(3).attributes, cyclic, 'user.id': cyclic } },
      { ...modelCallSpan(4), attributes: { ...modelCallSpan(4).attributes, 'user.id': 'x'.repeat(5_000_000) } },
      { ...modelCallSpan(5), attributes: { ...modelCallSpan(5).attributes, 'gen_ai.usage.input_tokens': null } },
    ];
    const exporter = start();
    await exportAll(exporter, hostile as FinishedSpan[]);
    await exporter.flush();
    expect(receivedIds()).toEqual(['resp-3', 'resp-4', 'resp-5']);
    // What has no attributes at all ({} and 7) carries no usage either.
    expect(exporter.stats().dropped.byReason['invalid-span']).toBe(6);
    expect(exporter.stats().ignored).toBe(2);
  });

  it('does not mind a callback that throws', async () => {
    const exporter = start();
    exporter.export(spans(1), () => {
      throw new Error('host');
    });
    expect((await exporter.flush()).complete).toBe(true);
    expect(exporter.stats().sent).toBe(1);
  });

  it('delivers what is left at shutdown, and refuses what comes later', async () => {
    const exporter = start({ maxDelayMs: 60_000 });
    exporter.export(spans(7), () => undefined);
    await exporter.shutdown();
    await exporter.shutdown();
    expect(receivedIds()).toEqual(ids(7));
    expect((await exportAll(exporter, spans(1))).code).toBe(1);
    expect(exporter.stats().dropped.byReason['shut-down']).toBe(1);
  });

  it('works behind a BatchSpanProcessor', async () => {
    const provider = new TracerProvider({ spanProcessors: [new BatchSpanProcessor({ exporter: start() })] });
    const tracer = provider.getTracer('host');
    for (let index = 0; index < 600; index += 1) {
      tracer.startSpan('chat', { attributes: { ...modelCallSpan(index).attributes } }).end();
    }
    await provider.shutdown();
    expect(new Set(receivedIds())).toEqual(new Set(ids(600)));
  });

  it.each([
    [{ endpoint: 'collector:4318' }, 'endpoint: an http:// or https:// address is needed'],
    [{ endpoint: '' }, 'endpoint: a text is needed'],
    [{ ingestionKey: undefined as unknown as string }, 'ingestionKey: a text is needed'],
    [{ maxBufferedSpans: 0 }, 'maxBufferedSpans: a whole number from 1 on is needed'],
    [{ maxDelayMs: 1.5 }, 'maxDelayMs: a whole number from 0 on is needed'],
  ])('refuses %p when it is set up', (options, message) => {
    expect(() => createOtlpSpanExporter({ endpoint: 'http://x', ingestionKey: 'k', ...options })).toThrow(message);
  });
});
