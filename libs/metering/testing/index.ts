export * from './flat-price-book';
export * from './reading-builder';
export * from './otlp-builder';
