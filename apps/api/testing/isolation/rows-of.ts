import { METERING_CLICKHOUSE_TENANT_TABLES } from '@tokenledger/metering/data';
import type { TenantId } from '@tokenledger/organization/domain';

import { TENANT_TABLES } from '../../../wiring/tenant-removal';
import type { Stores } from './marked-organisation';

/** Number and content of an organisation's rows, by table: equal twice where nothing was changed meanwhile. */
export async function rowsOf({ clickhouse, decisions }: Stores, tenant: TenantId): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { name, tenantColumn } of TENANT_TABLES) {
    const { rows } = await decisions.pool.query<{ content: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(held::text, ' ' ORDER BY held::text)), '') AS content
         FROM ${name} AS held WHERE ${tenantColumn} = $1`,
      [tenant],
    );
    found[name] = rows[0]?.content ?? '';
  }
  for (const { name } of METERING_CLICKHOUSE_TENANT_TABLES) {
    const rows = await clickhouse.query<{ content: string }>({
      text: `SELECT concat(toString(count()), ' ', toString(sum(sipHash64(toString(tuple(*)))))) AS content
               FROM ${name} FINAL WHERE tenant_id = {tenant:String}`,
      params: { tenant },
    });
    found[name] = rows[0]?.content ?? '';
  }
  return found;
}
