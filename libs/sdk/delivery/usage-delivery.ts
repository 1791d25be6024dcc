import { describeError } from '../describe-error';
import type { StrippedSpan } from '../otel/strip-span';
import type { DropReason, SendOutcome, UsageTransport } from '../transport/usage-transport';
import { type BackoffLimits, backoffMs } from './backoff';
import { DeliveryCounters, type UsageStats } from './delivery-stats';
import type { DeliveryTimers } from './delivery-timers';
import { FlushEpochs } from './flush-epochs';
import { type BufferedSpan, FreshSpans, newBatch, type SpanBatch, type SpanWatcher } from './span-batches';

export interface DeliveryLimits {
  /** Spans kept at the most, the ones being sent included. */
  readonly maxBufferedSpans: number;
  /** Estimated bytes kept at the most. */
  readonly maxBufferedBytes: number;
  readonly maxBatchSpans: number;
  readonly maxBatchBytes: number;
  /** How long a span waits for company before a batch is sent. */
  readonly maxDelayMs: number;
  readonly backoff: BackoffLimits;
}

export interface FlushResult {
  /** True where everything accepted before the call was delivered or dropped (and counted). */
  readonly complete: boolean;
  readonly stats: UsageStats;
}

/** Failures beside successes of others after which a batch is suspected of causing them, and halved. */
const SUSPECT_AFTER = 3;
/** The same for one span, which is dropped then. */
const GIVE_UP_AFTER = 10;

/**
 * Keeps model calls until the receiver has them.
 *
 * - Bounded. When full it drops the newest call: what was accepted is never taken back, so "dropped" is exact, while an
 *   old call may already be on its way.
 * - One request at a time, oldest first. A batch that fails goes behind the others, so that it blocks none; while all
 *   fail nothing is dropped but by overflow.
 * - A batch that is refused, or keeps failing while others pass, is halved until the span at fault is alone: only that
 *   one is dropped.
 * - Never throws, never blocks: offering a span only puts it in a queue.
 */
export class UsageDelivery {
  private readonly fresh = new FreshSpans();
  private readonly failed: SpanBatch[] = [];
  private readonly counters = new DeliveryCounters();
  private readonly epochs = new FlushEpochs();
  private readonly abort = new AbortController();

  private bufferedSpans = 0;
  private bufferedBytes = 0;
  private inFlight = false;
  private lastTakenWasFailed = false;
  private consecutiveFailures = 0;
  private successes = 0;
  private blockedUntilMs = 0;
  /** True while the wait was asked for by the receiver: a flush may cut our own back-off short, not that. */
  private blockedByReceiver = false;
  private flushesWaiting = 0;
  private cancelTimer: (() => void) | undefined;
  private closing: Promise<FlushResult> | undefined;
  private ended = false;

  constructor(
    private readonly transport: UsageTransport,
    private readonly limits: DeliveryLimits,
    private readonly timers: DeliveryTimers,
    private readonly onTrouble: (detail: string) => void,
  ) {}

  /** @param watcher hears what became of the span, or that the receiver is away */
  offer(span: StrippedSpan, watcher?: SpanWatcher): void {
    this.counters.received += 1;
    const refusal = this.refusalOf(span);
    if (refusal !== undefined) {
      this.drop(refusal, 1, `${refusal}: a model call was not accepted`);
      watcher?.dropped();
      return;
    }
    this.bufferedSpans += 1;
    this.bufferedBytes += span.estimatedBytes;
    if (this.consecutiveFailures > 0) watcher?.keptForLater();
    this.fresh.add({ span, epoch: this.epochs.enter(), watcher }, this.timers.now());
    if (this.cancelTimer === undefined || this.fresh.length === this.limits.maxBatchSpans) this.schedule();
  }

  /** A span that could not even be read. */
  offerUnreadable(detail: string): void {
    this.counters.received += 1;
    this.drop('invalid-span', 1, detail);
  }

  ignore(): void {
    this.counters.ignored += 1;
  }

  stats(): UsageStats {
    return this.counters.snapshot({ spans: this.bufferedSpans, bytes: this.bufferedBytes });
  }

