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
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Sends a file's text; with `preview` it changes nothing and says what it would. */
export type SendCsv = (csv: string, preview: boolean) => Promise<CsvAnswer>;
