import type { ExportedSource, ExportSource, LeftOut, TableLines, TenantId } from '@tokenledger/organization/domain';
import { type PartTable, partsOf, type PostgresPool, type SqlClient } from '@tokenledger/shared/postgres';
import type { Clock } from '@tokenledger/shared/time';

import type { TenantTable } from '../postgres-tenant-rows';

/** Rows that are fetched at once: what bounds the memory, since a row of rules may be large. */
const FETCH_ROWS = 500;

/** Rows of an organisation in PostgreSQL, of one moment for all tables. */
export class PostgresExportSource implements ExportSource {
  readonly store = 'PostgreSQL';

  /** @param tables the lists that removal goes through, so that a table that is listed is taken out, too */
  constructor(
    private readonly postgres: Pick<PostgresPool, 'snapshot'>,
    private readonly tables: readonly TenantTable[],
    readonly leftOut: readonly Omit<LeftOut, 'store'>[],
    private readonly clock: Clock,
  ) {}

  expectedRows(): Promise<bigint> {
    return Promise.resolve(0n);
  }

  read(tenant: TenantId, take: (table: TableLines) => Promise<void>): Promise<Omit<ExportedSource, 'store'>> {
    return this.postgres.snapshot(async (sql) => {
      // The snapshot is taken by the first statement. Cursors take no values, so the tenant is a setting.
      await sql.query(`SELECT set_config('tokenledger.exported_tenant', $1, true)`, [tenant]);
      const at = this.clock.now().toISOString();
      for (const { name, tenantColumn } of this.tables) {
        await this.takeTable(sql, name, `t.${tenantColumn} = ${EXPORTED_TENANT}`, take);
      }
      for (const part of await partsOf(sql, this.tables)) {
        await this.takeTable(sql, part.name, this.ofWhole(part), take);
      }
      return { readFrom: at, readUntil: at, schema: await schemaOf(sql), ...(await auditHeadOf(sql, tenant)) };
    });
  }

  private async takeTable(
    sql: SqlClient,
    table: string,
    condition: string,
    take: (table: TableLines) => Promise<void>,
  ): Promise<void> {
    const left = this.leftOut.filter((line) => line.table === table);
    if (left.some(({ columns }) => columns === undefined)) return;
    const columns = await columnsOf(sql, table, new Set(left.flatMap((line) => line.columns ?? [])));
    const row = columns.map((column) => `'${column.name}', ${asJson(column)}`).join(', ');
    const text = `SELECT json_build_object(${row})::text AS line FROM ${table} AS t WHERE ${condition}`;
    await take({ table, lines: linesOf(sql, text) });
  }

  private ofWhole({ column, parent, parent_column }: PartTable): string {
    const whole = this.tables.find(({ name }) => name === parent);
    if (whole === undefined) throw new RangeError(`${parent} is no table of tenants that is listed`);
    return `EXISTS (SELECT FROM ${parent} AS whole
                     WHERE whole.${parent_column} = t.${column} AND whole.${whole.tenantColumn} = ${EXPORTED_TENANT})`;
  }
}

const EXPORTED_TENANT = `current_setting('tokenledger.exported_tenant')`;

interface StoredColumn {
  readonly name: string;
  readonly type: string;
}

async function columnsOf(
  sql: SqlClient,
  table: string,
  leftOut: ReadonlySet<string>,
): Promise<readonly StoredColumn[]> {
  const { rows } = await sql.query<StoredColumn>(
    `SELECT attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute
      WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [table],
  );
  const unknown = [...leftOut].filter((name) => !rows.some((row) => row.name === name));
  // A secret that was given another name would be in the file.
  if (unknown.length > 0) throw new RangeError(`${table} has no column ${unknown.join(', ')} that could be left out`);
  return rows.filter(({ name }) => !leftOut.has(name));
}

/** JSON numbers are exact in text and not in most readers: what may be large or money is text. */
function asJson({ name, type }: StoredColumn): string {
  switch (type) {
    case 'bigint':
    case 'numeric':
      return `t.${name}::text`;
    case 'timestamp with time zone':
      return `to_char(t.${name} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
    case 'bytea':
      return `encode(t.${name}, 'hex')`;
    default:
      return `t.${name}`;
  }
}

/** By a cursor: the driver would hold all rows of a plain query. */
async function* linesOf(sql: SqlClient, text: string): AsyncGenerator<string> {
  await sql.query(`DECLARE exported NO SCROLL CURSOR FOR ${text}`);
  for (;;) {
    const { rows } = await sql.query<{ line: string }>(`FETCH ${FETCH_ROWS} FROM exported`);
    for (const { line } of rows) yield line;
    if (rows.length < FETCH_ROWS) break;
  }
  await sql.query('CLOSE exported');
}

async function schemaOf(sql: SqlClient): Promise<string> {
  const { rows } = await sql.query<{ name: string }>(`SELECT name FROM schema_migrations ORDER BY id DESC LIMIT 1`);
  const [newest] = rows;
  if (newest === undefined) throw new Error('the schema says of no step that it was made');
  return newest.name;
}

async function auditHeadOf(sql: SqlClient, tenant: TenantId): Promise<Pick<ExportedSource, 'auditHead'>> {
  const { rows } = await sql.query<{ sequence: string; hash: string }>(
    `SELECT sequence::text AS sequence, encode(hash, 'hex') AS hash FROM organization_audit_heads WHERE tenant_id = $1`,
    [tenant],
  );
  const [auditHead] = rows;
  return auditHead === undefined ? {} : { auditHead };
}
