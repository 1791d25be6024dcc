import type { FileProblem, Numbered } from '@tokenledger/pricing/domain';
import { failed, ok, type Result } from '@tokenledger/shared/result';

import { type CsvRow, type CsvTable, fileProblem, readCsvTable } from './csv-table';

export interface CsvColumns<Column extends string> {
  readonly all: readonly Column[];
  /** Without these a file says nothing. */
  readonly needed: readonly Column[];
  /** Larger than any such file; one of it is read whole. */
  readonly mostCharacters: number;
}

/** Reads lines with named columns, in any order. What stands in them is for others to check. */
export function readCsvRecords<Column extends string>(
  text: string,
  columns: CsvColumns<Column>,
): Result<readonly Numbered<{ readonly [C in Column]: string }>[], readonly FileProblem[]> {
  const table = readCsvTable(text, columns.mostCharacters);
  return table.ok ? recordsOf(table.value, columns) : table;
}

export function recordsOf<Column extends string>(
  { header, rows }: CsvTable,
  { all, needed }: Pick<CsvColumns<Column>, 'all' | 'needed'>,
): Result<readonly Numbered<{ readonly [C in Column]: string }>[], readonly FileProblem[]> {
  const names = withoutTrailingEmpty(header.cells.map((name) => name.trim()));
  const problems = headerProblems({ line: header.line, cells: names }, all, needed);
  if (problems.length > 0) return failed(problems);
  const places = all.map((column) => [column, names.indexOf(column)] as const);
  const lines = rows.map(({ line, cells }) => {
    if (withoutTrailingEmpty(cells).length > names.length || cells.length < names.length) {
      problems.push({ line, field: 'file', problem: wrongLength(cells.length, names.length) });
    }
    const fields = Object.fromEntries(places.map(([column, place]) => [column, cells[place] ?? '']));
    return { line, fields: fields as { readonly [C in Column]: string } };
  });
  return problems.length > 0 ? failed(problems) : ok(lines);
}

function headerProblems(
  { line, cells: names }: CsvRow,
  all: readonly string[],
  needed: readonly string[],
): FileProblem[] {
  const [only = ''] = names;
  const separator = [';', '\t', '|'].find((sign) => names.length === 1 && only.includes(sign));
  if (separator !== undefined) {
    const sign = separator === '\t' ? 'a tab' : separator;
    return [{ line, field: 'file', problem: `columns are separated by ${sign}: commas are expected` }];
  }
  const unknown = names.filter((name) => !all.includes(name));
  const twice = names.filter((name, place) => all.includes(name) && names.indexOf(name) < place);
  const missing = needed.filter((name) => !names.includes(name));
  return [
    ...unknown.map((name) => ({ line, field: shown(name), problem: unknownColumn(name, all) })),
    ...twice.map((name) => ({ line, field: name, problem: 'the column stands here twice: leave one of them out' })),
    ...missing.map((name) => ({ line, field: name, problem: 'the column is missing' })),
  ];
}

function unknownColumn(name: string, all: readonly string[]): string {
  const spelled = name.toLowerCase().replace(/[\s-]+/g, '_');
  const meant = all.find((column) => column === spelled) ?? all.find((column) => isOneSlipAway(spelled, column));
  return meant === undefined
    ? `no such column: ${all.join(', ')} are expected`
    : `no such column: ${meant} is expected`;
}

function wrongLength(found: number, expected: number): string {
  const remedy =
    found > expected
      ? 'write decimals with a point, and put a value with commas in it in quotes'
      : 'leave a value empty, but keep its comma';
  return `${found} values where the header has ${expected}: ${remedy}`;
}

/** One sign more, less, another, or two that changed places. */
function isOneSlipAway(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (long.length - short.length > 1) return false;
  const at = [...long].findIndex((sign, place) => sign !== short[place]);
  if (at < 0) return true;
  const rest = long.slice(at + 1);
  if (short.slice(at) === rest) return true;
  if (short.length < long.length) return false;
  return (
    short.slice(at + 1) === rest ||
    (short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2))
  );
}

function withoutTrailingEmpty(cells: readonly string[]): readonly string[] {
  let length = cells.length;
  while (length > 0 && cells[length - 1]?.trim() === '') length -= 1;
  return cells.slice(0, length);
}

function shown(text: string): string {
  if (text === '') return '(no name)';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** The problem of a file that has a header and nothing else. */
export function noLines(columns: string): Result<never, readonly FileProblem[]> {
  return fileProblem(1, `no lines below the header: ${columns}`);
}
