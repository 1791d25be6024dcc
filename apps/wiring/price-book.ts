import {
  CurrentPriceBook,
  GenaiPricesSource,
  KnownSellers,
  OWN_SELLERS,
  PostgresContractTerms,
  PostgresExchangeRates,
  PostgresPriceLists,
  PostgresPublicPrices,
  readPriceCsv,
  readRateCsv,
  readTermCsv,
  SEED_LIST,
  seedPriceList,
  StoredPriceBookSource,
  StoredRatingBookSource,
  writePriceCsv,
  writeTermCsv,
} from '@tokenledger/pricing/data';
import { PostgresAuditLog, appendAudit, reportingOf, TypeOrmTenants } from '@tokenledger/organization/data';
import type { TenantId } from '@tokenledger/organization/domain';
import type { ContractTermsPorts, ExchangeRatesPorts, PriceListsPorts } from '@tokenledger/pricing/api';
import type { PriceLists, RatingBook, SellerDirectory } from '@tokenledger/pricing/domain';
import type { PostgresPool } from '@tokenledger/shared/postgres';
import { acrossTenants } from '@tokenledger/shared/tenant-scope';
import type { Logger } from '@tokenledger/shared/telemetry';
import { type Clock, systemClock } from '@tokenledger/shared/time';

import type { DecisionStore, TenantDirectory } from './open-stores';
import { isRatedTenant } from './rated-tenant';
import type { Started } from './run-process';

/** A new price is in force everywhere within this time, and what arrives until then is rated with the one before. */
const LOOK_EVERY_MS = 10_000;

/** What calls are rated with. */
export interface PricesInForce {
  /** At the moment of asking, some seconds late at the most. */
  readonly book: () => RatingBook;
  /** At the moment of asking. @throws where prices or rates cannot be read */
  readonly fresh: () => Promise<RatingBook>;
  /** Whether an organisation exists; one that was made a moment ago is in the book once this is answered. */
  readonly tenantExists: (tenant: TenantId) => Promise<boolean>;
}

/** Opens prices and exchange rates as they are now, and keeps them so. */
export async function openPrices(
  { pool, dataSource }: DecisionStore,
  directory: Pick<TenantDirectory, 'exists' | 'forget'>,
  log: Logger,
  started: Pick<Started, 'add'>,
  clock: Clock = systemClock,
): Promise<PricesInForce> {
  const lists = new PostgresPriceLists(pool, appendAudit);
  const seeded = await seedPriceList(lists, clock.now());
  if (seeded.added.length + seeded.superseded.length > 0) {
    log.info('the price list of this release was read', { added: seeded.added.length, gone: seeded.superseded.length });
  }
  const { record, content } = await new GenaiPricesSource().record(clock.now());
  if (await new PostgresPublicPrices(pool).keep(record, content)) {
    log.info('the public prices of this release were recorded', { source: record.source, digest: record.digest });
  }
  const source = await ratingBookSource({ pool, dataSource });
  const current = await CurrentPriceBook.open({
    source,
    lists: source,
    lookEveryMs: LOOK_EVERY_MS,
    onFailure: (error) => log.warn('prices and exchange rates cannot be read; those before stay in force', { error }),
  });
  started.add('the price book', () => current.stop());
  return {
    book: current.book,
    // All organisations share it, whoever asks.
    fresh: () => acrossTenants(current.fresh),
    tenantExists: (tenant) => isRatedTenant(tenant, directory, current),
  };
}

/** What the API needs to show and change prices, exchange rates and contracts. */
export function priceListsPorts(
  postgres: PostgresPool,
  clock: Clock = systemClock,
): Omit<PriceListsPorts, 'priceBook'> & ExchangeRatesPorts & ContractTermsPorts {
  return {
    audit: new PostgresAuditLog(postgres),
    priceLists: new PostgresPriceLists(postgres, appendAudit),
    productList: SEED_LIST,
    csv: { read: readPriceCsv, write: writePriceCsv },
    exchangeRates: new PostgresExchangeRates(postgres, appendAudit),
    rateCsv: { read: readRateCsv },
    contractTerms: new PostgresContractTerms(postgres, appendAudit),
    termCsv: { read: readTermCsv, write: writeTermCsv },
    clock,
  };
}

/** Who sells, by names and hosts; a list may name more sellers, which are then called as it calls them. */
export async function knownSellers(): Promise<SellerDirectory> {
  return new KnownSellers(await new GenaiPricesSource().sellers(), OWN_SELLERS, []);
}

export interface RatingBookStores extends Pick<DecisionStore, 'dataSource'> {
  readonly pool: Pick<PostgresPool, 'query' | 'transaction' | 'snapshot'>;
}

/** Prices, contracts and exchange rates of an installation, as they are each time they are loaded. */
export async function ratingBookSource({ pool, dataSource }: RatingBookStores): Promise<StoredRatingBookSource> {
  const lists = new PostgresPriceLists(pool, appendAudit);
  const prices = await priceBookSource(lists);
  return new StoredRatingBookSource({
    postgres: pool,
    bookOf: (stored) => prices.bookOf(stored),
    reportingOf,
    prices: lists,
    terms: new PostgresContractTerms(pool, appendAudit),
    rates: new PostgresExchangeRates(pool, appendAudit),
    organisations: new TypeOrmTenants(dataSource),
    sellers: await knownSellers(),
  });
}

/** The prices of an installation, as they are each time it is loaded. */
export async function priceBookSource(lists: PriceLists): Promise<StoredPriceBookSource> {
  const genaiPrices = new GenaiPricesSource();
  return new StoredPriceBookSource({
    lists,
    publicBook: await genaiPrices.load(),
    publicSellers: await genaiPrices.sellers(),
    ownSellers: OWN_SELLERS,
    seedList: SEED_LIST,
  });
}
