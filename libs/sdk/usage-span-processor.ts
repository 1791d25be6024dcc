import type { FinishedSpan } from './otel/finished-span';
import { activeUsageOwner, type UsageOwner } from './usage-context';
import type { UsageSpanExporter } from './usage-span-exporter';

/**
 * Hands every finished model call to a `UsageSpanExporter`, sampled or not. A `SpanProcessor` of both lines.
 *
 * Wrap the host's sampler with `keepUsage`, else spans that it turns down never get here. Remembers who a call is made for
 * (`withUsageContext`) when it starts, and says so in TokenLedger's copy only: the host's own span is not changed.
 */
export class UsageSpanProcessor {
  private readonly owners = new WeakMap<object, UsageOwner>();

  constructor(private readonly exporter: UsageSpanExporter) {}

  onStart(span: object): void {
    const owner = activeUsageOwner();
    if (owner !== undefined) this.owners.set(span, owner);
  }

  onEnd(span: FinishedSpan): void {
    this.exporter.accept(span, this.owners.get(span));
  }

  forceFlush(): Promise<void> {
    return this.exporter.forceFlush();
  }

  shutdown(): Promise<void> {
    return this.exporter.shutdown();
  }
}
