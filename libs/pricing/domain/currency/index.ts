export * from './cross-rates';
export * from './exchange-rate';
export * from './rate-period';
export * from './rate-table';
export * from './rating-book';
export * from './read-rate-lines';
export * from './reporting-rates';
