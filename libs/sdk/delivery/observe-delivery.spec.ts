import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';

import { DeliveryCounters } from './delivery-stats';
import { observeDelivery } from './observe-delivery';

describe('observeDelivery', () => {
  it('reports the counters as metrics, drops by reason, until it is stopped', async () => {
    const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
    const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
    const provider = new MeterProvider({ readers: [reader] });
    const counters = new DeliveryCounters();
    counters.sent = 7;
    counters.retries = 2;
    counters.countDrop('buffer-full', 3);
    const stop = observeDelivery(provider, () => counters.snapshot({ spans: 4, bytes: 900 }));

    await provider.forceFlush();
    const points = pointsOf(exporter);
    expect(points).toEqual(
      expect.arrayContaining([
        ['tokenledger.sdk.spans.sent', undefined, 7],
        ['tokenledger.sdk.spans.dropped', 'buffer-full', 3],
        ['tokenledger.sdk.spans.dropped', 'rejected', 0],
        ['tokenledger.sdk.retries', undefined, 2],
        ['tokenledger.sdk.buffer.spans', undefined, 4],
        ['tokenledger.sdk.buffer.size', undefined, 900],
      ]),
    );

    stop();
    counters.sent = 8;
    exporter.reset();
    await provider.forceFlush();
    expect(pointsOf(exporter)).not.toContainEqual(['tokenledger.sdk.spans.sent', undefined, 8]);
    await provider.shutdown();
  });
});

function pointsOf(exporter: InMemoryMetricExporter): (readonly [name: string, reason: unknown, value: unknown])[] {
  return exporter
    .getMetrics()
    .flatMap(({ scopeMetrics }) => scopeMetrics)
    .flatMap(({ metrics }) => metrics)
    .flatMap(({ descriptor, dataPoints }) =>
      dataPoints.map(({ value, attributes }) => [descriptor.name, attributes['reason'], value] as const),
    );
}
