import { type Decimal18, parseDecimal18 } from '@tokenledger/shared/money';
import type { Attributes, AttributeValue } from '@tokenledger/shared/otlp';

/** The first non-empty text among several attributes. */
export function firstText(attributes: Attributes, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = attributes.get(name);
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}

/** A quantity as exact decimal text, or undefined where it is no plain number. */
export function decimalText(value: AttributeValue | undefined): string | undefined {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'string' && /^-?\d{1,20}(?:\.\d{1,18})?$/.test(value.trim())) return value.trim();
  return undefined;
}

/** An amount of money that an emitter reported; undefined where it is absent, negative or no exact decimal. */
export function reportedAmount(value: AttributeValue | undefined): Decimal18 | undefined {
  const text = decimalText(value);
  if (text === undefined || text.startsWith('-')) return undefined;
  try {
    return parseDecimal18(text);
  } catch (error) {
    // A float with more places than money has (0.1 + 0.2): evidence, not a booking, so it may be left out.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Longer JSON is content, not usage. Characters. */
const MAX_JSON_LENGTH = 65_536;

export type JsonObject = Readonly<Record<string, unknown>>;

/** An object that an emitter wrote as JSON text; undefined where the attribute is absent, too long or no object. */
export function jsonObjectOf(value: AttributeValue | undefined): JsonObject | undefined {
  if (typeof value !== 'string' || value.length > MAX_JSON_LENGTH || !value.trimStart().startsWith('{'))
    return undefined;
  return parsedObject(value) ?? parsedObject(asJson(value));
}

function parsedObject(json: string): JsonObject | undefined {
  try {
    return asObject(JSON.parse(json));
  } catch (error) {
    // Emitters cut long values: what is left is no JSON, and the flat attributes beside it stand.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A dictionary as Python prints it (LiteLLM does): of numbers and plain texts, which is all that is asked of one. */
function asJson(printed: string): string {
  return printed
    .replaceAll("'", '"')
    .replace(/(?<=[:[,]\s*)(?:None|True|False)(?=\s*[,\]}])/g, (word) => PYTHON_WORDS[word] ?? word);
}

const PYTHON_WORDS: Readonly<Record<string, string>> = { None: 'null', True: 'true', False: 'false' };

export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

/** Text that may be empty or absent. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
