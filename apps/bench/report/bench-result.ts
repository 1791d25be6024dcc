import type { ProcessUsage } from '../testbed/process-usage';

/** What a figure is held against. */
export interface Limit {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly bound: 'at least' | 'at most';
  readonly limit: number;
}

/** One figure of a result's table. */
export type Cell = string | number;

/** A table of a bench's answer, columns in the order of the first row. */
export interface ResultTable {
  readonly title: string;
  readonly rows: readonly Readonly<Record<string, Cell>>[];
}

/** What a bench found. Figures are only given after the counts were found to be exact. */
export interface BenchResult {
  readonly bench: string;
  readonly tables: readonly ResultTable[];
  readonly processes: readonly ProcessUsage[];
  readonly limits: readonly Limit[];
  readonly notes: readonly string[];
}

export function isWithin({ bound, value, limit }: Limit): boolean {
  return bound === 'at least' ? value >= limit : value <= limit;
}

/** A count is wrong, so no figure of this run means anything. */
export class WrongCountError extends Error {}

/** For amounts, as decimal text in one spelling. @throws WrongCountError */
export function requireSame(what: string, found: string, expected: string): void {
  if (found !== expected) throw new WrongCountError(`${what}: ${found} was found where ${expected} is right`);
}

/** @throws WrongCountError */
export function requireEqual(what: string, found: number | bigint, expected: number | bigint): void {
  if (BigInt(found) === BigInt(expected)) return;
  throw new WrongCountError(`${what}: ${found} were found where ${expected} are right`);
}
