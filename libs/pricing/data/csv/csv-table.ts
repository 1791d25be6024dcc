import type { FileProblem } from '@tokenledger/pricing/domain';
import { failed, ok, type Result } from '@tokenledger/shared/result';
import { CsvError, type Info, parse } from 'csv-parse/sync';

/** A line of a table; its number is that of the first line of text that it stands on, the header being 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvTable {
  readonly header: CsvRow;
  readonly rows: readonly CsvRow[];
}

/** What is said of quotes, by the parser's own codes; its messages repeat what stands in the file. */
const QUOTES: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote that opens here is never closed: close it',
  INVALID_OPENING_QUOTE: 'a quote stands within a value: put the whole value in quotes, and double those in it ("")',
  CSV_INVALID_CLOSING_QUOTE:
    'something stands behind a closing quote: put the whole value in quotes, and double those in it ("")',
};

/**
 * Reads a table of text (RFC 4180): a byte order mark, line ends of any system and quoted values over several lines are as
 * good as none. Lines without any value are passed over.
 */
export function readCsvTable(text: string, mostCharacters: number): Result<CsvTable, readonly FileProblem[]> {
  if (text.length > mostCharacters) {
    return fileProblem(1, `the file has ${text.length} characters: ${mostCharacters} at most are expected`);
  }
  const strange = /[\0\uFFFD]/.exec(text);
  if (strange !== null) {
    const line = text.slice(0, strange.index).split(/\r\n|\r|\n/).length;
    return fileProblem(line, 'characters that are no UTF-8: save the file as "CSV UTF-8"');
  }
  // The parser counts CR LF within quotes as two lines.
  const lines = text.replace(/\r\n?/g, '\n');
  let records: readonly { readonly record: string[]; readonly info: Info }[];
  try {
    records = parse(lines, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    }) as unknown as typeof records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = error.code === 'CSV_QUOTE_NOT_CLOSED' ? lineOfOpenQuote(lines) : Number(error['lines'] ?? 1);
    return fileProblem(line, QUOTES[error.code] ?? `no CSV (RFC 4180): ${error.message.slice(0, 200)}`);
  }
  const [header, ...rows] = records.map(({ record, info }) => ({ line: firstLineOf(record, info), cells: record }));
  return header === undefined ? fileProblem(1, 'the file is empty') : ok({ header, rows });
}

export function fileProblem(line: number, problem: string): Result<never, readonly FileProblem[]> {
  return failed([{ line, field: 'file', problem }]);
}

/** The parser tells the last line of a record. */
function firstLineOf(cells: readonly string[], { lines }: Info): number {
  return cells.reduce((line, cell) => line - (cell.split('\n').length - 1), lines);
}

/** The parser tells where the file ends. A doubled quote closes one and opens another. */
function lineOfOpenQuote(text: string): number {
  let [line, opened, isOpen] = [1, 1, false];
  for (const sign of text) {
    if (sign === '\n') line += 1;
    if (sign !== '"') continue;
    isOpen = !isOpen;
    if (isOpen) opened = line;
  }
  return opened;
}
