import {
  type Actor,
  type DemoOrganisation,
  type DemoOrganisations,
  type DemoOrigin,
  organisationCreated,
  type Tenant,
  type TenantId,
} from '@tokenledger/organization/domain';
import type { PostgresPool } from '@tokenledger/shared/postgres';

import { appendAudit } from './audit/append-audit';

/** Demo organisations in PostgreSQL. */
export class PostgresDemoOrganisations implements DemoOrganisations {
  constructor(private readonly postgres: Pick<PostgresPool, 'query' | 'transaction'>) {}

  create(tenant: Tenant, origin: DemoOrigin, by: Actor): Promise<boolean> {
    return this.postgres.transaction(async (sql) => {
      const { rowCount } = await sql.query(
        `INSERT INTO organization_tenants (id, name, time_zone, reporting_currency, status, created_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING`,
        [tenant.id, tenant.name, tenant.timeZone, tenant.reportingCurrency, tenant.status, tenant.createdAt],
      );
      if (rowCount === 0) return false;
      await sql.query(`INSERT INTO organization_demos (tenant_id, seed, calls, started_at) VALUES ($1, $2, $3, $4)`, [
        tenant.id,
        origin.seed,
        origin.calls,
        origin.startedAt,
      ]);
      await appendAudit(sql, tenant.id, organisationCreated(tenant, by));
      return true;
    });
  }

  async find(tenant: TenantId): Promise<DemoOrganisation | undefined> {
    const { rows } = await this.postgres.query<{
      seed: string;
      calls: string;
      started_at: Date;
      completed_at: Date | null;
    }>(`SELECT seed, calls, started_at, completed_at FROM organization_demos WHERE tenant_id = $1`, [tenant]);
    const [row] = rows;
    if (row === undefined) return undefined;
    return {
      tenant,
      seed: Number(row.seed),
      calls: Number(row.calls),
      startedAt: row.started_at,
      completedAt: row.completed_at ?? undefined,
    };
  }

  async complete(tenant: TenantId, at: Date): Promise<void> {
    await this.postgres.query(`UPDATE organization_demos SET completed_at = $2 WHERE tenant_id = $1`, [tenant, at]);
  }
}
