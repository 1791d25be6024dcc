import { type Clock, systemClock } from '@tokenledger/shared/time';

import { type LogEntry, toHumanLine, toJsonLine } from './log-line';
import { toLoggableFacts } from './loggable-facts';
import { LOG_LEVELS, type LogFacts, type Logger, type LogLevel } from './logger';
import { redactSecrets } from './redact-secrets';

/** Takes what is worth saying to its reader. */
export type LogSink = (entry: LogEntry) => void;

export interface LoggerOptions {
  /** Process that speaks, as in its telemetry: `tokenledger-api`. */
  readonly service: string;
  /** Lowest level written; `info` unless given. */
  readonly level?: LogLevel;
  /** JSON lines, or lines for a person where output is a terminal, unless given. */
  readonly sink?: LogSink;
  readonly clock?: Clock;
}

/** The log of a process. Levels below the one asked for cost a comparison. */
export function createLogger(options: LoggerOptions): Logger {
  const sink = options.sink ?? processSink(process);
  const lowest = LOG_LEVELS.indexOf(options.level ?? 'info');
  return new SinkLogger(sink, lowest, options.clock ?? systemClock, { service: options.service });
}

class SinkLogger implements Logger {
  constructor(
    private readonly sink: LogSink,
    private readonly lowest: number,
    private readonly clock: Clock,
    private readonly facts: LogEntry['facts'],
  ) {}

  debug(message: string, facts?: LogFacts): void {
    this.write('debug', message, facts);
  }

  info(message: string, facts?: LogFacts): void {
    this.write('info', message, facts);
  }

  warn(message: string, facts?: LogFacts): void {
    this.write('warn', message, facts);
  }

  error(message: string, facts?: LogFacts): void {
    this.write('error', message, facts);
  }

  child(facts: LogFacts): Logger {
    return new SinkLogger(this.sink, this.lowest, this.clock, { ...this.facts, ...toLoggableFacts(facts) });
  }

  private write(level: LogLevel, message: string, facts: LogFacts = {}): void {
    if (LOG_LEVELS.indexOf(level) < this.lowest) return;
    const said = { level, message: redactSecrets(message), facts: { ...this.facts, ...toLoggableFacts(facts) } };
    this.sink({ at: this.clock.now(), ...said });
  }
}

/** What a process sink writes to; `process` itself, but for tests. */
export interface OutputStreams {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
}

interface OutputStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

const heard = new WeakSet<OutputStream>();

/** `debug` and `info` to standard output, `warn` and `error` to standard error. */
export function processSink(streams: OutputStreams): LogSink {
  for (const stream of [streams.stdout, streams.stderr]) surviveClosing(stream);
  return (entry) => {
    const stream = entry.level === 'warn' || entry.level === 'error' ? streams.stderr : streams.stdout;
    const line = stream.isTTY === true ? toHumanLine(entry) : toJsonLine(entry);
    stream.write(`${line}\n`);
  };
}

/** A reader that went away (`npm start | head`, a dead parent) must not take the process with it. */
function surviveClosing(stream: OutputStream): void {
  if (heard.has(stream)) return;
  heard.add(stream);
  stream.on('error', () => undefined);
}
