import type { TenantId } from '@tokenledger/organization/domain';
import type { SqlClient } from '@tokenledger/shared/postgres';

/** Until the transaction ends, no period of the tenant is closed and no re-rating of it starts to be applied. */
export async function lockPeriods(sql: SqlClient, tenant: TenantId): Promise<void> {
  await sql.query(`SELECT pg_advisory_xact_lock(hashtextextended('metering-periods:' || $1, 0))`, [tenant]);
}
