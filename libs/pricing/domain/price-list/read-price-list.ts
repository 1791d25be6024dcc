import { failed, ok, type Result } from '@tokenledger/shared/result';

import { type FileProblem, fromOne, inFile, type Numbered } from '../file-problem';
import { conflictsAmong, type PriceConflict } from './price-conflicts';
import type { PriceEntry } from './price-entry';
import { type PriceColumn, type PriceFields, readPriceEntry } from './read-price-entry';
import { writePriceEntry } from './write-price-entry';

/** What is wrong with a list: where, with which field, and what to write instead. */
export interface PriceListProblem extends FileProblem {
  readonly field: PriceColumn;
}

/** Reads a list out of a file: what is wrong is told by the lines of the file. */
export function readPriceFile(
  lines: readonly Numbered<PriceFields>[],
): Result<readonly PriceEntry[], readonly PriceListProblem[]> {
  return readPriceList(
    lines.map(({ fields }) => fields),
    inFile(lines),
  );
}

/**
 * Reads a whole list; every line is looked at, and lines that contradict each other are refused as well.
 * @param lineOf what a line is called, by its place from 0
 */
export function readPriceList(
  lines: readonly PriceFields[],
  lineOf: (place: number) => number = fromOne,
): Result<readonly PriceEntry[], readonly PriceListProblem[]> {
  const entries: PriceEntry[] = [];
  const problems: PriceListProblem[] = [];
  for (const [index, fields] of lines.entries()) {
    const read = readPriceEntry(fields);
    if (read.ok) entries.push(read.value);
    else problems.push(...read.error.map((problem) => ({ line: lineOf(index), ...problem })));
  }
  if (problems.length > 0) return failed(problems);
  const conflicts = conflictsAmong(entries).map(({ kind, first, second }): PriceListProblem => ({
    line: lineOf(second),
    field: kind === 'currencies' ? 'currency' : 'valid_from',
    problem: contradiction(kind, lineOf(first), isSame(entries[first], entries[second])),
  }));
  return conflicts.length > 0 ? failed(conflicts) : ok(entries);
}

function contradiction(kind: PriceConflict['kind'], first: number, isTwice: boolean): string {
  if (isTwice) return `line ${first} says the same: leave one of them out`;
  return kind === 'currencies'
    ? `line ${first} has this model in another currency at the same time: one currency is expected`
    : `line ${first} states a price for the same at the same time: end one where the other starts (valid_to)`;
}

function isSame(left: PriceEntry | undefined, right: PriceEntry | undefined): boolean {
  return JSON.stringify(left && writePriceEntry(left)) === JSON.stringify(right && writePriceEntry(right));
}
