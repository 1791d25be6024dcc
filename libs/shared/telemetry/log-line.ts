import type { Loggable } from './loggable-facts';
import type { LogLevel } from './logger';

/** One thing said, ready to be written: nothing in it is secret. */
export interface LogEntry {
  readonly at: Date;
  readonly level: LogLevel;
  readonly message: string;
  readonly facts: { readonly [name: string]: Loggable };
}

/** One JSON object without a line break: `{"time":…,"level":…,"message":…,…facts}`. */
export function toJsonLine(entry: LogEntry): string {
  const { time: _time, level: _level, message: _message, ...facts } = entry.facts;
  return JSON.stringify({ time: entry.at.toISOString(), level: entry.level, message: entry.message, ...facts });
}

const COLOURS: Readonly<Record<LogLevel, string>> = { debug: '90', info: '36', warn: '33', error: '31' };

/** For a person at a terminal: `20:15:03.123 WARN  message  name=value`. */
export function toHumanLine(entry: LogEntry): string {
  const level = `\u001B[${COLOURS[entry.level]}m${entry.level.toUpperCase().padEnd(5)}\u001B[0m`;
  const facts = Object.entries(entry.facts).map(([name, value]) => `\u001B[90m${name}=\u001B[0m${toHumanValue(value)}`);
  return [entry.at.toISOString().slice(11, 23), level, oneLine(entry.message), ...facts].join(' ');
}

function toHumanValue(value: Loggable): string {
  return typeof value === 'string' && /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value);
}

/** A message from outside must not draw lines, or colours, of its own. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
