import { PostgresQueryError } from './postgres-errors';
import type { PostgresPool, SqlClient } from './postgres-pool';
import { TENANT_ROLE, TENANT_SETTING } from './align-to-scope';

/** A table whose rows say whose they are. */
export interface TableOfTenants {
  readonly name: string;
  /** Where it may be null, the row is everybody's to read and nobody's to change. */
  readonly tenantColumn: string;
  /** What may be done with its rows in a tenant's scope; everything unless it is said. */
  readonly tenantMay?: readonly RowPrivilege[];
}

const ROW_PRIVILEGES = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'] as const;

export type RowPrivilege = (typeof ROW_PRIVILEGES)[number];

/**
 * Lets PostgreSQL itself keep organisations apart: whatever runs in a tenant's scope sees and changes rows of that tenant
 * only, and rows that belong to them by a foreign key. May be repeated; done after every migration, so that a new table
 * is covered as soon as it is in a list.
 * @throws PostgresQueryError where this user may not make the role: its message says what an administrator runs once
 */
export async function protectTenantRows(pool: PostgresPool, tables: readonly TableOfTenants[]): Promise<void> {
  await pool.exclusively('postgres-tenant-policies', () =>
    pool.transaction(async (sql) => {
      await ensureRole(sql);
      for (const { name, tenantColumn } of tables) {
        const isOwn = `${tenantColumn} = current_setting('${TENANT_SETTING}', true)`;
        const mayBeNobodys = await isNullable(sql, name, tenantColumn);
        await protect(sql, name, mayBeNobodys ? `${isOwn} OR ${tenantColumn} IS NULL` : isOwn, isOwn);
      }
      for (const { name, column, parent, parent_column } of await partsOf(sql, tables)) {
        // Policies of the parent hold within, so that a part is seen where its whole is.
        const hasParent = `EXISTS (SELECT FROM ${parent} AS whole WHERE whole.${parent_column} = ${name}.${column})`;
        await protect(sql, name, hasParent, hasParent);
      }
      await sql.query(`GRANT ${ROW_PRIVILEGES.join(', ')} ON ALL TABLES IN SCHEMA public TO ${TENANT_ROLE}`);
      for (const { name, tenantMay = ROW_PRIVILEGES } of tables) {
        const refused = ROW_PRIVILEGES.filter((privilege) => !tenantMay.includes(privilege));
        if (refused.length > 0) await sql.query(`REVOKE ${refused.join(', ')} ON ${name} FROM ${TENANT_ROLE}`);
      }
      await sql.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${TENANT_ROLE}`);
      await sql.query(`GRANT USAGE ON SCHEMA public TO ${TENANT_ROLE}`);
    }),
  );
}

/** Asked, since an alternative that never holds would cost every query a second look into the index. */
async function isNullable(sql: SqlClient, table: string, column: string): Promise<boolean> {
  const { rows } = await sql.query<{ nullable: boolean }>(
    `SELECT NOT attnotnull AS nullable FROM pg_attribute WHERE attrelid = $1::regclass AND attname = $2`,
    [table, column],
  );
  const [found] = rows;
  if (found === undefined) throw new RangeError(`${table} has no column ${column}`);
  return found.nullable;
}

async function ensureRole(sql: SqlClient): Promise<void> {
  const { rows } = await sql.query<{ held: boolean }>(
    `SELECT pg_has_role(current_user, oid, 'SET') AS held FROM pg_roles WHERE rolname = $1`,
    [TENANT_ROLE],
  );
  if (rows[0]?.held === true) return;
  try {
    if (rows.length === 0) await sql.query(`CREATE ROLE ${TENANT_ROLE} NOLOGIN NOINHERIT`);
    await sql.query(`GRANT ${TENANT_ROLE} TO CURRENT_USER WITH SET TRUE`);
  } catch (error) {
    throw new PostgresQueryError(
      `this user may not make or take the role ${TENANT_ROLE}: let an administrator run once ` +
        `"CREATE ROLE ${TENANT_ROLE} NOLOGIN; GRANT ${TENANT_ROLE} TO <this user>"`,
      error,
    );
  }
}

/** Another rule needs another version: policies that are there are left alone, since changing them locks the table. */
const VERSION = 'v1';

async function protect(sql: SqlClient, table: string, visible: string, changeable: string): Promise<void> {
  const { rowCount } = await sql.query(
    `SELECT FROM pg_policies WHERE tablename = $1 AND policyname LIKE 'tenant_%_${VERSION}'`,
    [table],
  );
  if (rowCount === 4) return;
  await sql.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
  for (const [policy, command, rule] of [
    ['tenant_reads', 'SELECT', `USING (${visible})`],
    ['tenant_adds', 'INSERT', `WITH CHECK (${changeable})`],
    ['tenant_changes', 'UPDATE', `USING (${changeable}) WITH CHECK (${changeable})`],
    ['tenant_removes', 'DELETE', `USING (${changeable})`],
  ]) {
    await sql.query(`CREATE POLICY ${policy}_${VERSION} ON ${table} FOR ${command} TO ${TENANT_ROLE} ${rule}`);
  }
}

/** A table whose rows belong to the row of another one. */
export interface PartTable {
  readonly name: string;
  readonly column: string;
  readonly parent: string;
  readonly parent_column: string;
}

/** Tables without a tenant of their own that belong to one that has: removed with it. */
export async function partsOf(sql: SqlClient, tables: readonly TableOfTenants[]): Promise<readonly PartTable[]> {
  const { rows } = await sql.query<PartTable>(
    `SELECT part.relname AS name, of.attname AS column, whole.relname AS parent, key.attname AS parent_column
       FROM pg_constraint AS reference
       JOIN pg_class AS part ON part.oid = reference.conrelid
       JOIN pg_class AS whole ON whole.oid = reference.confrelid
       JOIN pg_attribute AS of ON of.attrelid = part.oid AND of.attnum = reference.conkey[1]
       JOIN pg_attribute AS key ON key.attrelid = whole.oid AND key.attnum = reference.confkey[1]
      WHERE reference.contype = 'f' AND cardinality(reference.conkey) = 1 AND reference.confdeltype = 'c'
        AND whole.relname = ANY($1) AND NOT part.relname = ANY($1)`,
    [tables.map(({ name }) => name)],
  );
  return rows;
}
