import type { Failure } from '../states/answer-state';

/** What a file would change, or did. */
export interface CsvChange {
  readonly addedCount: number;
  readonly supersededCount: number;
  readonly unchangedCount: number;
  /** The first of them, each as a line. */
  readonly added: readonly string[];
  readonly superseded: readonly string[];
  /** How much it is, where other words than added and taken away say it. */
  readonly summary?: string;
  /** The same by kinds of things, each as a line. */
  readonly counts?: readonly string[];
  /** What else there is to know. */
  readonly notes?: readonly CsvNote[];
}

export interface CsvNote {
  readonly text: string;
  readonly isWarning?: boolean;
}

/** What is wrong with a file; nothing was changed. */
export interface CsvRefusal {
  readonly issueCount: number;
  /** The first of them; the field names the line. */
  readonly issues: readonly { readonly field: string; readonly message: string }[];
}

export type CsvAnswer =
  | { readonly kind: 'change'; readonly change: CsvChange }
  | { readonly kind: 'refused'; readonly refusal: CsvRefusal }
  /** Nothing was changed, since it would not have been what the preview said: a new preview is shown, and why. */
  | { readonly kind: 'outdated'; readonly why: string }
  | { readonly kind: 'failed'; readonly failure: Failure };

/**
 * Sends a file's text; with `preview` it changes nothing and says what it would.
 * @param signal says when nobody waits for the preview any more; a change is never given up
 */
export type SendCsv = (csv: string, preview: boolean, signal: AbortSignal) => Promise<CsvAnswer>;

/** Gives all that a file would change as a file. @returns why it could not */
export type TakeCsvChanges = (csv: string, signal: AbortSignal) => Promise<Failure | undefined>;
