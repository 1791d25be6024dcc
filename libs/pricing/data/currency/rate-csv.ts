import {
  type ExchangeRate,
  type FileProblem,
  RATE_COLUMNS,
  readRateLines,
  writeRate,
} from '@tokenledger/pricing/domain';
import { type CsvTable, noLines, readCsvTable, recordsOf, writeCsv } from '@tokenledger/shared/csv';
import { atOnce } from '@tokenledger/shared/portions';
import { ok, type Result } from '@tokenledger/shared/result';

import { type EcbTable, readEcbTable } from './ecb-csv';

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
export function readRateCsv(text: string): Result<RateFile, readonly FileProblem[]> {
  const table = atOnce(readCsvTable(text, { mostCharacters: MOST_CHARACTERS }));
  if (!table.ok) return table;
  const { header, rows } = table.value;
  if (rows.length === 0) return noLines(`${RATE_COLUMNS.join(',')}, or Date,USD,…`);
  const isBank = header.cells[0]?.trim() === 'Date';
  const found = isBank ? readEcbTable(table.value) : readOwnLines(table.value);
  if (!found.ok) return found;
  const rates = readRateLines(found.value.lines);
  if (!rates.ok) return rates;
  return ok({ rates: rates.value, leftOut: found.value.leftOut });
}

export function writeRateCsv(rates: readonly ExchangeRate[]): string {
  return atOnce(writeCsv(RATE_COLUMNS, rates.map(writeRate)));
}

function readOwnLines(table: CsvTable): Result<EcbTable, readonly FileProblem[]> {
  const lines = atOnce(recordsOf(table, { all: RATE_COLUMNS, needed: RATE_COLUMNS }));
  return lines.ok ? ok({ lines: lines.value, leftOut: [] }) : lines;
}
