/** Where the stream adapters log. Facts are identifiers and figures, never record content. */
export interface StreamLog {
  debug(message: string, facts?: Readonly<Record<string, unknown>>): void;
  info(message: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(message: string, facts?: Readonly<Record<string, unknown>>): void;
  /** A person must act. */
  error(message: string, facts?: Readonly<Record<string, unknown>>): void;
}

const nothing = (): void => undefined;

export const silentLog: StreamLog = { debug: nothing, info: nothing, warn: nothing, error: nothing };
