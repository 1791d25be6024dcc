export type { AdvisoryLock } from './pool/advisory-lock';
export * from './pool/data-source';
export * from './pool/postgres-errors';
export * from './pool/postgres-pool';
export type { PostgresSettings } from './pool/postgres-settings';
export * from './pool/tenant-policies';
export { TENANT_ROLE } from './pool/align-to-scope';
export * from './embedded/start-embedded-postgres';
