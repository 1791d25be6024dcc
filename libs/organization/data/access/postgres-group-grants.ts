import { randomUUID } from 'node:crypto';

import {
  type GroupGrants,
  keyOfRole,
  roleEnded,
  type RoleGrant,
  roleGranted,
  type RoleHeld,
  systemActor,
  type TenantId,
} from '@tokenledger/organization/domain';
import type { DataSource } from 'typeorm';

import { appendAudit } from '../audit/append-audit';
import { sqlOf } from '../audit/sql-of';
import { insertGrant, roleFromDb, type StoredRole } from './postgres-role-grants';

/** Roles that follow groups, in PostgreSQL; what is over is ended, not removed. */
export class PostgresGroupGrants implements GroupGrants {
  constructor(private readonly dataSource: DataSource) {}

  /** Sessions of one person are confirmed at one time: they take turns, so that each sees what the other changed. */
  replace(tenant: TenantId, userId: string, roles: readonly RoleHeld[], by: string, at: Date): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(`SELECT id FROM organization_users WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE`, [
        tenant,
        userId,
      ]);
      const inForce: (StoredRole & { readonly id: string })[] = await manager.query(
        `SELECT id, role, scope_kind, scope_unit FROM organization_role_grants
         WHERE tenant_id = $1 AND user_id = $2 AND source = 'group' AND ended_at IS NULL`,
        [tenant, userId],
      );
      const wanted = new Map(roles.map((role) => [keyOfRole(role), role]));
      const over = inForce.filter((row) => !wanted.delete(keyOfRole(roleFromDb(row))));
      if (over.length > 0) {
        await manager.query(
          `UPDATE organization_role_grants SET ended_at = greatest($3, granted_at), ended_by = $4
           WHERE tenant_id = $1 AND id = ANY ($2)`,
          [tenant, over.map(({ id }) => id), at, by],
        );
      }
      const granted: RoleGrant[] = [];
      for (const role of wanted.values()) {
        const of = { id: randomUUID(), tenant, userId, grantedAt: at, grantedBy: by };
        const grant: RoleGrant = { ...role, ...of, source: 'group' };
        if (await insertGrant(manager, grant)) granted.push(grant);
      }
      // The log's head is locked last, as in every other change: two that wait for each other there are never stuck.
      const actor = systemActor(by);
      const drafts = [
        ...over.map((row) => roleEnded({ ...roleFromDb(row), id: row.id, userId }, actor, at)),
        ...granted.map((grant) => roleGranted(grant, actor)),
      ];
      for (const draft of drafts) await appendAudit(sqlOf(manager), tenant, draft);
    });
  }
}
