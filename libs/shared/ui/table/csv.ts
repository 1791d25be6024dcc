import type { TableColumn } from './table-column';

/** What a spreadsheet would take for a formula. A plain number with its sign is none and stays as it is. */
const FORMULA = /^[=+\-@\t\r]/;
const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/;

/**
 * The table as a CSV of RFC 4180: the columns and rows that are seen, in their order, with exact values. Without the
 * totals row: whoever sums a column would count everything twice. What is not known is an empty field.
 */
export function toCsv<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map(({ header }) => header),
    ...rows.map((row) => columns.map((column) => (column.exact ?? column.text)(row) ?? '')),
  ];
  return lines.map((fields) => `${fields.map(csvField).join(',')}\r\n`).join('');
}

function csvField(value: string): string {
  // A leading apostrophe makes a spreadsheet show the text instead of running it (OWASP, CSV injection).
  const harmless = FORMULA.test(value) && !PLAIN_NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
