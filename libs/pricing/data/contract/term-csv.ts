import { type ContractTerm, TERM_COLUMNS, type TermFields, writeContractTerm } from '@tokenledger/pricing/domain';
import { failed, ok, type Result } from '@tokenledger/shared/result';
import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

const MOST_CHARACTERS = 5_000_000;
const NEEDED: readonly string[] = ['kind', 'contract', 'model', 'valid_from'];

/** Reads lines of contracts; what stands in them is checked by `readContractTerms`. @returns a sentence that says what is wrong with the file */
export function readTermCsv(text: string): Result<readonly TermFields[], string> {
  if (text.length > MOST_CHARACTERS) {
    return failed(`the file has ${text.length} characters: ${MOST_CHARACTERS} at most are expected`);
  }
  let records: readonly Readonly<Record<string, string>>[];
  let header: readonly string[] = [];
  try {
    records = parse(text, {
      bom: true,
      columns: (names: string[]) => (header = names.map((name) => name.trim())),
      skip_empty_lines: true,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return failed(`the file is no CSV (RFC 4180): ${error.message}`);
  }
  if (header.length === 0) return failed(`the file has no header: ${TERM_COLUMNS.join(',')}`);
  const unknown = header.filter((name) => !(TERM_COLUMNS as readonly string[]).includes(name));
  if (unknown.length > 0)
    return failed(`unknown column ${unknown.join(', ')}: ${TERM_COLUMNS.join(', ')} are expected`);
  const missing = NEEDED.filter((name) => !header.includes(name));
  if (missing.length > 0) return failed(`the column ${missing.join(', ')} is missing`);
  return ok(
    records.map(
      (record) =>
        Object.fromEntries(TERM_COLUMNS.map((column) => [column, record[column] ?? ''])) as Record<
          (typeof TERM_COLUMNS)[number],
          string
        >,
    ),
  );
}

export function writeTermCsv(terms: readonly ContractTerm[]): string {
  return stringify(terms.map(writeContractTerm), { header: true, columns: [...TERM_COLUMNS] });
}
