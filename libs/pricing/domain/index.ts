export * from './meters';
export * from './price-book';
export * from './rate-usage';
export * from './rating-of';
export * from './contract';
export * from './currency';
export * from './price-list';
export * from './similar-price';
