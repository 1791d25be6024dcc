import { type FileProblem, type Numbered, PRICE_COLUMNS, type PriceFields } from '@tokenledger/pricing/domain';
import { noLines, readCsvRecords, writeCsv } from '@tokenledger/shared/csv';
import { atOnce } from '@tokenledger/shared/portions';
import type { Result } from '@tokenledger/shared/result';

const COLUMNS = {
  all: PRICE_COLUMNS,
  needed: ['provider', 'model', 'meter', 'price', 'currency', 'unit', 'source'],
  mostCharacters: 20_000_000,
} as const;

/** Reads a price list's lines; what stands in them is checked by `readPriceFile`. */
export function readPriceCsv(text: string): Result<readonly Numbered<PriceFields>[], readonly FileProblem[]> {
  const read = atOnce(readCsvRecords(text, COLUMNS));
  return read.ok && read.value.length === 0 ? noLines(PRICE_COLUMNS.join(',')) : read;
}

export function writePriceCsv(lines: readonly PriceFields[]): string {
  return atOnce(writeCsv(PRICE_COLUMNS, lines));
}
