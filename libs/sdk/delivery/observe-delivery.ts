import type { MeterProvider } from '@opentelemetry/api';

import type { UsageStats } from './delivery-stats';

/** Reports the counters of `UsageStats` as OpenTelemetry metrics, read at each collection. @returns stops reporting */
export function observeDelivery(meterProvider: MeterProvider, stats: () => UsageStats): () => void {
  const meter = meterProvider.getMeter('@tokenledger/sdk');
  const sent = meter.createObservableCounter('tokenledger.sdk.spans.sent', {
    unit: '{span}',
    description: 'Model calls that the receiver acknowledged',
  });
  const dropped = meter.createObservableCounter('tokenledger.sdk.spans.dropped', {
    unit: '{span}',
    description: 'Model calls that were not delivered, by reason',
  });
  const retries = meter.createObservableCounter('tokenledger.sdk.retries', {
    unit: '{request}',
    description: 'Requests that failed and are repeated',
  });
  const spans = meter.createObservableGauge('tokenledger.sdk.buffer.spans', { unit: '{span}' });
  const bytes = meter.createObservableGauge('tokenledger.sdk.buffer.size', { unit: 'By' });
  const instruments = [sent, dropped, retries, spans, bytes];
  const observe: Parameters<typeof meter.addBatchObservableCallback>[0] = (result) => {
    const current = stats();
    result.observe(sent, current.sent);
    for (const [reason, count] of Object.entries(current.dropped.byReason)) result.observe(dropped, count, { reason });
    result.observe(retries, current.retries);
    result.observe(spans, current.buffered.spans);
    result.observe(bytes, current.buffered.bytes);
  };
  meter.addBatchObservableCallback(observe, instruments);
  return () => meter.removeBatchObservableCallback(observe, instruments);
}
