export * from './price-lists/price-lists.module';
export type { PriceCsv, PriceListsPorts } from './price-lists/price-lists.resolver';
