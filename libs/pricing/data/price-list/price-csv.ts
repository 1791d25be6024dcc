import { PRICE_COLUMNS, type PriceFields } from '@tokenledger/pricing/domain';
import { failed, ok, type Result } from '@tokenledger/shared/result';
import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

/** Larger than any price list; a file of it is read whole. */
const MOST_BYTES = 20_000_000;
const OPTIONAL: ReadonlySet<string> = new Set(
  PRICE_COLUMNS.slice(PRICE_COLUMNS.indexOf('valid_from')).filter((c) => c !== 'source'),
);

/** Reads a price list's lines; what stands in them is checked by `readPriceList`. @returns a sentence that says what is wrong with the file */
export function readPriceCsv(text: string): Result<readonly PriceFields[], string> {
  if (text.length > MOST_BYTES)
    return failed(`the file has ${text.length} characters: ${MOST_BYTES} at most are expected`);
  let records: readonly Readonly<Record<string, string>>[];
  try {
    records = parse(text, {
      bom: true,
      columns: (header: string[]) => header.map((name) => name.trim()),
      skip_empty_lines: true,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return failed(`the file is no CSV (RFC 4180): ${error.message}`);
  }
  const header = Object.keys(records[0] ?? {});
  if (records.length === 0) return failed(`the file has no lines below its header: ${PRICE_COLUMNS.join(',')}`);
  const unknown = header.filter((name) => !(PRICE_COLUMNS as readonly string[]).includes(name));
  if (unknown.length > 0)
    return failed(`unknown column ${unknown.join(', ')}: ${PRICE_COLUMNS.join(', ')} are expected`);
  const missing = PRICE_COLUMNS.filter((name) => !header.includes(name) && !OPTIONAL.has(name));
  if (missing.length > 0) return failed(`the column ${missing.join(', ')} is missing`);
  return ok(records.map(toFields));
}

export function writePriceCsv(lines: readonly PriceFields[]): string {
  return stringify([...lines], { header: true, columns: [...PRICE_COLUMNS] });
}

function toFields(record: Readonly<Record<string, string>>): PriceFields {
  return Object.fromEntries(PRICE_COLUMNS.map((column) => [column, record[column] ?? ''])) as Record<
    (typeof PRICE_COLUMNS)[number],
    string
  >;
}
