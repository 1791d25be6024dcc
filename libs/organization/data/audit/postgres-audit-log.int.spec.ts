import { type AuditHead, tenantId, verifyLog } from '@tokenledger/organization/domain';
import { anAuditDraft, itKeepsTheAuditLogContract } from '@tokenledger/organization/testing';
import {
  migratePostgres,
  openPostgresDataSource,
  openPostgresPool,
  protectTenantRows,
} from '@tokenledger/shared/postgres';
import { asTenant, describeWithEngines, withPostgres } from '@tokenledger/shared/testing';

import {
  appendAudit,
  ORGANIZATION_ENTITIES,
  ORGANIZATION_MIGRATIONS,
  ORGANIZATION_TENANT_TABLES,
  PostgresAuditLog,
  PostgresTenantRows,
  REMOVAL_TABLES,
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
    await protectTenantRows(pool, [...ORGANIZATION_TENANT_TABLES, ...REMOVAL_TABLES]);
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
    await postgres().pool.query('TRUNCATE organization_tenant_removals CASCADE');
    return new PostgresAuditLog(postgres().pool);
  }

  const verified = (log: PostgresAuditLog, kept?: AuditHead) => verifyLog(log, acme, kept);

  function removalOfAcme(state: 'requested' | 'running' | 'done') {
    return postgres().pool.query(
      `INSERT INTO organization_tenant_removals (tenant_id, state, requested_at) VALUES ($1, $2, now())`,
      [acme, state],
    );
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
    `UPDATE organization_audit_heads SET sequence = sequence + 1`,
    `UPDATE organization_audit_heads SET hash = decode(repeat('07', 32), 'hex')`,
    `DELETE FROM organization_audit_heads`,
    `TRUNCATE organization_audit_heads`,
    // What the guard believed once.
    `SELECT set_config('tokenledger.removing_tenant', 'acme', false); DELETE FROM organization_audit`,
    // A table of the session's own, to be found in place of ours.
    `CREATE TEMP TABLE organization_tenant_removals AS SELECT 'acme' AS tenant_id, 'running' AS state;
     DELETE FROM organization_audit`,
  ])('is protected by the database: %s', async (statement) => {
    const log = await withEntries(3);
    await expect(postgres().pool.query(statement)).rejects.toThrow('only takes new entries');
    expect(await verified(log)).toMatchObject({ verdict: 'intact', head: { sequence: 3n } });
  });

  it.each([
    ['an entry with a gap before it', `5`],
    ['an entry in the place of one that was taken out', `3`],
  ])('takes no entry but the next: %s', async (_name, sequence) => {
    await withEntries(3);
    await tamper(`DELETE FROM organization_audit WHERE sequence = 3`);
    await expect(postgres().pool.query(copyOfFirstEntryAs(sequence))).rejects.toThrow('goes on from where');
  });

  it('begins a log that has entries no second time', async () => {
    await withEntries(3);
    await tamper('DELETE FROM organization_audit_heads');
    const { pool } = postgres();
    for (const [sequence, byte] of [
      [0, '00'],
      [2, '07'],
    ]) {
      const begun = pool.query(
        `INSERT INTO organization_audit_heads VALUES ('acme', ${sequence}, decode(repeat('${byte}', 32), 'hex'))`,
      );
      await expect(begun).rejects.toThrow('goes on from where');
    }
  });

  it.each(['DELETE FROM organization_audit', 'DELETE FROM organization_audit_heads'])(
    'is not deleted in the scope of its organisation, even while that is removed: %s',
    async (statement) => {
      const log = await withEntries(2);
      await removalOfAcme('running');
      const deleted = asTenant(acme, () => postgres().pool.query(statement));
      await expect(deleted).rejects.toThrow('permission denied');
      expect(await verified(log)).toMatchObject({ verdict: 'intact' });
    },
  );

  it('is appended to in the scope of its organisation, which cannot say that it is removed', async () => {
    const log = await withEntries(1);
    await asTenant(acme, () => log.append(acme, anAuditDraft()));
    expect(await verified(log)).toMatchObject({ verdict: 'intact', head: { sequence: 2n } });
    await expect(asTenant(acme, () => removalOfAcme('running'))).rejects.toThrow('permission denied');
  });

  it.each([
    [`UPDATE organization_audit SET actor_name = 'ben' WHERE sequence = 2`, 2n, 'changed'],
    [`DELETE FROM organization_audit WHERE sequence = 2`, 2n, 'missing'],
    [`DELETE FROM organization_audit WHERE sequence >= 2`, 2n, 'cut-off'],
    [`DELETE FROM organization_audit_heads`, 1n, 'beyond-head'],
    [`UPDATE organization_audit_heads SET hash = decode(repeat('07', 32), 'hex')`, 3n, 'changed'],
    [copyOfFirstEntryAs(`4`), 4n, 'beyond-head'],
    [`DELETE FROM organization_audit; DELETE FROM organization_audit_heads`, 1n, 'emptied'],
    [
      `DELETE FROM organization_audit; UPDATE organization_audit_heads
         SET sequence = 0, hash = decode(repeat('00', 32), 'hex')`,
      1n,
      'emptied',
    ],
  ])('tells what the owner of the tables did to it: %s', async (statement, sequence, why) => {
    const log = await withEntries(3);
    await tamper(statement);
    expect(await verified(log)).toEqual({ verdict: 'broken', sequence, why });
  });

  it('tells from a head that was kept elsewhere that its end was cut off and its head set back', async () => {
    const log = await withEntries(3);
    const kept = await log.head(acme);
    await log.append(acme, anAuditDraft());
    expect(await verified(log, kept)).toMatchObject({ verdict: 'intact', head: { sequence: 4n } });
    await tamper(
      `DELETE FROM organization_audit_heads; DELETE FROM organization_audit WHERE sequence >= 3;
       INSERT INTO organization_audit_heads SELECT tenant_id, sequence, hash FROM organization_audit WHERE sequence = 2`,
    );
    expect(await verified(log)).toMatchObject({ verdict: 'intact', head: { sequence: 2n } });
    const told = { verdict: 'broken', sequence: 3n, why: 'not-as-kept' };
    expect(await verified(log, kept)).toEqual(told);
    // Another entry in that place does not pass for it.
    await log.append(acme, anAuditDraft({ reason: 'another' }));
    expect(await verified(log, kept)).toEqual(told);
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
    await removalOfAcme('running');
    for (const table of TABLES) await rows.remove(acme, table);
    expect(await Promise.all(TABLES.map((table) => rows.count(acme, table)))).toEqual([0n, 0n]);
    expect(await Promise.all(TABLES.map((table) => rows.count(globex, table)))).toEqual([1n, 1n]);
    for (const table of TABLES) await expect(rows.remove(globex, table)).rejects.toThrow('only takes new entries');
  });

  it.each(['requested', 'done'] as const)('is not deleted for a removal that is %s', async (state) => {
    await withEntries(2);
    await removalOfAcme(state);
    const deleted = postgres().pool.query('DELETE FROM organization_audit');
    await expect(deleted).rejects.toThrow('only takes new entries');
  });
});

function copyOfFirstEntryAs(sequence: string): string {
  return `INSERT INTO organization_audit
            SELECT tenant_id, ${sequence}, at, actor_kind, actor_id, actor_name, actor_address, action, subject_kind,
                   subject_id, before, after, reason, hash FROM organization_audit WHERE sequence = 1`;
}
