import { csvText } from '../csv/csv';
import type { TableColumn } from './table-column';

/**
 * The table as CSV: the columns and rows that are seen, in their order, with exact values. Without the totals row: whoever
 * sums a column would count everything twice. What is not known is an empty field.
 */
export function tableCsv<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[]): string {
  return csvText(
    columns.map(({ header }) => header),
    rows.map((row) => columns.map((column) => (column.exact ?? column.text)(row))),
  );
}
