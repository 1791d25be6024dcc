import type { TenantId, TenantRows } from '@tokenledger/organization/domain';
import type { PostgresPool, TableOfTenants } from '@tokenledger/shared/postgres';

/** A table of PostgreSQL that holds rows of tenants. */
export interface TenantTable extends TableOfTenants {
  /** `id` where the row is the tenant itself. */
  readonly tenantColumn: 'tenant_id' | 'id';
}

/** Rows of tenants in PostgreSQL. */
export class PostgresTenantRows implements TenantRows {
  readonly store = 'PostgreSQL';
  readonly tables: readonly string[];
  private readonly columns: ReadonlyMap<string, string>;

  /** @param tables in the order of removal: what refers to others before them */
  constructor(
    private readonly postgres: Pick<PostgresPool, 'query'>,
    tables: readonly TenantTable[],
  ) {
    this.tables = tables.map(({ name }) => name);
    this.columns = new Map(tables.map(({ name, tenantColumn }) => [name, tenantColumn]));
  }

  async count(tenant: TenantId, table: string): Promise<bigint> {
    const { rows } = await this.postgres.query<{ held: string }>(
      `SELECT count(*) AS held FROM ${table} WHERE ${this.columnOf(table)} = $1`,
      [tenant],
    );
    const [row] = rows;
    if (row === undefined) throw new Error('count(*) returned no row');
    return BigInt(row.held);
  }

  async remove(tenant: TenantId, table: string): Promise<void> {
    await this.postgres.query(`DELETE FROM ${table} WHERE ${this.columnOf(table)} = $1`, [tenant]);
  }

  /** Also what keeps any other text out of the SQL. */
  private columnOf(table: string): string {
    const column = this.columns.get(table);
    if (column === undefined) throw new RangeError(`${table} is no table of tenants that is listed`);
    return column;
  }
}
