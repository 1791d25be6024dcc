import type { CallPresence, TenantId } from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';

import { OWN } from '../tenant-views/tenant-views';

/** Looks for one row at the tenant's place in the ledger's key: as cheap with a billion calls as with one. */
export class ClickHouseCallPresence implements CallPresence {
  constructor(private readonly clickhouse: Pick<ClickHouse, 'query'>) {}

  async hasCalls(tenant: TenantId): Promise<boolean> {
    const rows = await this.clickhouse.query({
      text: `SELECT 1 AS found FROM ${OWN.usageVersions} WHERE tenant_id = {tenant:String} LIMIT 1`,
      params: { tenant },
    });
    return rows.length > 0;
  }
}
