import {
  type ExchangeRate,
  RATE_COLUMNS,
  type RateProblem,
  readRateLines,
  type NumberedRateFields,
  writeRate,
} from '@tokenledger/pricing/domain';
import { failed, ok, type Result } from '@tokenledger/shared/result';
import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

import { readEcbTable } from './ecb-csv';

/** The bank's whole history has less than 2 MB. */
const MOST_CHARACTERS = 20_000_000;

export interface RateFile {
  readonly rates: readonly ExchangeRate[];
  /** Columns that were passed over, because their currency is not in use any more. */
  readonly leftOut: readonly string[];
}

/**
 * Reads exchange rates: a table of the European Central Bank (its first column is `Date`), or lines of our own
 * (`from,to,period,rate,source`). All that is wrong is told by line and column.
 */
export function readRateCsv(text: string): Result<RateFile, readonly RateProblem[]> {
  const rows = rowsOf(text);
  if (!rows.ok) return rows;
  const [header = []] = rows.value;
  if (rows.value.length < 2) {
    return failed([fileProblem(`it has no lines below its header: ${RATE_COLUMNS.join(',')}, or Date,USD,…`)]);
  }
  const table = header[0]?.trim() === 'Date' ? readEcbTable(rows.value) : readOwnLines(rows.value);
  if (!table.ok) return table;
  const rates = readRateLines(table.value.lines);
  if (!rates.ok) return rates;
  return ok({ rates: rates.value, leftOut: table.value.leftOut });
}

export function writeRateCsv(rates: readonly ExchangeRate[]): string {
  return stringify(rates.map(writeRate), { header: true, columns: [...RATE_COLUMNS] });
}

function rowsOf(text: string): Result<readonly (readonly string[])[], readonly RateProblem[]> {
  if (text.length > MOST_CHARACTERS) {
    return failed([fileProblem(`it has ${text.length} characters: ${MOST_CHARACTERS} at most are expected`)]);
  }
  try {
    return ok(parse(text, { bom: true, skip_empty_lines: true, relax_column_count: true }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return failed([fileProblem(`it is no CSV (RFC 4180): ${error.message}`)]);
  }
}

function readOwnLines(
  rows: readonly (readonly string[])[],
): Result<
  { readonly lines: readonly NumberedRateFields[]; readonly leftOut: readonly string[] },
  readonly RateProblem[]
> {
  const header = (rows[0] ?? []).map((name) => name.trim());
  const unknown = header.filter((name) => !(RATE_COLUMNS as readonly string[]).includes(name));
  const missing = RATE_COLUMNS.filter((name) => !header.includes(name));
  if (unknown.length + missing.length > 0) {
    const problem = `${RATE_COLUMNS.join(',')} are expected as columns, or a table of the European Central Bank (Date,USD,…)`;
    return failed([fileProblem(problem)]);
  }
  const problems: RateProblem[] = [];
  const lines: NumberedRateFields[] = [];
  for (const [index, cells] of rows.slice(1).entries()) {
    const line = index + 2;
    const cell = (name: string): string => cells[header.indexOf(name)] ?? '';
    if (cells.length !== header.length) {
      problems.push({ line, field: 'file', problem: `${cells.length} values: ${header.length} are expected` });
    }
    lines.push({
      line,
      fields: {
        from: cell('from'),
        to: cell('to'),
        period: cell('period'),
        rate: cell('rate'),
        source: cell('source'),
      },
    });
  }
  return problems.length > 0 ? failed(problems) : ok({ lines, leftOut: [] });
}

function fileProblem(problem: string): RateProblem {
  return { line: 1, field: 'file', problem };
}
