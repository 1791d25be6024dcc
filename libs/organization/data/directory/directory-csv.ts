import {
  type Directory,
  DIRECTORY_COLUMNS,
  type DirectoryColumn,
  type DirectoryRow,
  readDirectoryRow,
  type RowProblem,
  writeDirectoryRows,
} from '@tokenledger/organization/domain';
import { type CsvProblem, readCsvTable, recordsOf, writeCsv } from '@tokenledger/shared/csv';
import { eachInPortions, type InPortions } from '@tokenledger/shared/portions';
import { failed, ok, type Result } from '@tokenledger/shared/result';

const COLUMNS = { all: DIRECTORY_COLUMNS, needed: ['kind', 'id'] } as const;
const SHAPE = {
  /** 100,000 lines and more; a longer file is somebody's mistake. */
  mostCharacters: 50_000_000,
  /** As Excel writes it in Germany, and as "Unicode text". */
  separators: [',', ';', '\t'],
} as const;
/** More would be read by nobody. */
const MOST_PROBLEMS = 1_000;

/**
 * Reads a directory file: names of columns in any case, with commas, semicolons or tabs between values. All that is wrong
 * with it is told at once, each by its line as an editor counts them.
 */
export function* readDirectoryCsv(text: string): InPortions<Result<readonly DirectoryRow[], readonly RowProblem[]>> {
  const table = yield* readCsvTable(text, SHAPE);
  if (!table.ok) return failed(table.error.map(toRowProblem));
  const { header, rows } = table.value;
  const records = yield* recordsOf({ rows, header: { ...header, cells: header.cells.map(asColumn) } }, COLUMNS);
  if (!records.ok) return failed(records.error.slice(0, MOST_PROBLEMS).map(toRowProblem));
  const named = new Set<string>(header.cells.map(asColumn));
  // What the file has no column for stays as it is; what it leaves empty is cleared.
  const columns = DIRECTORY_COLUMNS.filter((column) => named.has(column));
  const lines: DirectoryRow[] = [];
  const problems: RowProblem[] = [];
  yield* eachInPortions(records.value, ({ line, fields }) => {
    const given: { [C in DirectoryColumn]?: string } = {};
    for (const column of columns) given[column] = fields[column];
    const read = readDirectoryRow(given, line);
    if (read.ok) lines.push(read.value);
    else if (problems.length < MOST_PROBLEMS) problems.push(...read.error);
  });
  return problems.length > 0 ? failed(problems) : ok(lines);
}

export function* writeDirectoryCsv(directory: Directory): InPortions<string> {
  return yield* writeCsv(DIRECTORY_COLUMNS, yield* writeDirectoryRows(directory));
}

/** `Monthly Tokens` is `monthly_tokens`; what is no column stays as it is. */
function asColumn(name: string): string {
  const spelled = name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  return DIRECTORY_COLUMNS.find((column) => column === spelled) ?? name;
}

function toRowProblem({ line, field, problem }: CsvProblem): RowProblem {
  return { line, field: 'file', message: field === 'file' ? problem : `column ${field}: ${problem}` };
}
