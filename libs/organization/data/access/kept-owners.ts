import type { TenantId } from '@tokenledger/organization/domain';
import type { SqlClient } from '@tokenledger/shared/postgres';

export interface KeptOwner {
  readonly grantId: string;
  readonly userId: string;
}

/**
 * Those of whom an organisation keeps one: made owner of the whole of it here, and not switched off. Until the transaction
 * ends nobody else takes one of them, so that two at one time do not take the last two.
 */
export async function lockKeptOwners(sql: SqlClient, tenant: TenantId): Promise<readonly KeptOwner[]> {
  // Not FOR UPDATE: a session that is being opened holds its person and refers to the tenant; each would wait for the other.
  await sql.query(`SELECT id FROM organization_tenants WHERE id = $1 FOR NO KEY UPDATE`, [tenant]);
  const { rows } = await sql.query<{ id: string; user_id: string }>(
    `SELECT owning.id, owning.user_id FROM organization_role_grants AS owning
       JOIN organization_users AS "user" ON "user".id = owning.user_id AND "user".tenant_id = owning.tenant_id
      WHERE owning.tenant_id = $1 AND owning.role = 'owner' AND owning.scope_kind = 'organisation'
        AND owning.source = 'local' AND owning.ended_at IS NULL AND "user".disabled_at IS NULL`,
    [tenant],
  );
  return rows.map(({ id, user_id }) => ({ grantId: id, userId: user_id }));
}
