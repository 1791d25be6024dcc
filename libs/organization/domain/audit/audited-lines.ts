import { createHash } from 'node:crypto';

import { type CanonicalValue, canonicalJson } from './canonical-json';

/** More lines than a person reads: the tables that they are of keep every one, also when it was superseded. */
const MOST_TOLD = 20;

/** What an entry says of lines that came or went: how many, the first of them, and a digest that all can be checked with. */
export function auditedLines(lines: readonly CanonicalValue[]): CanonicalValue {
  return {
    count: lines.length,
    sha256: createHash('sha256').update(canonicalJson(lines), 'utf8').digest('hex'),
    first: lines.slice(0, MOST_TOLD),
  };
}
