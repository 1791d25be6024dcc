const DECIMAL = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;
/** What a spreadsheet would run as a formula, behind however many apostrophes. */
const FORMULA = /^'*[=+\-@\t\r\n|%]/;

/**
 * A cell as every file of ours has it: text that a spreadsheet would run as a formula gets a leading apostrophe, numbers
 * stay as they are. What comes from telemetry or from people is in all of these files, and they are opened in Excel.
 */
export function csvCell(text: string): string {
  const safe = FORMULA.test(text) && !DECIMAL.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The text that `csvCell` was given: what was written is read as it was. */
export function textOfCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
