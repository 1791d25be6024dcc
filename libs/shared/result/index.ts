/** An expected outcome as a value: what was asked for, or why it could not be had. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

export function failed<E>(error: E): Result<never, E> {
  return { ok: false, error };
}

/** What every unexpected failure of ours carries, so that an edge can map it without reading its text. */
export interface FailureFacts {
  /** Stable, machine-readable, in SCREAMING_SNAKE_CASE. */
  readonly code: string;
  /** True where the same request may succeed later unchanged. */
  readonly retriable: boolean;
  /** Identifiers and figures for the log; never message content. */
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
  readonly cause?: unknown;
}

/** A failure with a code; edges answer by `code` and `retriable`, never by message. */
export class TokenLedgerError extends Error {
  readonly code: string;
  readonly retriable: boolean;
  readonly facts: Readonly<Record<string, string | number | boolean>>;

  constructor(message: string, facts: FailureFacts) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = new.target.name;
    this.code = facts.code;
    this.retriable = facts.retriable;
    this.facts = facts.facts ?? {};
  }
}

export { errorCode } from './error-code';