  /** Waits until all that was accepted so far is delivered or dropped, or the time is over. Never rejects. */
  async flush(timeoutMs: number): Promise<FlushResult> {
    if (this.bufferedSpans === 0) return { complete: true, stats: this.stats() };
    const release = this.timers.holdProcess();
    this.flushesWaiting += 1;
    if (!this.blockedByReceiver) this.blockedUntilMs = 0;
    this.schedule();
    try {
      const complete = await this.epochs.leave(timeoutMs, this.timers);
      return { complete, stats: this.stats() };
    } finally {
      this.flushesWaiting -= 1;
      release();
    }
  }

  /** Flushes, then lets go of what could not be delivered in time, counted. Further spans are refused. Never rejects. */
  shutdown(timeoutMs: number): Promise<FlushResult> {
    this.closing ??= this.close(timeoutMs);
    return this.closing;
  }

  private async close(timeoutMs: number): Promise<FlushResult> {
    const release = this.timers.holdProcess();
    try {
      const { complete } = await this.flush(timeoutMs);
      this.ended = true;
      this.cancelTimer?.();
      this.abort.abort();
      this.dropBuffered();
      return { complete, stats: this.stats() };
    } finally {
      await this.transport.close();
      release();
    }
  }

  private dropBuffered(): void {
    if (this.bufferedSpans > 0) {
      const spans = this.bufferedSpans;
      this.drop('shutdown-timeout', spans, `shutdown-timeout: ${spans} model calls were not delivered in time`);
    }
    for (const { watcher } of this.fresh.waiting()) watcher?.dropped();
    this.bufferedSpans = 0;
    this.bufferedBytes = 0;
    this.epochs.settleAll();
  }

  private refusalOf(span: StrippedSpan): DropReason | undefined {
    if (this.closing !== undefined) return 'shut-down';
    const isFull =
      this.bufferedSpans >= this.limits.maxBufferedSpans ||
      this.bufferedBytes + span.estimatedBytes > this.limits.maxBufferedBytes;
    return isFull ? 'buffer-full' : undefined;
  }

  private schedule(): void {
    if (this.inFlight || this.ended) return;
    this.cancelTimer?.();
    this.cancelTimer = undefined;
    const delayMs = this.delayToNextSend();
    if (delayMs !== undefined) this.cancelTimer = this.timers.after(delayMs, () => this.sendNext());
  }

  private delayToNextSend(): number | undefined {
    if (this.bufferedSpans === 0) return undefined;
    const nowMs = this.timers.now();
    const blockedMs = Math.max(0, this.blockedUntilMs - nowMs);
    const isDue = this.failed.length > 0 || this.flushesWaiting > 0 || this.fresh.length >= this.limits.maxBatchSpans;
    if (isDue) return blockedMs;
    return Math.max(blockedMs, (this.fresh.oldestAtMs ?? nowMs) + this.limits.maxDelayMs - nowMs);
  }

  private sendNext(): void {
    this.cancelTimer = undefined;
    const batch = this.takeBatch();
    if (batch === undefined) return;
    this.inFlight = true;
    void this.attempt(batch).then((outcome) => {
      this.inFlight = false;
      if (this.ended) return;
      this.settle(batch, outcome);
      this.schedule();
    });
  }

  private async attempt(batch: SpanBatch): Promise<SendOutcome> {
    try {
      return await this.transport.send(
        batch.spans.map(({ span }) => span),
        this.abort.signal,
      );
    } catch (error) {
      return { outcome: 'split', reason: 'invalid-span', detail: describeError(error) };
    }
  }

  /** Failed and fresh batches take turns: whatever is wrong with one of them, the others go on. */
  private takeBatch(): SpanBatch | undefined {
    const retry = this.failed.length > 0 && (this.fresh.length === 0 || !this.lastTakenWasFailed);
    this.lastTakenWasFailed = retry;
    if (retry) return this.failed.shift();
    if (this.fresh.length === 0) return undefined;
    const { maxBatchSpans, maxBatchBytes } = this.limits;
    return newBatch(this.fresh.take({ spans: maxBatchSpans, bytes: maxBatchBytes }, this.timers.now()));
  }

