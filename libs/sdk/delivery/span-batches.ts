import type { StrippedSpan } from '../otel/strip-span';

/** Told once a span: what became of it, or that this will take a while. */
export interface SpanWatcher {
  delivered(): void;
  dropped(): void;
  /** The receiver is away; the span stays in the buffer. */
  keptForLater(): void;
}

/** A span in the buffer. */
export interface BufferedSpan {
  readonly span: StrippedSpan;
  /** Which `flush` waits for it. */
  readonly epoch: number;
  readonly watcher: SpanWatcher | undefined;
}

/** Spans that are sent together. */
export interface SpanBatch {
  readonly spans: readonly BufferedSpan[];
  /** Batches delivered when this one was last tried; undefined before the first time. */
  successesSeen: number | undefined;
  /** How often it failed although another batch passed since its last attempt. */
  failuresWhileOthersPassed: number;
}

export function newBatch(spans: readonly BufferedSpan[]): SpanBatch {
  return { spans, successesSeen: undefined, failuresWhileOthersPassed: 0 };
}

/** First in, first out, without moving the rest at each batch. */
export class FreshSpans {
  private spans: BufferedSpan[] = [];
  private head = 0;
  /** When the oldest fresh span came, Unix milliseconds; undefined where there is none. */
  oldestAtMs: number | undefined;

  get length(): number {
    return this.spans.length - this.head;
  }

  add(span: BufferedSpan, nowMs: number): void {
    this.oldestAtMs ??= nowMs;
    this.spans.push(span);
  }

  *waiting(): Iterable<BufferedSpan> {
    for (let index = this.head; index < this.spans.length; index += 1) {
      const span = this.spans[index];
      if (span !== undefined) yield span;
    }
  }

  /** Takes at most so many spans and bytes, at least one span. */
  take(limits: { readonly spans: number; readonly bytes: number }, nowMs: number): BufferedSpan[] {
    const taken: BufferedSpan[] = [];
    let bytes = 0;
    for (; this.head < this.spans.length && taken.length < limits.spans; this.head += 1) {
      const next = this.spans[this.head];
      if (next === undefined) break;
      bytes += next.span.estimatedBytes;
      if (taken.length > 0 && bytes > limits.bytes) break;
      taken.push(next);
    }
    this.forgetTaken();
    this.oldestAtMs = this.length > 0 ? nowMs : undefined;
    return taken;
  }

  private forgetTaken(): void {
    if (this.head < this.spans.length / 2) return;
    this.spans = this.spans.slice(this.head);
    this.head = 0;
  }
}
