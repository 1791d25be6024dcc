import { createHash } from 'node:crypto';
import {
  context,
  diag,
  DiagLogLevel,
  metrics,
  propagation,
  trace,
  type TracerProvider as ApiProvider,
} from '@opentelemetry/api';
import {
  AlwaysOffSampler,
  BatchSpanProcessor,
  InMemorySpanExporter,
  ParentBasedSampler,
  SimpleSpanProcessor,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { NodeSDK } from '@opentelemetry/sdk-node';

import { keepUsage } from './otel/keep-usage';
import { createOtlpSpanExporter } from './otlp-span-exporter';
import { startUsageTelemetry, type UsageTelemetry, type UsageTelemetryOptions } from './start-usage-telemetry';
import { modelCallSpan } from './testing/model-call-span';
import { OtlpReceiver } from './testing/otlp-receiver';
import { withUsageContext } from './usage-context';
import { UsageSpanProcessor } from './usage-span-processor';

const receiver = new OtlpReceiver();
const cleanUps: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  receiver.requests.length = 0;
  await receiver.start();
});
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  trace.disable();
  context.disable();
  propagation.disable();
  metrics.disable();
  diag.disable();
  await receiver.stop();
});

function start(options: Partial<UsageTelemetryOptions> = {}): UsageTelemetry {
  const telemetry = startUsageTelemetry({
    endpoint: receiver.endpoint,
    ingestionKey: 'key',
    maxDelayMs: 5,
    ...options,
  });
  cleanUps.push(() => telemetry.shutdown());
  return telemetry;
}

function makeCalls(count: number, provider: ApiProvider = trace.getTracerProvider(), from = 0): void {
  const tracer = provider.getTracer('host');
  for (let index = from; index < from + count; index += 1) {
    tracer.startActiveSpan('request', (request) => {
      const call = tracer.startSpan('chat gpt-4o');
      // Most instrumentations know the usage at the end only.
      call.setAttributes({ ...modelCallSpan(index).attributes });
      call.end();
      request.end();
    });
  }
}

const receivedIds = (): Set<string> =>
  new Set(receiver.spans.map(({ attributes }) => String(attributes['gen_ai.response.id'])));
const ids = (count: number): Set<string> => new Set(Array.from({ length: count }, (_, index) => `resp-${index}`));

describe('startUsageTelemetry', () => {
  it('creates an SDK that reports model calls and nothing else, in three lines', async () => {
    const telemetry = start({ serviceName: 'support-bot', owner: { team: 'search', costCenter: 'cc-7' } });
    makeCalls(10);
    expect(await telemetry.flush()).toMatchObject({ complete: true, stats: { received: 10, ignored: 10, sent: 10 } });
    expect(telemetry.setUp).toBe('created');
    expect(receivedIds()).toEqual(ids(10));
    expect(receiver.spans[0]?.resource).toMatchObject({
      'service.name': 'support-bot',
      'team.id': 'search',
      'service.instance.cost_center.id': 'cc-7',
    });
  });

  it('tells no other service whether to sample', () => {
    start();
    trace.getTracer('host').startActiveSpan('request', (span) => {
      const headers: Record<string, string> = {};
      propagation.inject(context.active(), headers);
      expect(headers).toEqual({});
      span.end();
    });
  });

  it('joins the SDK that is running: unsampled calls come here, and the host exports what it did before', async () => {
    const hostExport = new InMemorySpanExporter();
    const host = new NodeSDK({
      sampler: new ParentBasedSampler({ root: new AlwaysOffSampler() }),
      spanProcessors: [new SimpleSpanProcessor({ exporter: hostExport })],
      metricReaders: [],
      logRecordProcessors: [],
    });
    host.start();
    cleanUps.push(() => host.shutdown());
    // A tracer that instrumentations took before we came.
    const early = trace.getTracer('early');
    early.startSpan('before').end();

    const telemetry = start();
    makeCalls(25);
    early.startSpan('chat', { attributes: { ...modelCallSpan(25).attributes } }).end();
    await telemetry.flush();

    expect(telemetry.setUp).toBe('joined');
    expect(receivedIds()).toEqual(ids(26));
    expect(hostExport.getFinishedSpans()).toEqual([]);
  });

  it('joins a provider that is passed', async () => {
    const provider = new TracerProvider({ sampler: new AlwaysOffSampler() });
    const telemetry = start({ provider });
    makeCalls(3, provider);
    await telemetry.flush();
    expect(receivedIds()).toEqual(ids(3));
  });

  it('says so when a provider takes no processor, and throws nothing', async () => {
    const errors: string[] = [];
    const silent = (): void => undefined;
    diag.setLogger(
      { error: (text) => errors.push(text), warn: silent, info: silent, debug: silent, verbose: silent },
      DiagLogLevel.ERROR,
    );
    const telemetry = start({ provider: { getTracer: () => undefined } });
    expect(telemetry.setUp).toBe('inactive');
    expect(errors.join()).toContain('nothing is reported');
    expect(await telemetry.flush()).toMatchObject({ complete: true });
  });

  it('refuses missing settings by name', () => {
    expect(() => startUsageTelemetry({ endpoint: receiver.endpoint, ingestionKey: '' })).toThrow('ingestionKey');
  });
});

