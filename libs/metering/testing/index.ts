export * from './fake-spend-reader';
export * from './flat-price-book';
export * from './reading-builder';
export * from './otlp-builder';
export * from './dirty-buckets-contract';
export * from './in-memory-dirty-buckets';
