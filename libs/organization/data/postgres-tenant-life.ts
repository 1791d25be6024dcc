import {
  type Actor,
  DELETION_GRACE_MS,
  deletionCancelled,
  deletionRequested,
  organisationRenamed,
  organisationStatusChanged,
  type TenantDeletion,
  type TenantId,
  type TenantLife,
  type TenantStatus,
} from '@tokenledger/organization/domain';
import type { PostgresPool } from '@tokenledger/shared/postgres';

import { appendAudit } from './audit/append-audit';
import { isBeingRemoved } from './postgres-tenant-removals';

interface StoredDeletion {
  readonly requested_by: string;
  readonly requested_at: Date;
  readonly due_at: Date;
}

/** Organisations as a whole, in PostgreSQL. */
export class PostgresTenantLife implements TenantLife {
  constructor(private readonly postgres: Pick<PostgresPool, 'query' | 'transaction'>) {}

  rename(tenant: TenantId, name: string, by: Actor, at: Date): Promise<boolean> {
    return this.postgres.transaction(async (sql) => {
      const { rows } = await sql.query<{ name: string }>(
        `SELECT name FROM organization_tenants WHERE id = $1 FOR UPDATE`,
        [tenant],
      );
      const [before] = rows;
      if (before === undefined || before.name === name) return false;
      await sql.query(`UPDATE organization_tenants SET name = $2 WHERE id = $1`, [tenant, name]);
      await appendAudit(sql, tenant, organisationRenamed(tenant, before.name, name, by, at));
      return true;
    });
  }

  setStatus(tenant: TenantId, status: TenantStatus, by: Actor, at: Date): Promise<boolean> {
    return this.postgres.transaction(async (sql) => {
      const { rows } = await sql.query<{ status: TenantStatus }>(
        `SELECT status FROM organization_tenants WHERE id = $1 FOR UPDATE`,
        [tenant],
      );
      const [before] = rows;
      if (before === undefined || before.status === status || (await isBeingRemoved(sql, tenant))) return false;
      await sql.query(`UPDATE organization_tenants SET status = $2 WHERE id = $1`, [tenant, status]);
      if (status === 'active') {
        await sql.query(`UPDATE organization_deletions SET due_at = $2 WHERE tenant_id = $1`, [tenant, dueFrom(at)]);
      }
      await appendAudit(sql, tenant, organisationStatusChanged(tenant, status, by, at));
      return true;
    });
  }

  async deletion(tenant: TenantId): Promise<TenantDeletion | undefined> {
    const { rows } = await this.postgres.query<StoredDeletion>(
      `SELECT requested_by, requested_at, due_at FROM organization_deletions WHERE tenant_id = $1`,
      [tenant],
    );
    const [row] = rows;
    return row && { requestedBy: row.requested_by, requestedAt: row.requested_at, dueAt: row.due_at };
  }

  requestDeletion(tenant: TenantId, by: Actor, at: Date): Promise<boolean> {
    return this.postgres.transaction(async (sql) => {
      const dueAt = dueFrom(at);
      const { rowCount } = await sql.query(
        `INSERT INTO organization_deletions (tenant_id, requested_by, requested_at, due_at)
         VALUES ($1, $2, $3, $4) ON CONFLICT (tenant_id) DO NOTHING`,
        [tenant, by.name, at, dueAt],
      );
      if (rowCount === 0) return false;
      await appendAudit(sql, tenant, deletionRequested(tenant, dueAt, by, at));
      return true;
    });
  }

  cancelDeletion(tenant: TenantId, by: Actor, at: Date): Promise<boolean> {
    return this.postgres.transaction(async (sql) => {
      await sql.query(`SELECT FROM organization_tenants WHERE id = $1 FOR UPDATE`, [tenant]);
      if (await isBeingRemoved(sql, tenant)) return false;
      const { rowCount } = await sql.query(`DELETE FROM organization_deletions WHERE tenant_id = $1`, [tenant]);
      if (rowCount === 0) return false;
      await appendAudit(sql, tenant, deletionCancelled(tenant, by, at));
      return true;
    });
  }
}

function dueFrom(at: Date): Date {
  return new Date(at.getTime() + DELETION_GRACE_MS);
}
