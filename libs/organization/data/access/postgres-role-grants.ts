import {
  type Actor,
  type EndOfGrant,
  roleEnded,
  type RoleGrant,
  roleGranted,
  type RoleGrants,
  type RoleHeld,
  type TenantId,
  tenantId,
  type UserRole,
} from '@tokenledger/organization/domain';
import type { DataSource, EntityManager } from 'typeorm';

import { appendAudit } from '../audit/append-audit';
import { sqlOf } from '../audit/sql-of';
import { lockKeptOwners } from './kept-owners';
import { scopeFromDb, scopeToDb, type StoredScope } from './stored-scope';

/** A role as it is kept. */
export interface StoredRole extends StoredScope {
  readonly role: UserRole;
}

interface StoredGrant extends StoredRole {
  readonly id: string;
  readonly tenant_id: string;
  readonly user_id: string;
  readonly source: RoleGrant['source'];
  readonly granted_at: Date;
  readonly granted_by: string;
}

/** Who has which role, in PostgreSQL. */
export class PostgresRoleGrants implements RoleGrants {
  constructor(private readonly dataSource: DataSource) {}

  async list(tenant: TenantId): Promise<readonly RoleGrant[]> {
    const rows: StoredGrant[] = await this.dataSource.query(
      `SELECT id, tenant_id, user_id, role, scope_kind, scope_unit, source, granted_at, granted_by
       FROM organization_role_grants WHERE tenant_id = $1 AND ended_at IS NULL ORDER BY granted_at, id`,
      [tenant],
    );
    return rows.map(fromDb);
  }

  grant(grant: RoleGrant, by: Actor): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      if (!(await insertGrant(manager, grant))) return false;
      await appendAudit(sqlOf(manager), grant.tenant, roleGranted(grant, by));
      return true;
    });
  }

  /** Those who end grants of one organisation take turns, so that the last two owners cannot end each other. */
  end(tenant: TenantId, grantId: string, by: Actor, at: Date): Promise<EndOfGrant> {
    return this.dataSource.transaction(async (manager) => {
      const sql = sqlOf(manager);
      const owners = await lockKeptOwners(sql, tenant);
      if (owners.length === 1 && owners[0]?.grantId === grantId) return 'last-owner';
      const { rows } = await sql.query<StoredRole & Pick<StoredGrant, 'id' | 'user_id'>>(
        `UPDATE organization_role_grants SET ended_at = $3, ended_by = $4
         WHERE tenant_id = $1 AND id = $2 AND ended_at IS NULL RETURNING id, user_id, role, scope_kind, scope_unit`,
        [tenant, grantId, at, by.name],
      );
      const [ended] = rows;
      if (ended === undefined) return 'unknown';
      await appendAudit(sql, tenant, roleEnded({ ...roleFromDb(ended), id: ended.id, userId: ended.user_id }, by, at));
      return 'ended';
    });
  }
}

/** @returns false where the person is not of the tenant, or has the role already */
export async function insertGrant(manager: Pick<EntityManager, 'query'>, grant: RoleGrant): Promise<boolean> {
  const { scope_kind, scope_unit } = scopeToDb(grant.scope);
  const inserted = await manager.query<unknown[]>(
    `INSERT INTO organization_role_grants
       (id, tenant_id, user_id, role, scope_kind, scope_unit, source, granted_at, granted_by)
     SELECT $1, tenant_id, id, $4, $5, $6, $7, $8, $9 FROM organization_users WHERE tenant_id = $2 AND id = $3
     ON CONFLICT DO NOTHING RETURNING id`,
    [
      grant.id,
      grant.tenant,
      grant.userId,
      grant.role,
      scope_kind,
      scope_unit,
      grant.source,
      grant.grantedAt,
      grant.grantedBy,
    ],
  );
  return inserted.length === 1;
}

export function roleFromDb({ role, ...scope }: StoredRole): RoleHeld {
  return { role, scope: scopeFromDb(scope) };
}

function fromDb(row: StoredGrant): RoleGrant {
  return {
    ...roleFromDb(row),
    id: row.id,
    tenant: tenantId(row.tenant_id),
    userId: row.user_id,
    source: row.source,
    grantedAt: row.granted_at,
    grantedBy: row.granted_by,
  };
}
