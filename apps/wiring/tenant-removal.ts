import { ATTRIBUTION_TENANT_TABLES } from '@tokenledger/attribution/data';
import { ClickHouseTenantRows, METERING_TENANT_TABLES } from '@tokenledger/metering/data';
import {
  ExportFiles,
  ORGANIZATION_TENANT_TABLES,
  PostgresTenantRemovals,
  PostgresTenantRows,
  type TenantTable,
} from '@tokenledger/organization/data';
import { TenantRemover } from '@tokenledger/organization/domain';
import { PRICING_TENANT_TABLES } from '@tokenledger/pricing/data';
import { type ClickHouse, ddlTargetFor } from '@tokenledger/shared/clickhouse';
import type { PostgresPool } from '@tokenledger/shared/postgres';
import type { Clock } from '@tokenledger/shared/time';

/** Every table of PostgreSQL that holds rows of tenants, in the order of removal: the tenant itself is the last. */
export const TENANT_TABLES: readonly TenantTable[] = [
  ...METERING_TENANT_TABLES,
  ...PRICING_TENANT_TABLES,
  ...ATTRIBUTION_TENANT_TABLES,
  ...ORGANIZATION_TENANT_TABLES,
];

export interface TenantRemoverParts {
  readonly clickhouse: ClickHouse;
  readonly postgres: PostgresPool;
  readonly cluster: string | undefined;
  /** Where exports lie; undefined where this installation makes none. */
  readonly exportsFolder: string | undefined;
  readonly clock: Clock;
}

/** The ledger first: while its rows are there, the organisation they belong to is too. */
export function createTenantRemover({
  clickhouse,
  postgres,
  cluster,
  exportsFolder,
  clock,
}: TenantRemoverParts): TenantRemover {
  return new TenantRemover({
    removals: new PostgresTenantRemovals(postgres),
    rows: [
      new ExportFiles(exportsFolder),
      new ClickHouseTenantRows(clickhouse, ddlTargetFor(cluster)),
      new PostgresTenantRows(postgres, TENANT_TABLES),
    ],
    clock,
  });
}
