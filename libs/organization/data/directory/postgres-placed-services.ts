import {
  type PlacedService,
  type PlacedServices,
  placedServices,
  type TenantId,
  tenantId,
} from '@tokenledger/organization/domain';
import type { PostgresPool, SqlClient } from '@tokenledger/shared/postgres';

import {
  placementFromDb,
  PLACEMENT_COLUMNS,
  type StoredPlacement,
  type StoredUnit,
  UNIT_COLUMNS,
  unitFromDb,
} from './stored-directory';

interface OfTenant {
  readonly tenant_id: string;
}

/** Where services stand, in PostgreSQL: read without the rest of their directories, which may be large. */
export class PostgresPlacedServices implements PlacedServices {
  constructor(private readonly postgres: Pick<PostgresPool, 'query' | 'transaction'>) {}

  all(): Promise<ReadonlyMap<TenantId, readonly PlacedService[]>> {
    return this.read();
  }

  async of(tenant: TenantId): Promise<readonly PlacedService[]> {
    return (await this.read(tenant)).get(tenant) ?? [];
  }

  async versions(): Promise<ReadonlyMap<TenantId, string>> {
    const { rows } = await this.postgres.query<{ id: string; version: string }>(
      'SELECT id, directory_version::text AS version FROM organization_tenants',
    );
    return new Map(rows.map(({ id, version }) => [tenantId(id), version]));
  }

  /** In one transaction: services and where they stand are of one moment. */
  private read(tenant?: TenantId): Promise<ReadonlyMap<TenantId, readonly PlacedService[]>> {
    return this.postgres.transaction(async (sql) => {
      await sql.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
      const units = await select<StoredUnit>(sql, UNIT_COLUMNS, 'organization_units', `kind = 'service'`, tenant);
      const stands = `unit_kind = 'service' AND parent_kind = 'project'`;
      const placements = await select<StoredPlacement>(
        sql,
        PLACEMENT_COLUMNS,
        'organization_placements',
        stands,
        tenant,
      );
      const placed = new Map<TenantId, readonly PlacedService[]>();
      for (const [owner, ofOwner] of placements) {
        const content = {
          units: (units.get(owner) ?? []).map(unitFromDb),
          placements: ofOwner.map(placementFromDb),
        };
        placed.set(owner, placedServices(content));
      }
      return placed;
    });
  }
}

async function select<Row>(
  sql: SqlClient,
  columns: string,
  table: string,
  where: string,
  tenant: TenantId | undefined,
): Promise<ReadonlyMap<TenantId, readonly Row[]>> {
  const { rows } = await sql.query<Row & OfTenant>(
    `SELECT tenant_id, ${columns} FROM ${table}
      WHERE superseded_at IS NULL AND ${where} AND ($1::text IS NULL OR tenant_id = $1) ORDER BY tenant_id, line`,
    [tenant ?? null],
  );
  const byTenant = new Map<TenantId, Row[]>();
  for (const row of rows) {
    const owner = tenantId(row.tenant_id);
    const known = byTenant.get(owner);
    if (known === undefined) byTenant.set(owner, [row]);
    else known.push(row);
  }
  return byTenant;
}
