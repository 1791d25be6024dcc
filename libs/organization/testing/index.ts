export * from './access-keys-contract';
export * from './accounts-contract';
export * from './in-memory-access-keys';
export * from './in-memory-organizations';
export * from './in-memory-sign-in-attempts';
export * from './organization-builder';
export * from './plain-passwords';
export * from './sign-in-attempts-contract';
