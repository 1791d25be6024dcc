import { DROP_REASONS, type DropReason } from '../transport/usage-transport';

/** Counted in spans since the start. `received = sent + dropped.total + buffered.spans`, at any moment. */
export interface UsageStats {
  /** Model calls offered. */
  readonly received: number;
  /** Spans offered that are no model call: never sent, not in `received`. */
  readonly ignored: number;
  /** Acknowledged as durable by the receiver. */
  readonly sent: number;
  readonly dropped: { readonly total: number; readonly byReason: Readonly<Record<DropReason, number>> };
  readonly buffered: { readonly spans: number; readonly bytes: number };
  /** Attempts that failed and were, or will be, repeated. */
  readonly retries: number;
  /** The newest failure, for a person; undefined where there was none. */
  readonly lastFailure: { readonly at: Date; readonly detail: string } | undefined;
}

/** Counts what became of each span. */
export class DeliveryCounters {
  received = 0;
  ignored = 0;
  sent = 0;
  retries = 0;
  private lastFailure: UsageStats['lastFailure'];
  private readonly drops = Object.fromEntries(DROP_REASONS.map((reason) => [reason, 0])) as Record<DropReason, number>;

  countDrop(reason: DropReason, spans: number): void {
    this.drops[reason] += spans;
  }

  noteFailure(atMs: number, detail: string): void {
    this.lastFailure = { at: new Date(atMs), detail };
  }

  snapshot(buffered: UsageStats['buffered']): UsageStats {
    const byReason = { ...this.drops };
    return {
      received: this.received,
      ignored: this.ignored,
      sent: this.sent,
      dropped: { total: Object.values(byReason).reduce((total, spans) => total + spans, 0), byReason },
      buffered,
      retries: this.retries,
      lastFailure: this.lastFailure,
    };
  }
}