  private settle(batch: SpanBatch, outcome: SendOutcome): void {
    switch (outcome.outcome) {
      case 'delivered':
        return this.settleDelivered(batch, outcome);
      case 'retry':
        return this.settleRetry(batch, outcome);
      case 'split':
        this.counters.noteFailure(this.timers.now(), outcome.detail);
        return this.isolate(batch, outcome.reason, outcome.detail);
      case 'refused':
        return this.dropBatch(batch, outcome.reason, outcome.detail);
    }
  }

  private settleDelivered(batch: SpanBatch, outcome: Extract<SendOutcome, { outcome: 'delivered' }>): void {
    this.consecutiveFailures = 0;
    this.successes += 1;
    this.unblock();
    let dropped = 0;
    for (const [reason, spans] of Object.entries(outcome.drops ?? {}) as [DropReason, number][]) {
      const counted = Math.min(spans, batch.spans.length - dropped);
      this.drop(reason, counted, `${reason}: ${outcome.detail ?? this.transport.name}`);
      dropped += counted;
    }
    this.counters.sent += batch.spans.length - dropped;
    this.release(batch.spans, dropped > 0);
  }

  private settleRetry(batch: SpanBatch, failure: Extract<SendOutcome, { outcome: 'retry' }>): void {
    this.counters.retries += 1;
    this.counters.noteFailure(this.timers.now(), failure.detail);
    this.onTrouble(failure.detail);
    this.consecutiveFailures += 1;
    const waitMs = backoffMs(this.limits.backoff, this.consecutiveFailures, this.timers.random(), failure.retryAfterMs);
    this.blockedUntilMs = this.timers.now() + waitMs;
    this.blockedByReceiver = failure.retryAfterMs !== undefined;
    this.tellWatchers(batch);

    const othersPassed = batch.successesSeen !== undefined && this.successes > batch.successesSeen;
    if (othersPassed && failure.mayBeContent) batch.failuresWhileOthersPassed += 1;
    batch.successesSeen = this.successes;
    const limit = batch.spans.length > 1 ? SUSPECT_AFTER : GIVE_UP_AFTER;
    if (batch.failuresWhileOthersPassed >= limit) this.isolate(batch, 'retries-exhausted', failure.detail);
    else this.failed.push(batch);
  }

  /** Halves go first, so that the span at fault is found before the next batch is sent. */
  private isolate(batch: SpanBatch, reason: DropReason, detail: string): void {
    if (batch.spans.length <= 1) return this.dropBatch(batch, reason, detail);
    const middle = Math.ceil(batch.spans.length / 2);
    this.failed.unshift(newBatch(batch.spans.slice(0, middle)), newBatch(batch.spans.slice(middle)));
    this.lastTakenWasFailed = false;
  }

  private dropBatch(batch: SpanBatch, reason: DropReason, detail: string): void {
    this.drop(reason, batch.spans.length, `${reason}: ${detail}`);
    this.release(batch.spans, true);
  }

  private drop(reason: DropReason, spans: number, detail: string): void {
    if (spans === 0) return;
    this.counters.countDrop(reason, spans);
    this.counters.noteFailure(this.timers.now(), detail);
    this.onTrouble(detail);
  }

  private release(spans: readonly BufferedSpan[], dropped: boolean): void {
    for (const { span, epoch, watcher } of spans) {
      this.bufferedSpans -= 1;
      this.bufferedBytes -= span.estimatedBytes;
      this.epochs.settle(epoch);
      if (dropped) watcher?.dropped();
      else watcher?.delivered();
    }
  }

  /** Nobody waits for a receiver that is away. Spans that come later are told on arrival. */
  private tellWatchers(batch: SpanBatch): void {
    for (const { watcher } of batch.spans) watcher?.keptForLater();
    if (this.consecutiveFailures > 1) return;
    for (const { watcher } of this.fresh.waiting()) watcher?.keptForLater();
  }

  private unblock(): void {
    this.blockedUntilMs = 0;
    this.blockedByReceiver = false;
  }
}
