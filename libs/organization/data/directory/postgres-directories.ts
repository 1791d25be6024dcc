import {
  type Actor,
  type Directories,
  type Directory,
  directoryImported,
  type DirectoryPlan,
  type DirectoryPlanner,
  type DirectoryState,
  type LastChange,
  type LaterChange,
  laterChanges,
  type RowProblem,
  signatureOf,
  type TenantId,
  type UnchangedSince,
} from '@tokenledger/organization/domain';
import { inTurns } from '@tokenledger/shared/portions';
import type { PostgresPool, SqlClient } from '@tokenledger/shared/postgres';
import type { Result } from '@tokenledger/shared/result';

import { appendAudit } from '../audit/append-audit';
import { DirectoryWriter } from './directory-writer';
import { KeptDirectories } from './kept-directories';
import { readStoredDirectory } from './stored-directory';
import { readStoredSteps } from './stored-steps';

/** Where there is no such organisation, or it is not to be seen. */
const NO_VERSION = '';

/** Directories in PostgreSQL. One that nobody changed since it was read is not read again. */
export class PostgresDirectories implements Directories {
  private readonly kept = new KeptDirectories();

  constructor(private readonly postgres: Pick<PostgresPool, 'query' | 'transaction'>) {}

  async read(tenant: TenantId, knownAt?: Date): Promise<Directory> {
    if (knownAt !== undefined) return this.ofOneMoment((sql) => readStoredDirectory(sql, tenant, knownAt));
    return (await this.state(tenant)).directory;
  }

  async state(tenant: TenantId): Promise<DirectoryState> {
    const version = await versionOf(this.postgres, tenant);
    const known = this.kept.get(tenant, version);
    if (known !== undefined) return { directory: known, version };
    return this.ofOneMoment(async (sql) => {
      const readVersion = await versionOf(sql, tenant);
      const directory = await readStoredDirectory(sql, tenant);
      if (readVersion !== NO_VERSION) this.kept.keep(tenant, readVersion, directory);
      return { directory, version: readVersion };
    });
  }

  /** In one transaction: units and what they belong to are of one moment. */
  private ofOneMoment<T>(read: (sql: SqlClient) => Promise<T>): Promise<T> {
    return this.postgres.transaction(async (sql) => {
      await sql.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
      return read(sql);
    });
  }

  change(
    tenant: TenantId,
    plan: DirectoryPlanner,
    by: Actor,
    at: Date,
  ): Promise<Result<DirectoryPlan, readonly RowProblem[]>> {
    return this.inTurn(tenant, (sql) => changeStored(sql, tenant, plan, by, at));
  }

  changeUnlessLater(
    tenant: TenantId,
    unchanged: UnchangedSince,
    plan: DirectoryPlanner,
    by: Actor,
    at: Date,
  ): Promise<Result<DirectoryPlan, readonly RowProblem[]> | { readonly later: readonly LaterChange[] }> {
    return this.inTurn(tenant, async (sql) => {
      const later = laterChanges(unchanged.units, await readStoredSteps(sql, tenant, unchanged));
      return later.length > 0 ? { later } : changeStored(sql, tenant, plan, by, at);
    });
  }

  changeVersion(
    tenant: TenantId,
    version: string,
    plan: DirectoryPlanner,
    by: Actor,
    at: Date,
  ): Promise<Result<DirectoryPlan, readonly RowProblem[]> | { readonly outdatedBy: LastChange | undefined }> {
    return this.inTurn(tenant, async (sql) =>
      (await versionOf(sql, tenant)) === version
        ? changeStored(sql, tenant, plan, by, at)
        : { outdatedBy: await readLastChange(sql, tenant) },
    );
  }

  /** Changes of one organisation wait here for each other. */
  private inTurn<T>(tenant: TenantId, act: (sql: SqlClient) => Promise<T>): Promise<T> {
    return this.postgres.transaction(async (sql) => {
      await sql.query('SELECT FROM organization_tenants WHERE id = $1 FOR UPDATE', [tenant]);
      return act(sql);
    });
  }
}

async function changeStored(
  sql: SqlClient,
  tenant: TenantId,
  plan: DirectoryPlanner,
  by: Actor,
  at: Date,
): Promise<Result<DirectoryPlan, readonly RowProblem[]>> {
  const planned = await inTurns(plan(await readStoredDirectory(sql, tenant)));
  if (!planned.ok) return planned;
  const entry = await inTurns(directoryImported(planned.value, by, at));
  if (entry === undefined) return planned;
  await new DirectoryWriter(sql, tenant, signatureOf(by), at).write(planned.value);
  await sql.query('UPDATE organization_tenants SET directory_version = gen_random_uuid() WHERE id = $1', [tenant]);
  await appendAudit(sql, tenant, entry);
  return planned;
}

async function versionOf(sql: Pick<SqlClient, 'query'>, tenant: TenantId): Promise<string> {
  const { rows } = await sql.query<{ version: string }>(
    'SELECT directory_version AS version FROM organization_tenants WHERE id = $1',
    [tenant],
  );
  return rows[0]?.version ?? NO_VERSION;
}

/** From the audit log: it has one entry a change, in their order, and the name of whoever did it. */
async function readLastChange(sql: SqlClient, tenant: TenantId): Promise<LastChange | undefined> {
  const { rows } = await sql.query<LastChange>(
    `SELECT at, actor_name AS by FROM organization_audit WHERE tenant_id = $1 AND action = 'directory.imported'
      ORDER BY sequence DESC LIMIT 1`,
    [tenant],
  );
  return rows[0];
}
