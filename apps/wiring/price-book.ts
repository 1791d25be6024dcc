import {
  CurrentPriceBook,
  GenaiPricesSource,
  KnownSellers,
  OWN_SELLERS,
  PostgresPriceLists,
  PostgresPublicPrices,
  readPriceCsv,
  SEED_LIST,
  seedPriceList,
  StoredPriceBookSource,
  writePriceCsv,
} from '@tokenledger/pricing/data';
import type { PriceListsPorts } from '@tokenledger/pricing/api';
import type { ExplainingPriceBook, PriceBookSource, PriceLists, SellerDirectory } from '@tokenledger/pricing/domain';
import type { PostgresPool } from '@tokenledger/shared/postgres';
import type { Logger } from '@tokenledger/shared/telemetry';
import { type Clock, systemClock } from '@tokenledger/shared/time';

import type { Started } from './run-process';

/** A new price is in force everywhere within this time, and what arrives until then is rated with the one before. */
const LOOK_EVERY_MS = 10_000;

export interface PricesInForce {
  /** At the moment of asking, some seconds late at the most. */
  readonly book: () => ExplainingPriceBook;
  /** At the moment of asking. @throws where the lists cannot be read */
  readonly fresh: () => Promise<ExplainingPriceBook>;
}

/** Opens the prices as they are now, and keeps them so. */
export async function openPrices(
  postgres: PostgresPool,
  log: Logger,
  started: Pick<Started, 'add'>,
  clock: Clock = systemClock,
): Promise<PricesInForce> {
  const lists = new PostgresPriceLists(postgres);
  const seeded = await seedPriceList(lists, clock.now());
  if (seeded.added.length + seeded.superseded.length > 0) {
    log.info('the price list of this release was read', { added: seeded.added.length, gone: seeded.superseded.length });
  }
  const { record, content } = await new GenaiPricesSource().record(clock.now());
  if (await new PostgresPublicPrices(postgres).keep(record, content)) {
    log.info('the public prices of this release were recorded', { source: record.source, digest: record.digest });
  }
  const current = await CurrentPriceBook.open({
    source: await priceBookSource(lists),
    lists,
    lookEveryMs: LOOK_EVERY_MS,
    onFailure: (error) => log.warn('price lists cannot be read; those before stay in force', { error }),
  });
  started.add('the price book', () => current.stop());
  return current;
}

/** What the API needs to show and change prices. */
export function priceListsPorts(postgres: PostgresPool, clock: Clock = systemClock): PriceListsPorts {
  return {
    priceLists: new PostgresPriceLists(postgres),
    productList: SEED_LIST,
    csv: { read: readPriceCsv, write: writePriceCsv },
    clock,
  };
}

/** Who sells, by names and hosts; a list may name more sellers, which are then called as it calls them. */
export async function knownSellers(): Promise<SellerDirectory> {
  return new KnownSellers(await new GenaiPricesSource().sellers(), OWN_SELLERS, []);
}

/** The prices of an installation, as they are each time it is loaded. */
export async function priceBookSource(lists: PriceLists): Promise<PriceBookSource> {
  const genaiPrices = new GenaiPricesSource();
  return new StoredPriceBookSource({
    lists,
    publicBook: await genaiPrices.load(),
    publicSellers: await genaiPrices.sellers(),
    ownSellers: OWN_SELLERS,
    seedList: SEED_LIST,
  });
}
