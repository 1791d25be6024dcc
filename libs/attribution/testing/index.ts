export * from './a-rule';
export * from './in-memory-rule-sets';
export * from './rule-sets-contract';
