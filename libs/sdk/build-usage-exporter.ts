import { systemTimers } from './delivery/delivery-timers';
import { flushOnExit } from './delivery/flush-on-exit';
import { observeDelivery } from './delivery/observe-delivery';
import { rareWarning } from './delivery/rare-warning';
import { UsageDelivery } from './delivery/usage-delivery';
import type { UsageTransport } from './transport/usage-transport';
import { type BufferOptions, toAdditionalAttributes, toDeliveryLimits, toFlushTimeoutMs } from './usage-options';
import { UsageSpanExporter } from './usage-span-exporter';

/** Puts a buffer, counters and exit handling around a transport. */
export function buildUsageExporter(
  transport: UsageTransport,
  options: BufferOptions,
  maxBatchBytes: number,
): UsageSpanExporter {
  const flushTimeoutMs = toFlushTimeoutMs(options);
  const additionalAttributes = toAdditionalAttributes(options);
  const limits = toDeliveryLimits(options, maxBatchBytes);
  const delivery = new UsageDelivery(transport, limits, systemTimers, rareWarning(systemTimers.now));
  const cleanUps: (() => void)[] = [];
  if (options.flushOnExit ?? true) cleanUps.push(flushOnExit(delivery, flushTimeoutMs));
  if (options.meterProvider !== undefined) {
    cleanUps.push(observeDelivery(options.meterProvider, () => delivery.stats()));
  }
  return new UsageSpanExporter({
    delivery,
    owner: options.owner,
    additionalAttributes,
    flushTimeoutMs,
    onShutdown: () => cleanUps.forEach((cleanUp) => cleanUp()),
  });
}
