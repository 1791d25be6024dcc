import type { UsageStats } from './delivery/delivery-stats';
import type { SpanWatcher } from './delivery/span-batches';
import type { FlushResult, UsageDelivery } from './delivery/usage-delivery';
import { describeError } from './describe-error';
import { EXPORT_FAILED, EXPORT_SUCCESS, type ExportOutcome, type FinishedSpan } from './otel/finished-span';
import { ResourceStripper } from './otel/strip-resource';
import { isModelUsage, stripSpan } from './otel/strip-span';
import type { UsageOwner } from './usage-context';

export interface UsageSpanExporterParts {
  readonly delivery: UsageDelivery;
  readonly owner: UsageOwner | undefined;
  /** What may leave beside the conventions' names. */
  readonly additionalAttributes: ReadonlySet<string>;
  readonly flushTimeoutMs: number;
  /** Run once, at shutdown: listeners and metrics of this exporter. */
  readonly onShutdown: () => void;
}

/**
 * Reports model calls, and nothing else, to TokenLedger. A `SpanExporter` of both lines of the OpenTelemetry SDK.
 *
 * It strips content, buffers, retries and counts by itself; no method throws or rejects. A `BatchSpanProcessor` before it
 * works, but passes over unsampled spans: `UsageSpanProcessor` does not.
 */
export class UsageSpanExporter {
  private readonly resources: ResourceStripper;
  private stopped = false;

  constructor(private readonly parts: UsageSpanExporterParts) {
    this.resources = new ResourceStripper(parts.owner, parts.additionalAttributes);
  }

  /**
   * Takes finished spans. The callback comes once each was tried, or at once while the receiver is away: the spans are
   * then in this exporter's own buffer, and a processor need not hold them as well. It reports a failure only for
   * spans that were dropped.
   */
  export(spans: readonly FinishedSpan[], resultCallback: (result: ExportOutcome) => void): void {
    const watch = new ExportWatch(resultCallback);
    for (const span of spans) this.accept(span, undefined, watch);
    watch.allOffered();
  }

  /** Takes one finished span: what `UsageSpanProcessor` calls at a span's end. */
  accept(span: FinishedSpan, owner?: UsageOwner, watch?: ExportWatch): void {
    const { delivery } = this.parts;
    try {
      if (!isModelUsage(span.attributes)) {
        delivery.ignore();
        return;
      }
      const stripped = stripSpan(span, this.resources, owner);
      watch?.offered();
      delivery.offer(stripped, watch);
    } catch (error) {
      delivery.offerUnreadable(`invalid-span: ${describeError(error)}`);
      watch?.refused();
    }
  }

  /** Waits until what was accepted so far is delivered or dropped, at most for the configured time. */
  async forceFlush(): Promise<void> {
    await this.flush();
  }

  flush(timeoutMs = this.parts.flushTimeoutMs): Promise<FlushResult> {
    return this.parts.delivery.flush(timeoutMs);
  }

  /** Flushes, closes the connection, and refuses (counting) what comes later. */
  async shutdown(timeoutMs = this.parts.flushTimeoutMs): Promise<void> {
    const closing = this.parts.delivery.shutdown(timeoutMs);
    if (!this.stopped) {
      this.stopped = true;
      await closing;
      this.parts.onShutdown();
    }
    await closing;
  }

  stats(): UsageStats {
    return this.parts.delivery.stats();
  }
}

/** Answers one `export` call, once. */
class ExportWatch implements SpanWatcher {
  private open = 1;
  private anyDropped = false;
  private answered = false;

  constructor(private readonly callback: (result: ExportOutcome) => void) {}

  offered(): void {
    this.open += 1;
  }

  allOffered(): void {
    this.close();
  }

  delivered(): void {
    this.close();
  }

  dropped(): void {
    this.anyDropped = true;
    this.close();
  }

  refused(): void {
    this.anyDropped = true;
  }

  keptForLater(): void {
    this.close(true);
  }

  private close(atOnce = false): void {
    this.open -= 1;
    if (this.answered || (this.open > 0 && !atOnce)) return;
    this.answered = true;
    this.answer();
  }

  private answer(): void {
    const error = new Error('model calls were dropped; stats() says how many and why');
    try {
      this.callback(this.anyDropped ? { code: EXPORT_FAILED, error } : { code: EXPORT_SUCCESS });
    } catch {
      // The callback is the host's processor; its failure is not a failure to deliver.
    }
  }
}
