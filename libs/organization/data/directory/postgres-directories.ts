import {
  type Actor,
  type Directories,
  type Directory,
  directoryImported,
  type DirectoryPlan,
  type DirectoryPlanner,
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

/** Directories in PostgreSQL. One that nobody changed since it was read is not read again. */
export class PostgresDirectories implements Directories {
  private readonly kept = new KeptDirectories();

  constructor(private readonly postgres: Pick<PostgresPool, 'query' | 'transaction'>) {}

  async read(tenant: TenantId, knownAt?: Date): Promise<Directory> {
    if (knownAt !== undefined) return this.ofOneMoment((sql) => readStoredDirectory(sql, tenant, knownAt));
    const version = await versionOf(this.postgres, tenant);
    const known = version === undefined ? undefined : this.kept.get(tenant, version);
    if (known !== undefined) return known;
    return this.ofOneMoment(async (sql) => {
      const readVersion = await versionOf(sql, tenant);
      const directory = await readStoredDirectory(sql, tenant);
      if (readVersion !== undefined) this.kept.keep(tenant, readVersion, directory);
      return directory;
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

/** Undefined where there is no such organisation, or it is not to be seen. */
async function versionOf(sql: Pick<SqlClient, 'query'>, tenant: TenantId): Promise<string | undefined> {
  const { rows } = await sql.query<{ version: string }>(
    'SELECT directory_version AS version FROM organization_tenants WHERE id = $1',
    [tenant],
  );
  return rows[0]?.version;
}
