import { csvCell } from '@tokenledger/shared/csv';

/** A cell: text, or an exact decimal as text; empty where nothing is known. */
export type CsvCell = string | null | undefined;

const LINE_END = '\r\n';
/** Spreadsheets read a file as UTF-8 only behind this mark. */
const BYTE_ORDER_MARK = '\ufeff';

/** CSV as RFC 4180 has it, with a line of headings first; no cell is a formula of a spreadsheet (`csvCell`). */
export function csvText(headings: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [headings, ...rows].map((cells) => cells.map((cell) => csvCell(cell ?? '')).join(',') + LINE_END).join('');
}

/** Hands the browser a file. @param name without ending; characters that file systems refuse are replaced */
export function downloadCsv(document: Document, name: string, csv: string): void {
  const address = URL.createObjectURL(new Blob([BYTE_ORDER_MARK, csv], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${fileName(name)}.csv`;
  link.click();
  // The download has begun by then; an address kept longer would keep the text in memory.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function fileName(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|-+$/g, '');
  return plain.slice(0, 100) || 'figures';
}
