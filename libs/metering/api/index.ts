export * from './spend/spend.module';
export type { SpendPorts, TenantTimeZones } from './spend/spend.resolver';
