export * from './amend-contract-terms';
export * from './contract-position';
export * from './contract-scope';
export * from './contract-term';
export * from './contract-terms';
export * from './discounts';
export * from './read-contract-terms';
export * from './term-conflicts';
