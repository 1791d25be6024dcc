export * from './access-keys-contract';
export * from './in-memory-access-keys';
