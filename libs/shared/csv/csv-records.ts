import { eachInPortions, type InPortions } from '@tokenledger/shared/portions';
import { failed, ok, type Result } from '@tokenledger/shared/result';

import { textOfCell } from './csv-cell';
import type { CsvProblem } from './csv-problem';
import { type CsvRow, type CsvShape, type CsvTable, readCsvTable } from './csv-table';

export interface CsvColumns<Column extends string> extends CsvShape {
  readonly all: readonly Column[];
  /** Without these a file says nothing. */
  readonly needed: readonly Column[];
}

/** A line by its columns. */
export interface CsvRecord<Column extends string> {
  readonly line: number;
  readonly fields: { readonly [C in Column]: string };
}

/** Reads lines with named columns, in any order. What stands in them is for others to check. */
export function* readCsvRecords<Column extends string>(
  text: string,
  columns: CsvColumns<Column>,
): InPortions<Result<readonly CsvRecord<Column>[], readonly CsvProblem[]>> {
  const table = yield* readCsvTable(text, columns);
  return table.ok ? yield* recordsOf(table.value, columns) : table;
}

export function* recordsOf<Column extends string>(
  { header, rows }: CsvTable,
  { all, needed }: Pick<CsvColumns<Column>, 'all' | 'needed'>,
): InPortions<Result<readonly CsvRecord<Column>[], readonly CsvProblem[]>> {
  const names = withoutTrailingEmpty(header.cells.map((name) => name.trim()));
  const problems = headerProblems({ line: header.line, cells: names }, all, needed);
  if (problems.length > 0) return failed(problems);
  const places = all.map((column) => [column, names.indexOf(column)] as const);
  const lines: CsvRecord<Column>[] = [];
  yield* eachInPortions(rows, ({ line, cells }) => {
    const isTooLong = cells.length > names.length && withoutTrailingEmpty(cells).length > names.length;
    if (isTooLong || cells.length < names.length) {
      problems.push({ line, field: 'file', problem: wrongLength(cells.length, names.length) });
    }
    const fields: Partial<Record<Column, string>> = {};
    for (const [column, place] of places) fields[column] = textOfCell(cells[place] ?? '');
    lines.push({ line, fields: fields as Record<Column, string> });
  });
  return problems.length > 0 ? failed(problems) : ok(lines);
}
function headerProblems(
  { line, cells: names }: CsvRow,
  all: readonly string[],
  needed: readonly string[],
): CsvProblem[] {
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
