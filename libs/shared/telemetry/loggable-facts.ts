import { namesSecret, REDACTED, redactSecrets } from './redact-secrets';

/** What JSON can hold. */
export type Loggable = string | number | boolean | null | readonly Loggable[] | { readonly [name: string]: Loggable };

const MAX_DEPTH = 6;
const MAX_ITEMS = 100;
/** Characters; errors of stores quote whole statements. */
const MAX_TEXT = 8_192;

/**
 * Makes any value fit for a log line: secrets replaced, errors spelt out, big integers as text, cycles and depth cut.
 * @returns undefined for what has nothing to say (undefined, functions)
 */
export function toLoggable(value: unknown, depth = 0): Loggable | undefined {
  switch (typeof value) {
    case 'string':
      return toText(value);
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'boolean':
      return value;
    case 'bigint':
    case 'symbol':
      return String(value);
    case 'object':
      return value === null ? null : fromObject(value, depth);
    default:
      return undefined;
  }
}

/** @returns one entry a fact; a fact that cannot be read says so instead of losing the line */
export function toLoggableFacts(facts: object, depth = 0): { readonly [name: string]: Loggable } {
  const loggable: Record<string, Loggable> = {};
  for (const name of Object.keys(facts)) {
    const value = namesSecret(name) ? REDACTED : readFact(facts, name, depth);
    if (value !== undefined) loggable[name] = value;
  }
  return loggable;
}

function readFact(facts: object, name: string, depth: number): Loggable | undefined {
  try {
    return toLoggable(Reflect.get(facts, name), depth);
  } catch {
    return '[unreadable]';
  }
}

function fromObject(value: object, depth: number): Loggable {
  // Cycles end here as well.
  if (depth >= MAX_DEPTH) return '[…]';
  if (value instanceof Error) return fromError(value, depth);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return fromItems(value, depth);
  if (value instanceof Set) return fromItems([...value], depth);
  if (value instanceof Map) return fromItems([...value], depth);
  return toLoggableFacts(value, depth + 1);
}

function fromItems(items: readonly unknown[], depth: number): Loggable {
  const shown = items.slice(0, MAX_ITEMS).map((item) => toLoggable(item, depth + 1) ?? null);
  return items.length > MAX_ITEMS ? [...shown, `[${items.length - MAX_ITEMS} more]`] : shown;
}

const ERROR_FIELDS = new Set(['name', 'message', 'stack', 'cause']);

function fromError(error: Error, depth: number): Loggable {
  const own = Object.fromEntries(Object.entries(error).filter(([name]) => !ERROR_FIELDS.has(name)));
  return {
    name: error.name,
    message: toText(error.message),
    ...toLoggableFacts(own, depth + 1),
    ...(error.cause === undefined ? {} : { cause: toLoggable(error.cause, depth + 1) ?? null }),
    ...(error.stack === undefined ? {} : { stack: toText(error.stack) }),
  };
}

function toText(text: string): string {
  const shown = redactSecrets(text.length > 2 * MAX_TEXT ? text.slice(0, 2 * MAX_TEXT) : text);
  return shown.length > MAX_TEXT ? `${shown.slice(0, MAX_TEXT)}…` : shown;
}
