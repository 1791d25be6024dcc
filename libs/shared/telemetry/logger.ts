export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/** Identifiers and figures that go with a message; an `Error` is written with its code, causes and stack. */
export type LogFacts = Readonly<Record<string, unknown>>;

/**
 * Where a process says what it does.
 *
 * Facts are identifiers and figures, never prompts, completions or secrets. Keys, bearer tokens and passwords are
 * replaced even where one slips in. Logging never throws.
 */
export interface Logger {
  /** For whoever debugs; off by default. */
  debug(message: string, facts?: LogFacts): void;
  /** What happened as it should. */
  info(message: string, facts?: LogFacts): void;
  /** Something is worse than it should be and mends itself, or was refused. */
  warn(message: string, facts?: LogFacts): void;
  /** A person must act. */
  error(message: string, facts?: LogFacts): void;
  /** The same log with facts that every line carries. */
  child(facts: LogFacts): Logger;
}
