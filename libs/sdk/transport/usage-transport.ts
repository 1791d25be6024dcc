import type { StrippedSpan } from '../otel/strip-span';

/** Why a model call was not delivered. Every accepted call is in `sent`, in one of these, or still in the buffer. */
export const DROP_REASONS = [
  /** The buffer was full; the newest call is dropped, see `UsageDelivery`. */
  'buffer-full',
  /** Offered after shutdown. */
  'shut-down',
  /** Still in the buffer when shutdown's time was over; it may have arrived all the same. */
  'shutdown-timeout',
  /** A span that cannot be read or serialised. */
  'invalid-span',
  /** One span alone is over the record or request limit. */
  'too-large',
  /** The receiver refused the span's content, alone. */
  'rejected',
  /** The key is wrong, revoked, or may not write there. */
  'unauthorized',
  /** The receiver refused the request for a reason that is not its content: wrong address, wrong protocol. */
  'refused',
  /** Failed again and again while other spans were accepted. */
  'retries-exhausted',
] as const;

export type DropReason = (typeof DROP_REASONS)[number];

export type Drops = { readonly [R in DropReason]?: number };

/** What became of one attempt to deliver a batch. */
export type SendOutcome =
  /** Durable at the receiver, except for what is in `drops`. */
  | { readonly outcome: 'delivered'; readonly drops?: Drops; readonly detail?: string }
  /**
   * Try again later.
   * @property mayBeContent false where the receiver spoke for itself (busy, away); a connection that breaks may have been
   * broken by the batch
   */
  | {
      readonly outcome: 'retry';
      readonly detail: string;
      readonly mayBeContent: boolean;
      readonly retryAfterMs?: number;
    }
  /** The batch's content or size is refused: its halves may pass. */
  | { readonly outcome: 'split'; readonly reason: DropReason; readonly detail: string }
  /** No attempt with these settings can succeed. */
  | { readonly outcome: 'refused'; readonly reason: DropReason; readonly detail: string };

/** Carries batches to a receiver. */
export interface UsageTransport {
  /** For a person: kind and address, without credentials. */
  readonly name: string;
  /** Never rejects. @param signal ends the attempt at once; its outcome does not matter then */
  send(spans: readonly StrippedSpan[], signal: AbortSignal): Promise<SendOutcome>;
  /** Releases connections; never rejects. */
  close(): Promise<void>;
}
