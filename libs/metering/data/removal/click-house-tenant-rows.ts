import type { TenantId, TenantRows } from '@tokenledger/organization/domain';
import type { ClickHouse, DdlTarget } from '@tokenledger/shared/clickhouse';

/** A table of ClickHouse that holds rows of tenants. */
export interface ClickHouseTenantTable {
  readonly name: string;
  /** Whether a cluster spreads it over shards: its rows then lie in the table behind the Distributed one. */
  readonly isSharded: boolean;
}

/**
 * Every table of the ledger that holds rows of tenants, in the order of removal: facts first, so that nothing derived
 * can be made from them again. A test compares it with the tables that are there.
 */
export const METERING_CLICKHOUSE_TENANT_TABLES: readonly ClickHouseTenantTable[] = [
  { name: 'usage_events', isSharded: true },
  { name: 'usage_slice', isSharded: true },
  { name: 'usage_quarter_hour', isSharded: true },
  { name: 'usage_daily', isSharded: true },
  { name: 'rollup_generations', isSharded: false },
  { name: 'dead_letters', isSharded: false },
];

/** Rows of tenants in ClickHouse. */
export class ClickHouseTenantRows implements TenantRows {
  readonly store = 'ClickHouse';
  readonly tables = METERING_CLICKHOUSE_TENANT_TABLES.map(({ name }) => name);

  constructor(
    private readonly clickhouse: Pick<ClickHouse, 'query' | 'command'>,
    private readonly target: DdlTarget,
  ) {}

  async count(tenant: TenantId, table: string): Promise<bigint> {
    const { name } = this.tableNamed(table);
    const [row] = await this.clickhouse.query<{ held: string }>({
      text: `SELECT count() AS held FROM ${name} WHERE tenant_id = {tenant:String}`,
      params: { tenant },
    });
    if (row === undefined) throw new Error('count() returned no row');
    return BigInt(row.held);
  }

  /** A mutation, not a lightweight DELETE: that only hides rows until some merge, and they shall be gone. */
  async remove(tenant: TenantId, table: string): Promise<void> {
    const { name, isSharded } = this.tableNamed(table);
    const stored = isSharded ? this.target.stored(name) : name;
    await this.clickhouse.command({
      text: `ALTER TABLE ${stored}${this.target.onCluster} DELETE WHERE tenant_id = {tenant:String} SETTINGS mutations_sync = 2`,
      params: { tenant },
    });
  }

  /** Also what keeps any other text out of the SQL. */
  private tableNamed(table: string): ClickHouseTenantTable {
    const known = METERING_CLICKHOUSE_TENANT_TABLES.find(({ name }) => name === table);
    if (known === undefined) throw new RangeError(`${table} is no table of tenants that is listed`);
    return known;
  }
}
