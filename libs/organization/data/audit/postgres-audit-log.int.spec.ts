import { tenantId, verifyChain } from '@tokenledger/organization/domain';
import { anAuditDraft, itKeepsTheAuditLogContract } from '@tokenledger/organization/testing';
import { migratePostgres, openPostgresDataSource, openPostgresPool } from '@tokenledger/shared/postgres';
import { describeWithEngines, withPostgres } from '@tokenledger/shared/testing';

import {
  appendAudit,
  ORGANIZATION_ENTITIES,
  ORGANIZATION_MIGRATIONS,
  PostgresAuditLog,
  PostgresTenantRows,
} from '../index';

const acme = tenantId('acme');
const globex = tenantId('globex');
const TABLES = ['organization_audit', 'organization_audit_heads'] as const;

describeWithEngines('the audit log in PostgreSQL', () => {
  const postgres = withPostgres(async ({ url, pool }) => {
    const dataSource = await openPostgresDataSource(
      { url },
      { entities: ORGANIZATION_ENTITIES, migrations: ORGANIZATION_MIGRATIONS },
    );
    await migratePostgres(dataSource, pool);
    await dataSource.destroy();
  });

  /** As whoever owns the tables can: what the database refuses is not refused to them. */
  async function tamper(statement: string): Promise<void> {
    const { pool } = postgres();
    for (const table of TABLES) await pool.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await pool.query(statement);
    for (const table of TABLES) await pool.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  }

  async function open(): Promise<PostgresAuditLog> {
    await tamper(`TRUNCATE ${TABLES.join(', ')}`);
    return new PostgresAuditLog(postgres().pool);
  }

  async function verified(log: PostgresAuditLog) {
    const head = await log.head(acme);
    return verifyChain(log.walk(acme, head), head);
  }

  async function withEntries(count: number): Promise<PostgresAuditLog> {
    const log = await open();
    for (let entry = 0; entry < count; entry += 1) await log.append(acme, anAuditDraft());
    return log;
  }

  itKeepsTheAuditLogContract(acme, globex, open);

  it('gives entries that come at once from two processes one order without gaps', async () => {
    const log = await open();
    const other = openPostgresPool({ url: postgres().url });
    const second = new PostgresAuditLog(other);
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? log : second).append(acme, anAuditDraft())),
    );
    await other.close();
    expect(await verified(log)).toMatchObject({ verdict: 'intact', head: { sequence: 40n } });
  });

  it('leaves no gap where a change was rolled back', async () => {
    const log = await withEntries(1);
    const change = postgres().pool.transaction(async (sql) => {
      await appendAudit(sql, acme, anAuditDraft({ reason: 'never happened' }));
      throw new Error('the change failed');
    });
    await expect(change).rejects.toThrow('the change failed');
    await log.append(acme, anAuditDraft());
    expect(await verified(log)).toMatchObject({ verdict: 'intact', head: { sequence: 2n } });
  });

  it.each([
    `UPDATE organization_audit SET reason = 'another' WHERE sequence = 1`,
    `DELETE FROM organization_audit WHERE sequence = 3`,
    `TRUNCATE organization_audit`,
    `UPDATE organization_audit_heads SET sequence = sequence - 1`,
    `DELETE FROM organization_audit_heads`,
    `TRUNCATE organization_audit_heads`,
  ])('is protected by the database: %s', async (statement) => {
    const log = await withEntries(3);
    await expect(postgres().pool.query(statement)).rejects.toThrow('only takes new entries');
    expect(await verified(log)).toMatchObject({ verdict: 'intact', head: { sequence: 3n } });
  });

  it.each([
    [`UPDATE organization_audit SET actor_name = 'ben' WHERE sequence = 2`, 2n, 'changed'],
    [`DELETE FROM organization_audit WHERE sequence = 2`, 2n, 'missing'],
    [`DELETE FROM organization_audit WHERE sequence >= 2`, 2n, 'cut-off'],
    [`DELETE FROM organization_audit_heads`, 1n, 'beyond-head'],
    [
      `INSERT INTO organization_audit
         SELECT tenant_id, 4, at, actor_kind, actor_id, actor_name, actor_address, action, subject_kind, subject_id, before,
                after, reason, hash FROM organization_audit WHERE sequence = 3`,
      4n,
      'beyond-head',
    ],
  ])('tells what the owner of the tables did to it: %s', async (statement, sequence, why) => {
    const log = await withEntries(3);
    await tamper(statement);
    expect(await verified(log)).toEqual({ verdict: 'broken', sequence, why });
  });

  it('verifies more entries than are read at a time', async () => {
    const log = await open();
    await postgres().pool.transaction(async (sql) => {
      for (let entry = 0; entry < 1_001; entry += 1) await appendAudit(sql, acme, anAuditDraft());
    });
    expect(await verified(log)).toMatchObject({ verdict: 'intact', head: { sequence: 1_001n } });
  });

  it('is removed with its organisation, and another one is not', async () => {
    const log = await withEntries(2);
    await log.append(globex, anAuditDraft());
    const rows = new PostgresTenantRows(
      postgres().pool,
      TABLES.map((name) => ({ name, tenantColumn: 'tenant_id' })),
    );
    for (const table of TABLES) await rows.remove(acme, table);
    expect(await Promise.all(TABLES.map((table) => rows.count(acme, table)))).toEqual([0n, 0n]);
    expect(await Promise.all(TABLES.map((table) => rows.count(globex, table)))).toEqual([1n, 1n]);
    // The leave to delete ended with the removal.
    await expect(postgres().pool.query('DELETE FROM organization_audit')).rejects.toThrow('only takes new entries');
  });
});
