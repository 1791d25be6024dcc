export * from './genai-prices-usage';
export * from './in-memory-price-book';
export * from './own-price-rows';
export * from './price-book-contract';
export * from './price-builder';
export * from './price-line-builder';
export * from './in-memory-price-lists';
export * from './price-lists-contract';
