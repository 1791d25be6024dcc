import {
  type Directory,
  DIRECTORY_COLUMNS,
  type DirectoryColumn,
  type DirectoryRow,
  readDirectoryRow,
  type RowProblem,
  writeDirectoryRows,
} from '@tokenledger/organization/domain';
import { failed, ok, type Result } from '@tokenledger/shared/result';
import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

/** 100,000 lines and more; a longer file is somebody's mistake. */
const MOST_CHARACTERS = 50_000_000;
const NEEDED: readonly DirectoryColumn[] = ['kind', 'id'];
/** More would be read by nobody. */
const MOST_PROBLEMS = 1_000;

interface ParsedLine {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

/**
 * Reads a directory file (RFC 4180, UTF-8 with or without a byte order mark). All that is wrong with it is told at once,
 * each by its line as an editor counts them.
 */
export function readDirectoryCsv(text: string): Result<readonly DirectoryRow[], readonly RowProblem[]> {
  const ofFile = (message: string, line?: number) => failed([{ line, field: 'kind' as const, message }]);
  if (text.length > MOST_CHARACTERS) {
    return ofFile(`the file has ${text.length} characters: ${MOST_CHARACTERS} at most are expected, split it by kind`);
  }
  let header: readonly string[] = [];
  let lines: readonly ParsedLine[];
  try {
    lines = parse(text, {
      bom: true,
      columns: (names: string[]) => (header = names.map((name) => name.trim().toLowerCase())) as string[],
      info: true,
      skip_empty_lines: true,
    }) as unknown as readonly ParsedLine[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { line, message } = csvProblem(error);
    return ofFile(message, line);
  }
  const problem = headerProblem(header);
  if (problem !== undefined) return ofFile(problem, 1);
  const read = lines.map(({ record, info }) => readDirectoryRow(record, info.lines));
  const problems = read.flatMap((one) => (one.ok ? [] : one.error)).slice(0, MOST_PROBLEMS);
  return problems.length > 0 ? failed(problems) : ok(read.flatMap((one) => (one.ok ? [one.value] : [])));
}

export function writeDirectoryCsv(directory: Directory): string {
  return stringify([...writeDirectoryRows(directory)], { header: true, columns: [...DIRECTORY_COLUMNS] });
}

/** The parser tells on which line it stopped, and what it had read of it. */
function csvProblem(error: CsvError): { readonly line: number | undefined; readonly message: string } {
  const { lines, record, columns } = error as unknown as { lines?: number; record?: unknown[]; columns?: unknown[] };
  const line = typeof lines === 'number' ? lines : undefined;
  if (error.code === 'CSV_RECORD_INCONSISTENT_COLUMNS' && record !== undefined && columns !== undefined) {
    const expected = `${columns.length} are expected, as in the header`;
    return { line, message: `the line has ${record.length} fields: ${expected}; put quotes around commas in a name` };
  }
  return { line, message: `the file is no CSV (RFC 4180): ${error.message}` };
}

function headerProblem(header: readonly string[]): string | undefined {
  const expected: readonly string[] = DIRECTORY_COLUMNS;
  if (header.length === 0) return `the file has no header: ${expected.join(',')}`;
  const unknown = header.filter((name) => !expected.includes(name));
  if (unknown.length > 0) return `unknown column ${unknown.join(', ')}: ${expected.join(', ')} are expected`;
  const twice = header.find((name, index) => header.indexOf(name) !== index);
  if (twice !== undefined) return `the column ${twice} is there twice: leave one of them out`;
  const missing = NEEDED.filter((name) => !header.includes(name));
  return missing.length > 0 ? `the column ${missing.join(', ')} is missing` : undefined;
}
