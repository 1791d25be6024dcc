import { PriceLists1764000000040 } from './migrations/1764000000040-price-lists';
import { ExchangeRates1764000000050 } from './migrations/1764000000050-exchange-rates';
import { ContractTerms1764000000051 } from './migrations/1764000000051-contract-terms';
import { PublicPrices1764000000080 } from './migrations/1764000000080-public-prices';

export { PostgresContractTerms } from './contract/postgres-contract-terms';
export { readTermCsv, writeTermCsv } from './contract/term-csv';
export { PostgresExchangeRates } from './currency/postgres-exchange-rates';
export { type RateFile, readRateCsv, writeRateCsv } from './currency/rate-csv';
export {
  GENAI_PRICES_VERSION,
  genaiPricesBookOf,
  GenaiPricesSource,
  modelsOfGenaiPrices,
} from './genai-prices/genai-prices-source';
export { InvalidPriceData } from './genai-prices/invalid-price-data';
export { CurrentPriceBook } from './price-list/current-price-book';
export { PostgresPriceLists } from './price-list/postgres-price-lists';
export { KnownSellers } from './price-list/sellers';
export { OWN_SELLERS } from './own-prices/sellers';
export { readPriceCsv, writePriceCsv } from './price-list/price-csv';
export { StoredRatingBookSource } from './currency/stored-rating-book';
export { type ComparedSources, openPriceSources } from './price-list/price-sources';
export { SEED_LIST, seedPriceList } from './price-list/seed-price-list';
export { PostgresPublicPrices } from './public-prices/postgres-public-prices';
export { StoredPriceBookSource } from './price-list/stored-price-book';

/** What this context adds to the data source; after the organisations that lists may belong to. */
export const PRICING_MIGRATIONS = [
  PriceLists1764000000040,
  ExchangeRates1764000000050,
  ContractTerms1764000000051,
  PublicPrices1764000000080,
];

/** Tables of this context that hold rows of tenants; the lines of a list go with it. */
export const PRICING_TENANT_TABLES = [
  { name: 'pricing_price_lists', tenantColumn: 'tenant_id' },
  { name: 'pricing_exchange_rates', tenantColumn: 'tenant_id' },
  { name: 'pricing_contract_terms', tenantColumn: 'tenant_id' },
] as const;
