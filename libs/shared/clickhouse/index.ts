export * from './client/clickhouse';
export * from './client/clickhouse-errors';
export * from './client/clickhouse-settings';
export * from './client/open-clickhouse';
export * from './migrations/ddl-target';
export * from './migrations/migrate-clickhouse';
export * from './migrations/migration-lock';
export * from './endpoint/clickhouse-endpoint';
