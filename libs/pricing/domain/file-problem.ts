/** A line of a file, by its number as an editor shows it: from 1, the header included. */
export interface Numbered<Fields> {
  /** Where a line of the table stands over several, the first of them. */
  readonly line: number;
  readonly fields: Fields;
}

/** What is wrong with a file: where, with which field or column, and what to write instead. */
export interface FileProblem {
  readonly line: number;
  /** `file` for what is wrong with a line, or the file, as such. */
  readonly field: string;
  readonly problem: string;
}

/** Numbers of lines that are from no file: from 1. */
export function fromOne(index: number): number {
  return index + 1;
}

/** The number of each of some lines in their file. */
export function inFile(lines: readonly Numbered<unknown>[]): (index: number) => number {
  return (index) => lines[index]?.line ?? fromOne(index);
}
