import { rowsOfTenant, type TenantView } from '@tokenledger/shared/clickhouse';

/**
 * A view for each way in which a table of tenants is read (ADR 16). What is asked for an organisation reads these; tables
 * are for what runs across organisations.
 */
export const METERING_TENANT_VIEWS = [
  { name: 'tenant_usage_events', table: 'usage_events', rows: 'newest' },
  { name: 'tenant_usage_versions', table: 'usage_events', rows: 'stored' },
  { name: 'tenant_usage_slice', table: 'usage_slice', rows: 'stored' },
  { name: 'tenant_usage_quarter_hour', table: 'usage_quarter_hour', rows: 'stored' },
  { name: 'tenant_usage_daily', table: 'usage_daily', rows: 'stored' },
  { name: 'tenant_rollup_generations', table: 'rollup_generations', rows: 'stored' },
  { name: 'tenant_dead_letters', table: 'dead_letters', rows: 'newest' },
] as const satisfies readonly TenantView[];

export type MeteringTenantView = (typeof METERING_TENANT_VIEWS)[number]['name'];

function of(view: MeteringTenantView): string {
  return rowsOfTenant(view);
}

/** What stands behind FROM in questions of an organisation, whose id is bound as `{tenant:String}`. */
export const OWN = {
  /** Readings and bookings as they stand. */
  usageEvents: of('tenant_usage_events'),
  /** And those that were replaced since: cheaper, for what no version changes. */
  usageVersions: of('tenant_usage_versions'),
  quarterHour: of('tenant_usage_quarter_hour'),
  daily: of('tenant_usage_daily'),
  rollupGenerations: of('tenant_rollup_generations'),
  deadLetters: of('tenant_dead_letters'),
} as const;
