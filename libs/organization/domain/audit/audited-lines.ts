import { createHash } from 'node:crypto';

import { atOnce, eachInPortions, type InPortions } from '@tokenledger/shared/portions';

import { type CanonicalValue, canonicalJson } from './canonical-json';

/** More lines than a person reads: the tables that they are of keep every one, also when it was superseded. */
const MOST_TOLD = 20;

/** What an entry says of lines that came or went: how many, the first of them, and a digest that all can be checked with. */
export function auditedLines(lines: readonly CanonicalValue[]): CanonicalValue {
  return atOnce(auditedLinesOf(lines, (line) => line));
}

/**
 * As `auditedLines`, of things that are written as lines one after the other: 100,000 texts at once would be 30 MB.
 * The digest is of the canonical JSON of the list of lines.
 */
export function* auditedLinesOf<T>(all: readonly T[], toLine: (one: T) => CanonicalValue): InPortions<CanonicalValue> {
  const digest = createHash('sha256');
  const first: CanonicalValue[] = [];
  yield* eachInPortions(all, (one, index) => {
    const line = toLine(one);
    if (index < MOST_TOLD) first.push(line);
    digest.update(`${index === 0 ? '[' : ','}${canonicalJson(line)}`, 'utf8');
  });
  digest.update(all.length === 0 ? '[]' : ']', 'utf8');
  return { count: all.length, sha256: digest.digest('hex'), first };
}
