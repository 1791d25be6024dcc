import { failed, ok, type Result } from '@tokenledger/shared/result';

import { conflictsAmong } from './price-conflicts';
import type { PriceEntry } from './price-entry';
import { type PriceColumn, type PriceFields, readPriceEntry } from './read-price-entry';

/** What is wrong with a list: where, with which field, and what to write instead. */
export interface PriceListProblem {
  /** From 1, without a header. */
  readonly line: number;
  readonly field: PriceColumn;
  readonly problem: string;
}

/** Reads a whole list; every line is looked at, and lines that contradict each other are refused as well. */
export function readPriceList(
  lines: readonly PriceFields[],
): Result<readonly PriceEntry[], readonly PriceListProblem[]> {
  const entries: PriceEntry[] = [];
  const problems: PriceListProblem[] = [];
  for (const [index, fields] of lines.entries()) {
    const read = readPriceEntry(fields);
    if (read.ok) entries.push(read.value);
    else problems.push(...read.error.map((problem) => ({ line: index + 1, ...problem })));
  }
  if (problems.length > 0) return failed(problems);
  const conflicts = conflictsAmong(entries).map(({ kind, first, second }): PriceListProblem => ({
    line: second + 1,
    field: kind === 'currencies' ? 'currency' : 'valid_from',
    problem:
      kind === 'currencies'
        ? `line ${first + 1} has this model in another currency at the same time: one currency is expected`
        : `line ${first + 1} states a price for the same at the same time: end one where the other starts (valid_to)`,
  }));
  return conflicts.length > 0 ? failed(conflicts) : ok(entries);
}
