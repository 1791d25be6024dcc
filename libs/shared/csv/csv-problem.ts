import { failed, type Result } from '@tokenledger/shared/result';

/** What is wrong with a file: where, with which column, and what to write instead. */
export interface CsvProblem {
  /** As an editor counts them, the header being 1. */
  readonly line: number;
  /** `file` for what is wrong with a line, or the file, as such. */
  readonly field: string;
  readonly problem: string;
}

export function fileProblem(line: number, problem: string): Result<never, readonly CsvProblem[]> {
  return failed([{ line, field: 'file', problem }]);
}

/** The problem of a file that has a header and nothing else. */
export function noLines(columns: string): Result<never, readonly CsvProblem[]> {
  return fileProblem(1, `no lines below the header: ${columns}`);
}
