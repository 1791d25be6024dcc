export * from './dead-letters/dead-letters.module';
export type { DeadLetterPorts } from './dead-letters/dead-letters.resolver';
export * from './calls/calls.module';
export type { CallsPorts } from './calls/calls.resolver';
export * from './dimension-values/dimension-values.module';
export type { DimensionValuesPorts } from './dimension-values/dimension-values.resolver';
export * from './spend/spend.module';
export type { SpendPorts, TenantTimeZones } from './spend/spend.resolver';
