import { ok, type Result } from '@tokenledger/shared/result';
import type { InPortions } from '@tokenledger/shared/portions';

import { type CsvProblem, fileProblem } from './csv-problem';
import { strangeness } from './csv-text';

/** A line of a table; its number is that of the first line of text that it stands on, the header being 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvTable {
  readonly header: CsvRow;
  readonly rows: readonly CsvRow[];
}

export type CsvSeparator = ',' | ';' | '\t';

export interface CsvShape {
  /** Larger than any such file; one of it is read whole. */
  readonly mostCharacters: number;
  /** Whichever of them the header has most of; a comma unless more are said. */
  readonly separators?: readonly CsvSeparator[];
}

const ROWS_AT_ONCE = 1_000;
const IN_QUOTES = 'put the whole value in quotes, and double those in it ("")';
const LINE_ENDS = /\r\n?/g;

/**
 * Reads a table of text (RFC 4180): a byte order mark, line ends of any system and quoted values over several lines are as
 * good as none. Lines without any value are passed over.
 */
export function* readCsvTable(
  text: string,
  { mostCharacters, separators = [','] }: CsvShape,
): InPortions<Result<CsvTable, readonly CsvProblem[]>> {
  if (text.length > mostCharacters) {
    return fileProblem(1, `the file has ${text.length} characters: ${mostCharacters} at most are expected`);
  }
  const strange = strangeness(text);
  if (strange !== undefined) return fileProblem(strange.line, strange.problem);
  const reader = new RowReader(text, separatorOf(text, separators));
  const rows: CsvRow[] = [];
  for (let count = 1; !reader.isAtEnd; count += 1) {
    const row = reader.next();
    if (typeof row === 'string') return fileProblem(reader.problemLine, row);
    if (row.cells.some((cell) => cell.trim() !== '')) rows.push(row);
    if (count % ROWS_AT_ONCE === 0) yield;
  }
  const [header, ...others] = rows;
  return header === undefined ? fileProblem(1, 'the file is empty') : ok({ header, rows: others });
}

function separatorOf(text: string, separators: readonly CsvSeparator[]): CsvSeparator {
  const [header = ''] = /[^\r\n]+/.exec(text) ?? [];
  const count = (separator: string) => header.split(separator).length;
  return separators.reduce((best, one) => (count(one) > count(best) ? one : best), separators[0] ?? ',');
}

/** Reads one row after the other. */
class RowReader {
  private at: number;
  private line = 1;
  private readonly separator: number;
  /** Where what `next` tells is. */
  problemLine = 1;

  constructor(
    private readonly text: string,
    separator: CsvSeparator,
  ) {
    this.at = text.startsWith('\uFEFF') ? 1 : 0;
    this.separator = separator.charCodeAt(0);
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** @returns a text for what is wrong */
  next(): CsvRow | string {
    const { line } = this;
    const cells: string[] = [];
    for (;;) {
      const isQuoted = this.text.charCodeAt(this.at) === QUOTE;
      const cell = isQuoted ? this.quoted() : this.plain();
      if (cell === undefined) {
        return isQuoted
          ? 'a quote that opens here is never closed: close it'
          : `a quote stands within a value: ${IN_QUOTES}`;
      }
      cells.push(cell);
      const sign = this.text.charCodeAt(this.at);
      if (sign === this.separator) {
        this.at += 1;
        continue;
      }
      if (!this.endLine(sign)) {
        this.problemLine = this.line;
        return `something stands behind a closing quote: ${IN_QUOTES}`;
      }
      return { line, cells };
    }
  }

  /** @returns false where the line goes on */
  private endLine(sign: number): boolean {
    if (this.isAtEnd) return true;
    if (sign !== LF && sign !== CR) return false;
    this.at += sign === CR && this.text.charCodeAt(this.at + 1) === LF ? 2 : 1;
    this.line += 1;
    return true;
  }

  private plain(): string | undefined {
    const begin = this.at;
    for (; this.at < this.text.length; this.at += 1) {
      const sign = this.text.charCodeAt(this.at);
      if (sign === this.separator || sign === LF || sign === CR) break;
      if (sign === QUOTE) {
        this.problemLine = this.line;
        return undefined;
      }
    }
    return this.text.slice(begin, this.at);
  }

  private quoted(): string | undefined {
    this.problemLine = this.line;
    const begin = this.at + 1;
    let end = this.text.indexOf('"', begin);
    while (end >= 0 && this.text.charCodeAt(end + 1) === QUOTE) end = this.text.indexOf('"', end + 2);
    if (end < 0) return undefined;
    this.at = end + 1;
    const cell = this.text.slice(begin, end).replaceAll('""', '"').replace(LINE_ENDS, '\n');
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) this.line += 1;
    return cell;
  }
}

const QUOTE = '"'.charCodeAt(0);
const LF = '\n'.charCodeAt(0);
const CR = '\r'.charCodeAt(0);
