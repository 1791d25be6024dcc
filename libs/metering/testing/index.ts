export * from './flat-price-book';
export * from './reading-builder';
