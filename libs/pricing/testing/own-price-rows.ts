import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PRICE_COLUMNS, type PriceFields } from '@tokenledger/pricing/domain';

/** One line of `prices.csv`, as written. */
export type OwnPriceRow = PriceFields;

/** RFC 4180 with lines that end in LF, and nothing else: a quote inside an unquoted field is an error, not a guess. */
export function readStrictCsv(text: string): string[][] {
  const record = /(?:^|,)(?:"((?:[^"]|"")*)"|([^",\n]*))/gy;
  return text.split('\n').flatMap((line, index, lines) => {
    if (line === '' && index === lines.length - 1) return [];
    const fields: string[] = [];
    record.lastIndex = 0;
    for (let match = record.exec(line); match !== null; match = record.exec(line)) {
      fields.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
      if (record.lastIndex === line.length) return [fields];
    }
    throw new Error(`line ${index + 1} is no line of a CSV file`);
  });
}

/** The text of the price data that comes with the product. */
export function ownPricesText(): string {
  return readFileSync(join(__dirname, '../data/own-prices/prices.csv'), 'utf8');
}

/** The lines of the price data that comes with the product. @throws where a line is no line of a CSV file */
export function ownPriceRows(): readonly OwnPriceRow[] {
  const [, ...lines] = readStrictCsv(ownPricesText());
  return lines.map(
    (fields) => Object.fromEntries(PRICE_COLUMNS.map((column, index) => [column, fields[index]])) as OwnPriceRow,
  );
}

/** First instant at which a line is in force, in Unix milliseconds; -Infinity where it does not say. */
export function startOf({ valid_from: from }: OwnPriceRow): number {
  return from === '' ? Number.NEGATIVE_INFINITY : Date.parse(from);
}

/** First instant at which a line no longer is in force, in Unix milliseconds; Infinity where it does not say. */
export function endOf({ valid_to: to }: OwnPriceRow): number {
  return to === '' ? Number.POSITIVE_INFINITY : Date.parse(to);
}
