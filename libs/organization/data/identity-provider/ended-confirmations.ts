import type { TenantId } from '@tokenledger/organization/domain';
import type { SqlClient } from '@tokenledger/shared/postgres';

/** In the transaction in which sessions of a person end: with them go the sealed tokens that only confirmed them. */
export async function removeEndedConfirmations(sql: SqlClient, tenant: TenantId, userId: string): Promise<void> {
  await sql.query(
    `DELETE FROM organization_provider_sessions AS provided USING organization_sessions AS session
      WHERE provided.session_id = session.id AND provided.tenant_id = $1
        AND session.tenant_id = $1 AND session.user_id = $2 AND session.ended_at IS NOT NULL`,
    [tenant, userId],
  );
}
