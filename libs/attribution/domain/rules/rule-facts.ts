import type { AttributeValue } from '@tokenledger/shared/otlp';

import type { OwnedRecord } from '../owner-of';
import { readOwnerText } from '../owner-text';

/**
 * What a record gives of the attributes that rules ask for: its own, then its scope's, then its resource's. `null` where it
 * gives none that can be read as a name; all of them are there, so that later rules know what this call did not give.
 */
export function readRuleFacts(
  { attributes, origin }: OwnedRecord,
  names: readonly string[],
): Readonly<Record<string, string | null>> {
  const levels = [attributes, origin.scope.attributes, origin.resource];
  return Object.fromEntries(names.map((name) => [name, firstText(levels.map((level) => level.get(name)))]));
}

function firstText(values: readonly (AttributeValue | undefined)[]): string | null {
  for (const value of values) {
    const reading = readOwnerText(typeof value === 'boolean' ? String(value) : value);
    if (reading.state === 'given') return reading.text;
  }
  return null;
}
