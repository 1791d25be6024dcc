import { metrics, trace } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import { createServer } from 'node:http';

import { listenOnPort } from './listen-on-port';
import { createMeter, DURATION_BOUNDARIES_S } from './meters';
import { startTelemetry, type Telemetry, type TelemetryOptions } from './start-telemetry';
import { recordingLogger } from './test-loggers';

let telemetry: Telemetry | undefined;

function start(options: Partial<TelemetryOptions> = {}): Telemetry {
  telemetry = startTelemetry({ serviceName: 'tokenledger-test', version: '1.2.3', ...options });
  return telemetry;
}

afterEach(async () => {
  await telemetry?.shutdown();
  telemetry = undefined;
});

const meter = createMeter('tokenledger.test');
// Made before telemetry starts, as instruments at module load are.
const records = meter.counter('tokenledger.test.records', { description: 'Records seen.', unit: '{record}' });
const duration = meter.histogram('tokenledger.test.duration', {
  description: 'How long it took.',
  unit: 's',
  boundaries: DURATION_BOUNDARIES_S,
});

describe('startTelemetry', () => {
  it('shows counters, histograms, gauges and the process itself to Prometheus', async () => {
    const { prometheus } = start();
    records.add(2, { outcome: 'booked' });
    records.add(3, { outcome: 'booked' });
    duration.record(0.2);
    const gauge = meter.gauge('tokenledger.test.waiting', { description: 'Waiting.', unit: '{record}' }, () => 7);
    const text = (await prometheus?.text()) ?? '';
    gauge.stop();
    // 2 + 3 = 5
    expect(text).toContain('tokenledger_test_records_total{outcome="booked"} 5');
    expect(text).toContain('tokenledger_test_duration_bucket{le="0.1"} 0');
    expect(text).toContain('tokenledger_test_duration_bucket{le="0.25"} 1');
    expect(text).toContain('tokenledger_test_waiting 7');
    expect(text).toMatch(/process_memory_usage \d{7,}/);
    expect(text).toMatch(/process_cpu_time_total\{cpu_mode="user"\} [\d.]+/);
    expect(text).toContain('service_name="tokenledger-test"');
    expect(text).toContain('service_version="1.2.3"');
  });

  it('costs and registers nothing when it is off', () => {
    const before = metrics.getMeterProvider();
    expect(start({ prometheus: false }).prometheus).toBeUndefined();
    expect(metrics.getMeterProvider()).toBe(before);
    expect(trace.getTracer('x').startSpan('y').isRecording()).toBe(false);
    expect(() => records.add(1)).not.toThrow();
  });

  it('records no spans for Prometheus alone', () => {
    start();
    expect(trace.getTracer('x').startSpan('y').isRecording()).toBe(false);
  });

  it('gives spans to a processor', () => {
    const exporter = new InMemorySpanExporter();
    start({ prometheus: false, spanProcessors: [new SimpleSpanProcessor({ exporter })] });
    trace.getTracer('x').startSpan('work').end();
    expect(exporter.getFinishedSpans().map(({ name }) => name)).toEqual(['work']);
  });

  it('can start again after a shutdown, and instruments follow', async () => {
    start();
    records.add(4);
    await telemetry?.shutdown();
    const { prometheus } = start();
    records.add(1);
    expect(await prometheus?.text()).toContain('tokenledger_test_records_total 1');
  });

  it('pushes what is left on shutdown to the configured receiver, with its credentials', async () => {
    const seen: string[] = [];
    const receiver = createServer((request, response) => {
      seen.push(`${request.method} ${request.url} ${request.headers.authorization}`);
      request.resume().on('end', () => response.end());
    });
    const port = await listenOnPort(receiver, { port: 0, host: '127.0.0.1', purpose: 'a test' });
    try {
      start({ otlpEndpoint: `http://127.0.0.1:${port}/`, otlpHeaders: { authorization: 'Bearer of-the-test' } });
      trace.getTracer('x').startSpan('work').end();
      records.add(1);
      await telemetry?.shutdown();
      expect(seen.sort()).toEqual(['POST /v1/metrics Bearer of-the-test', 'POST /v1/traces Bearer of-the-test']);
    } finally {
      receiver.closeAllConnections();
      receiver.close();
    }
  });

  it('ends in spite of a receiver that is away, and says so', async () => {
    const logger = recordingLogger();
    const closed = createServer();
    const port = await listenOnPort(closed, { port: 0, host: '127.0.0.1', purpose: 'a test' });
    await new Promise((resolve) => closed.close(resolve));
    start({ prometheus: false, otlpEndpoint: `http://127.0.0.1:${port}`, logger });
    trace.getTracer('x').startSpan('work').end();
    await telemetry?.shutdown();
    expect(logger.lines.filter(({ level }) => level === 'warn').length).toBeGreaterThan(0);
  }, 20_000);
});
