import {
  type RemovalRefusal,
  type TenantId,
  tenantId,
  type TenantRemoval,
  type TenantRemovals,
} from '@tokenledger/organization/domain';
import type { PostgresPool, SqlClient } from '@tokenledger/shared/postgres';
import { failed, ok, type Result } from '@tokenledger/shared/result';

interface StoredRemoval {
  readonly state: TenantRemoval['state'];
  readonly requested_at: Date;
  readonly requested_by: string;
  readonly finished_at: Date | null;
  readonly failure: string | null;
}

interface StoredTable {
  readonly store: string;
  readonly table_name: string;
  readonly found_rows: string;
  readonly remaining_rows: string;
}

/** The queue of removals in PostgreSQL. */
export class PostgresTenantRemovals implements TenantRemovals {
  constructor(private readonly postgres: Pick<PostgresPool, 'query' | 'transaction'>) {}

  request(tenant: TenantId, at: Date): Promise<Result<undefined, RemovalRefusal>> {
    return this.postgres.transaction(async (sql) => {
      const refusal = await refusalOf(sql, tenant);
      if (refusal !== undefined) return failed(refusal);
      await queue(sql, tenant, '', at);
      return ok(undefined);
    });
  }

  requestAny(tenant: TenantId, requestedBy: string, at: Date): Promise<boolean> {
    return this.postgres.transaction(async (sql) => {
      const { rowCount } = await sql.query(`SELECT FROM organization_tenants WHERE id = $1 FOR UPDATE`, [tenant]);
      if (rowCount === 0) return isBeingRemoved(sql, tenant);
      await queue(sql, tenant, requestedBy, at);
      return true;
    });
  }

  requestDue(at: Date): Promise<readonly TenantId[]> {
    return this.postgres.transaction(async (sql) => {
      // Locked: what is taken back or suspended meanwhile is not removed. One that is queued already is suspended by that.
      const { rows } = await sql.query<{ tenant_id: string; requested_by: string }>(
        `SELECT deletion.tenant_id, deletion.requested_by
           FROM organization_tenants AS organisation
           JOIN organization_deletions AS deletion ON deletion.tenant_id = organisation.id
          WHERE deletion.due_at <= $1 AND organisation.status = 'active' ORDER BY organisation.id FOR UPDATE`,
        [at],
      );
      const due = rows.map(({ tenant_id, requested_by }) => ({ tenant: tenantId(tenant_id), requested_by }));
      for (const { tenant, requested_by } of due) await queue(sql, tenant, requested_by, at);
      return due.map(({ tenant }) => tenant);
    });
  }

  async find(tenant: TenantId): Promise<TenantRemoval | undefined> {
    const { rows } = await this.postgres.query<StoredRemoval>(
      `SELECT state, requested_at, requested_by, finished_at, failure FROM organization_tenant_removals WHERE tenant_id = $1`,
      [tenant],
    );
    const [row] = rows;
    if (row === undefined) return undefined;
    const tables = await this.postgres.query<StoredTable>(
      `SELECT store, table_name, found_rows, remaining_rows FROM organization_tenant_removal_tables
        WHERE tenant_id = $1 ORDER BY place`,
      [tenant],
    );
    return {
      tenant,
      state: row.state,
      requestedAt: row.requested_at,
      requestedBy: row.requested_by,
      finishedAt: row.finished_at ?? undefined,
      failure: row.failure ?? undefined,
      tables: tables.rows.map((table) => ({
        store: table.store,
        table: table.table_name,
        foundRows: BigInt(table.found_rows),
        remainingRows: BigInt(table.remaining_rows),
      })),
    };
  }

  async next(requestedUntil: Date): Promise<TenantId | undefined> {
    const { rows } = await this.postgres.query<{ tenant_id: string }>(
      `UPDATE organization_tenant_removals SET state = 'running'
        WHERE tenant_id = (SELECT tenant_id FROM organization_tenant_removals
                            WHERE state <> 'done' AND requested_at <= $1 ORDER BY requested_at, tenant_id LIMIT 1)
       RETURNING tenant_id`,
      [requestedUntil],
    );
    const [row] = rows;
    return row === undefined ? undefined : tenantId(row.tenant_id);
  }

  async note(tenant: TenantId, store: string, table: string, count: bigint): Promise<void> {
    await this.postgres.query(
      `INSERT INTO organization_tenant_removal_tables AS known (tenant_id, store, table_name, found_rows, remaining_rows)
       VALUES ($1, $2, $3, $4, $4)
       ON CONFLICT (tenant_id, store, table_name) DO UPDATE
          SET found_rows = greatest(known.found_rows, excluded.found_rows), remaining_rows = excluded.remaining_rows`,
      [tenant, store, table, count.toString()],
    );
  }

  async fail(tenant: TenantId, failure: string): Promise<void> {
    await this.postgres.query(`UPDATE organization_tenant_removals SET failure = $2 WHERE tenant_id = $1`, [
      tenant,
      failure,
    ]);
  }

  async finish(tenant: TenantId, at: Date): Promise<void> {
    await this.postgres.query(
      `UPDATE organization_tenant_removals SET state = 'done', finished_at = $2, failure = NULL WHERE tenant_id = $1`,
      [tenant, at],
    );
  }

  async forget(tenant: TenantId): Promise<void> {
    await this.postgres.query(`DELETE FROM organization_tenant_removals WHERE tenant_id = $1 AND state = 'done'`, [
      tenant,
    ]);
  }
}

/** Nothing more of it is accepted from now on. Once it is queued, asking again changes nothing. */
async function queue(sql: SqlClient, tenant: TenantId, requestedBy: string, at: Date): Promise<void> {
  await sql.query(`UPDATE organization_tenants SET status = 'suspended' WHERE id = $1`, [tenant]);
  // A finished one is of an earlier organisation of that id.
  await sql.query(`DELETE FROM organization_tenant_removals WHERE tenant_id = $1 AND state = 'done'`, [tenant]);
  await sql.query(
    `INSERT INTO organization_tenant_removals (tenant_id, state, requested_by, requested_at)
     VALUES ($1, 'requested', $2, $3) ON CONFLICT (tenant_id) DO NOTHING`,
    [tenant, requestedBy, at],
  );
}

async function refusalOf(sql: SqlClient, tenant: TenantId): Promise<RemovalRefusal | undefined> {
  const { rows } = await sql.query<{ is_first: boolean; is_demo: boolean }>(
    `SELECT organisation.id = (SELECT id FROM organization_tenants ORDER BY created_at, id LIMIT 1) AS is_first,
            EXISTS (SELECT FROM organization_demos WHERE tenant_id = organisation.id)
              -- What is being removed has lost its mark a moment before it is gone itself.
              OR EXISTS (SELECT FROM organization_tenant_removals WHERE tenant_id = organisation.id AND state <> 'done')
              AS is_demo
       FROM organization_tenants AS organisation WHERE organisation.id = $1 FOR UPDATE`,
    [tenant],
  );
  const [row] = rows;
  if (row === undefined) return (await isBeingRemoved(sql, tenant)) ? undefined : 'unknown';
  if (row.is_first) return 'first-organisation';
  return row.is_demo ? undefined : 'not-a-demo';
}

/** The organisation's own row may be gone while the removal still looks whether all is. */
export async function isBeingRemoved(sql: SqlClient, tenant: TenantId): Promise<boolean> {
  const { rowCount } = await sql.query(
    `SELECT FROM organization_tenant_removals WHERE tenant_id = $1 AND state <> 'done'`,
    [tenant],
  );
  return rowCount > 0;
}
