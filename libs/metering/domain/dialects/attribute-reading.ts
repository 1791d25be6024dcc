import { type Decimal18, parseDecimal18 } from '@tokenledger/shared/money';
import type { Attributes, AttributeValue } from '@tokenledger/shared/otlp';

import { readCount } from '../usage/read-count';

/** The first non-empty text among several attributes. */
export function firstText(attributes: Attributes, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = attributes.get(name);
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}

/** The first value of a text list, or the text itself. */
export function firstOfList(attributes: Attributes, name: string): string | undefined {
  const value = attributes.get(name);
  const first: AttributeValue | undefined = Array.isArray(value) ? (value as readonly AttributeValue[])[0] : value;
  return typeof first === 'string' && first !== '' ? first : undefined;
}

/** Collects counts and what could not be read as one. */
export class CountReader {
  readonly problems: string[] = [];

  constructor(private readonly attributes: Attributes) {}

  /** The first attribute that is given decides; a wrong value there is a problem, not a reason to look further. */
  first(names: readonly string[]): number | undefined {
    for (const name of names) {
      const value = this.attributes.get(name);
      if (value === undefined) continue;
      const reading = readCount(value);
      if (reading.state === 'given') return reading.count;
      if (reading.state === 'invalid') {
        this.problems.push(`${name}: ${reading.problem}`);
        return undefined;
      }
    }
    return undefined;
  }
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
