import type { AttributeValue } from '@tokenledger/shared/otlp';

import type { OwnedRecord } from '../owner-of';
import { readOwnerText } from '../owner-text';
import type { GivenValue, RuleFacts } from './call-facts';

/** Kept of a list; what has more is no list of tags. */
export const MOST_FACTS_OF_ATTRIBUTE = 100;

const NOTHING_TO_COMPARE: readonly string[] = [];

/**
 * What a record gives of the attributes that rules ask for: its own, then its scope's, then its resource's. The first level
 * with a value that can be compared decides; all of them are there, so that later rules know what this call did not give.
 */
export function readRuleFacts({ attributes, origin }: OwnedRecord, names: readonly string[]): RuleFacts {
  const levels = [attributes, origin.scope.attributes, origin.resource];
  return Object.fromEntries(names.map((name) => [name, firstGiven(levels.map((level) => level.get(name)))]));
}

/** What somebody says that a call gives, as ingestion would keep it; undefined where that is nothing. */
export function readGivenValues(values: readonly string[]): GivenValue | undefined {
  const [only, ...others] = values;
  return (others.length === 0 ? readOne(only) : readList(values)) ?? undefined;
}

function firstGiven(values: readonly (AttributeValue | undefined)[]): GivenValue | null {
  let first: GivenValue | null = null;
  for (const value of values) {
    const given = Array.isArray(value) ? readList(value as readonly AttributeValue[]) : readOne(value);
    if (given !== null && given.length > 0) return given;
    first ??= given;
  }
  return first;
}

/** `null` where nothing is given: an empty list says no more than no list. */
function readList(values: readonly AttributeValue[]): GivenValue | null {
  const read = values.slice(0, MOST_FACTS_OF_ATTRIBUTE).map(readOne);
  if (read.every((given) => given === null)) return null;
  return [...new Set(read.filter((given) => typeof given === 'string'))];
}

function readOne(value: AttributeValue | undefined): string | null | typeof NOTHING_TO_COMPARE {
  const isPlain = typeof value === 'boolean' || typeof value === 'number';
  const reading = readOwnerText(isPlain ? String(value) : value);
  if (reading.state === 'given') return reading.text;
  return reading.state === 'absent' ? null : NOTHING_TO_COMPARE;
}
