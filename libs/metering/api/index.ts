export * from './dead-letters/dead-letters.module';
export type { DeadLetterPorts } from './dead-letters/dead-letters.resolver';
export * from './spend/spend.module';
export type { SpendPorts, TenantTimeZones } from './spend/spend.resolver';
