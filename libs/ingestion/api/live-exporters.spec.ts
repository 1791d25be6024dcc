import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { CompressionAlgorithm } from '@opentelemetry/otlp-exporter-base';
import { JsonTraceSerializer, ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer';
import {
  BatchSpanProcessor,
  InMemorySpanExporter,
  SimpleSpanProcessor,
  type SpanExporter,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { StreamUnavailableError } from '@tokenledger/shared/stream';
import { systemClock } from '@tokenledger/shared/time';

import { type CollectorUnderTest, KEY, openCollector } from './testing/collector-under-test';

const CLIENT = 2;

let open: CollectorUnderTest;
beforeEach(async () => {
  open = await openCollector({ grpcPort: undefined }, systemClock);
});
afterEach(() => open.collector.close(0));

/** Makes calls as an instrumentation does, prompt included. */
function makeCalls(provider: TracerProvider, count: number): void {
  const tracer = provider.getTracer('live-test', '1.0.0');
  for (let at = 0; at < count; at++) {
    const span = tracer.startSpan('chat gpt-4o', {
      kind: CLIENT,
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.request.model': 'gpt-4o',
        'gen_ai.usage.input_tokens': 100 + at,
        'gen_ai.response.finish_reasons': ['stop'],
        'gen_ai.input.messages': 'canary-7f3a9',
      },
    });
    span.addEvent('gen_ai.user.message', { content: 'canary-7f3a9' });
    span.end();
  }
}

const inputsOf = (collector: CollectorUnderTest) =>
  collector.producer.decoded().map((record) => record.attributes.get('gen_ai.usage.input_tokens'));

function exporterTo(collector: CollectorUnderTest, compression: CompressionAlgorithm): SpanExporter {
  return new OTLPTraceExporter({
    url: `${collector.url}/v1/traces`,
    headers: { authorization: `Bearer ${KEY}` },
    compression,
  });
}

describe('the exporters of OpenTelemetry for JavaScript', () => {
  it.each([CompressionAlgorithm.NONE, CompressionAlgorithm.GZIP])(
    'deliver over HTTP with compression %s',
    async (compression) => {
      const processor = new BatchSpanProcessor({ exporter: exporterTo(open, compression) });
      const provider = new TracerProvider({ spanProcessors: [processor] });
      makeCalls(provider, 20);
      await provider.shutdown();
      expect(inputsOf(open)).toEqual(Array.from({ length: 20 }, (_, at) => 100 + at));
      expect(open.producer.records.some(({ value }) => Buffer.from(value).includes('canary'))).toBe(false);
    },
  );

  it('send again what the stream could not take, and lose nothing', async () => {
    open.producer.outage = new StreamUnavailableError('broker down');
    const processor = new SimpleSpanProcessor({ exporter: exporterTo(open, CompressionAlgorithm.NONE) });
    const provider = new TracerProvider({ spanProcessors: [processor] });
    makeCalls(provider, 1);
    while (!open.metrics.lines.includes('answered http traces unavailable')) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    open.producer.outage = undefined;
    await provider.shutdown();
    expect(inputsOf(open)).toEqual([100]);
  }, 30_000);

  it.each([
    ['JSON', JsonTraceSerializer, 'application/json'],
    ['protobuf', ProtobufTraceSerializer, 'application/x-protobuf'],
  ])('write %s that is read the same', async (_kind, serializer, contentType) => {
    const exporter = new InMemorySpanExporter();
    const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
    makeCalls(provider, 3);
    await provider.forceFlush();
    const body = serializer.serializeRequest(exporter.getFinishedSpans())!;
    const response = await fetch(`${open.url}/v1/traces`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': contentType },
      body: new Uint8Array(body),
    });
    expect([response.status, inputsOf(open)]).toEqual([200, [100, 101, 102]]);
  });
});
