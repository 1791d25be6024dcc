import type { LogFacts, Logger, LogLevel } from './logger';

const nothing = (): void => undefined;

/** Says nothing. */
export const silentLogger: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  child: () => silentLogger,
};

export interface RecordedLine {
  readonly level: LogLevel;
  readonly message: string;
  readonly facts: LogFacts;
}

/** Keeps what was said, as it was said: nothing is redacted, so that a test sees what a caller let slip. */
export interface RecordingLogger extends Logger {
  readonly lines: readonly RecordedLine[];
}

export function recordingLogger(): RecordingLogger {
  const lines: RecordedLine[] = [];
  return { lines, ...recordInto(lines, {}) };
}

function recordInto(lines: RecordedLine[], inherited: LogFacts): Logger {
  const record =
    (level: LogLevel) =>
    (message: string, facts: LogFacts = {}): void => {
      lines.push({ level, message, facts: { ...inherited, ...facts } });
    };
  return {
    debug: record('debug'),
    info: record('info'),
    warn: record('warn'),
    error: record('error'),
    child: (facts) => recordInto(lines, { ...inherited, ...facts }),
  };
}
