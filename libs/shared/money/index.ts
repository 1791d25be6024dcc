export * from './decimal18';
export * from './currency-code';
