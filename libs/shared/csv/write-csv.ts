import { type InPortions, eachInPortions } from '@tokenledger/shared/portions';

import { csvCell } from './csv-cell';

/** Writes lines below their columns' names, as `readCsvRecords` reads them. */
export function* writeCsv<Column extends string>(
  columns: readonly Column[],
  rows: Iterable<{ readonly [C in Column]?: string | undefined }>,
): InPortions<string> {
  let text = `${columns.join(',')}\n`;
  yield* eachInPortions(rows, (row) => {
    text += `${columns.map((column) => csvCell(row[column] ?? '')).join(',')}\n`;
  });
  return text;
}