describe('UsageSpanProcessor with keepUsage', () => {
  it('reports every call under ratio sampling, while the host exports the sampled ones as before', async () => {
    const hostExport = new InMemorySpanExporter();
    const exporter = createOtlpSpanExporter({ endpoint: receiver.endpoint, ingestionKey: 'key', maxDelayMs: 5 });
    const build = (usage: boolean): TracerProvider =>
      new TracerProvider({
        sampler: usage ? keepUsage(ratioSampler()) : ratioSampler(),
        idGenerator: countingIds(),
        spanProcessors: [
          new BatchSpanProcessor({ exporter: hostExport }),
          ...(usage ? [new UsageSpanProcessor(exporter)] : []),
        ],
      });
    const without = build(false);
    makeCalls(100, without);
    await without.forceFlush();
    const before = hostExport.getFinishedSpans().map((span) => span.spanContext().traceId);
    hostExport.reset();

    const provider = build(true);
    makeCalls(100, provider);
    await provider.forceFlush();
    expect(hostExport.getFinishedSpans().map((span) => span.spanContext().traceId)).toEqual(before);
    expect(before.length).toBeGreaterThan(0);
    expect(before.length).toBeLessThan(200);
    expect(receivedIds()).toEqual(ids(100));
    await provider.shutdown();
  });

  it('leaves decisions to record alone, with their attributes and trace state', () => {
    const sampled = { decision: 2, attributes: { 'sampling.rule': 'x' } };
    const sampler = keepUsage({ shouldSample: () => sampled, toString: () => 'Host' });
    const root = context.active();
    expect(sampler.shouldSample(root, '0'.repeat(32), 'a', 0, {}, [])).toBe(sampled);
    expect(sampler.toString()).toBe('KeepUsage{Host}');
  });
});

describe('withUsageContext', () => {
  it('gives calls their owner across asynchronous work, without changing the host’s span', async () => {
    const hostExport = new InMemorySpanExporter();
    const exporter = createOtlpSpanExporter({ endpoint: receiver.endpoint, ingestionKey: 'key', maxDelayMs: 5 });
    const provider = new TracerProvider({
      spanProcessors: [new SimpleSpanProcessor({ exporter: hostExport }), new UsageSpanProcessor(exporter)],
    });
    cleanUps.push(() => provider.shutdown());

    await withUsageContext({ team: 'search', feature: 'summaries' }, async () => {
      await new Promise((resolve) => setImmediate(resolve));
      withUsageContext({ feature: 'chat', user: 'u-1' }, () => makeCalls(1, provider, 1));
      makeCalls(1, provider, 0);
    });
    makeCalls(1, provider, 2);
    await provider.forceFlush();

    const owners = receiver.spans.map(({ attributes }) => ({
      id: attributes['gen_ai.response.id'],
      team: attributes['team.id'],
      feature: attributes['tokenledger.feature'],
      user: attributes['user.id'],
    }));
    expect(owners).toEqual([
      { id: 'resp-1', team: 'search', feature: 'chat', user: 'u-1' },
      { id: 'resp-0', team: 'search', feature: 'summaries', user: undefined },
      { id: 'resp-2', team: undefined, feature: undefined, user: undefined },
    ]);
    expect(JSON.stringify(hostExport.getFinishedSpans().map((span) => span.attributes))).not.toContain('team.id');
  });

  it('returns what the function returns, and ignores what is no text', () => {
    expect(withUsageContext({ team: 5 } as never, () => 42)).toBe(42);
    expect(withUsageContext(null as never, () => 42)).toBe(42);
  });
});

function ratioSampler(): ParentBasedSampler {
  return new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(0.3) });
}

/** Ids that are spread evenly and equal in both runs, so that the ratio picks the same traces. */
function countingIds() {
  let next = 0;
  const id = (length: number): string =>
    createHash('md5')
      .update(String((next += 1)))
      .digest('hex')
      .slice(0, length);
  return { generateTraceId: () => id(32), generateSpanId: () => id(16) };
}
