export * from './price-lists/price-lists.module';
export type { PriceCsv, PriceListsPorts } from './price-lists/price-lists.resolver';
export * from './exchange-rates/exchange-rates.module';
export type { ExchangeRatesPorts, RateCsv } from './exchange-rates/exchange-rates.resolver';
export * from './contracts/contract-terms.module';
export type { ContractTermsPorts, TermCsv } from './contracts/contract-terms.resolver';
