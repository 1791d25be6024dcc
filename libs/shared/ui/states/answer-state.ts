/** Why there is no answer, as far as a person may know it. */
export interface Failure {
  /** The API's word, such as `FORBIDDEN`; the text that is shown is found by it. */
  readonly code: string;
  /** What the API said, in English: shown only where there is no text for the code. */
  readonly message: string;
  /** To quote to whoever runs TokenLedger. */
  readonly id: string | undefined;
  /** Whether the same request may succeed later unchanged. */
  readonly retriable: boolean;
}

/** What `tl-answer` must know of an answer over time; the console API's `Answer` is one. */
export interface AnswerState<Data> {
  /** The newest answer, also while the next is on its way or has failed; undefined before the first. */
  readonly value: () => Data | undefined;
  /** Whether `value` answers another question than the one asked now. */
  readonly isOutdated: () => boolean;
  readonly isLoading: () => boolean;
  readonly failure: () => Failure | undefined;
  readonly answeredAt: () => Date | undefined;
  reload(): void;
}
