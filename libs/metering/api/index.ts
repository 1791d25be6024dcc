export * from './dead-letters/dead-letters.module';
export type { DeadLetterPorts } from './dead-letters/dead-letters.resolver';
export * from './ingestion-status/ingestion-status.module';
export type { IngestionStatusParts } from './ingestion-status/ingestion-status.resolver';
export type { IngestionEndpoints } from './ingestion-status/to-api-ingestion-status';
export * from './spend/spend.module';
export type { SpendPorts, TenantTimeZones } from './spend/spend.resolver';
