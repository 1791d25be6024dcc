export type { AdvisoryLock } from './pool/advisory-lock';
export * from './pool/data-source';
export * from './pool/postgres-errors';
export * from './pool/postgres-pool';
export type { PostgresSettings } from './pool/postgres-settings';
export * from './pool/tenant-policies';
export { acrossTenants, narrowToTenant, TENANT_ROLE, withinTenantScope } from './pool/tenant-scope';
export * from './embedded/start-embedded-postgres';
