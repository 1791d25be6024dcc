export * from './client/clickhouse';
export * from './client/clickhouse-errors';
export * from './client/clickhouse-settings';
export * from './client/open-clickhouse';
