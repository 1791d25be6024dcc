import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemActor } from '@tokenledger/organization/domain';
import { type PriceListChange, type PriceLists, readPriceFile, writePriceEntry } from '@tokenledger/pricing/domain';

import { InvalidPriceData } from '../genai-prices/invalid-price-data';
import { readPriceCsv } from './price-csv';

/** The list that comes with the product, in PostgreSQL as any other. */
export const SEED_LIST = 'tokenledger';

const SEED_FILE = join(__dirname, '../own-prices/prices.csv');

/**
 * Brings the product's own list up to the release that runs: what it no longer says is superseded, not deleted.
 * @throws InvalidPriceData where the file of the release is broken
 */
export function seedPriceList(lists: PriceLists, at: Date, file = SEED_FILE): Promise<PriceListChange> {
  const lines = readPriceCsv(readFileSync(file, 'utf8'));
  const list = lines.ok ? readPriceFile(lines.value) : lines;
  if (!list.ok) {
    const [first] = list.error;
    throw new InvalidPriceData(`${file}, line ${first?.line}, ${first?.field}: ${first?.problem}`);
  }
  return lists.replace(
    { tenant: undefined, name: SEED_LIST },
    list.value.map(writePriceEntry),
    systemActor('this release'),
    at,
  );
}
