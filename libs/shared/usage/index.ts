export * from './meters';
export * from './normalise-usage';
export * from './raw-tokens';
export * from './read-count';
export * from './token-sums';
