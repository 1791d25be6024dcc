import type { AttributeValue } from '@opentelemetry/api';

/** Ids of providers and models stay below it; prose does not fit. */
const MAX_LABEL_CHARACTERS = 256;
const MAX_LIST_LENGTH = 16;

/** @returns undefined where the value is nothing that a label can be: objects, bytes, functions */
export function toLabel(value: unknown): AttributeValue | undefined {
  if (typeof value === 'string') return value.slice(0, MAX_LABEL_CHARACTERS);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (!Array.isArray(value)) return undefined;
  const texts = value.slice(0, MAX_LIST_LENGTH).filter((item): item is string => typeof item === 'string');
  return texts.map((text) => text.slice(0, MAX_LABEL_CHARACTERS));
}
