import type { AttributeValue } from '@opentelemetry/api';

/** Ids of providers and models stay below it; prose does not fit. */
const MAX_LABEL_CHARACTERS = 256;
const MAX_LIST_LENGTH = 16;
const PLAIN: ReadonlySet<string> = new Set(['string', 'number', 'boolean']);

/** @returns undefined where the value is nothing that a label can be: objects, bytes, functions */
export function toLabel(value: unknown): AttributeValue | undefined {
  if (typeof value === 'string') return value.slice(0, MAX_LABEL_CHARACTERS);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (!Array.isArray(value)) return undefined;
  // A list has members of one kind; as text all of them do.
  const members = value.slice(0, MAX_LIST_LENGTH).filter((item) => PLAIN.has(typeof item));
  return members.map((item) => String(item).slice(0, MAX_LABEL_CHARACTERS));
}
