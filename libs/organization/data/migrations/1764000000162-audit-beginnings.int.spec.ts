import { tenantId, verifyLog } from '@tokenledger/organization/domain';
import { aTenant, OPERATOR } from '@tokenledger/organization/testing';
import { migratePostgres, openPostgresDataSource } from '@tokenledger/shared/postgres';
import { describeWithEngines, withPostgres } from '@tokenledger/shared/testing';
import type { DataSource } from 'typeorm';

import { ORGANIZATION_ENTITIES, ORGANIZATION_MIGRATIONS, PostgresAuditLog, TypeOrmTenants } from '../index';
import { AuditBeginnings1764000000162 } from './1764000000162-audit-beginnings';

const acme = tenantId('acme');
const before = tenantId('before-the-log');

describeWithEngines(
  'the beginning of logs that had none',
  () => {
    const postgres = withPostgres();
    let dataSource: DataSource;
    let log: PostgresAuditLog;

    beforeAll(async () => {
      dataSource = await openPostgresDataSource(
        { url: postgres().url },
        { entities: ORGANIZATION_ENTITIES, migrations: ORGANIZATION_MIGRATIONS },
      );
      await migratePostgres(dataSource, postgres().pool);
      log = new PostgresAuditLog(postgres().pool);
      await new TypeOrmTenants(dataSource).add(aTenant({ id: acme }), OPERATOR);
      await postgres().pool.query(
        `INSERT INTO organization_tenants VALUES ('before-the-log', 'Before "it"', 'UTC', 'USD', 'active', '2026-01-01T00:00:00Z'),
                                                ('going', 'Going', 'UTC', 'USD', 'active', '2026-01-01T00:00:00Z')`,
      );
      await postgres().pool.query(
        `INSERT INTO organization_tenant_removals (tenant_id, state, requested_at) VALUES ('going', 'running', now())`,
      );
    });
    afterAll(() => dataSource.destroy());

    it('is an entry that says that it was written later; other logs stay as they are', async () => {
      const kept = await log.head(acme);
      for (let time = 0; time < 2; time += 1) {
        const runner = dataSource.createQueryRunner();
        await new AuditBeginnings1764000000162().up(runner);
        await runner.release();
      }
      expect(await verifyLog(log, before)).toMatchObject({ verdict: 'intact', head: { sequence: 1n } });
      const { entries } = await log.page(before, { before: undefined, first: 10 });
      expect(entries).toMatchObject([
        {
          action: 'organisation.created',
          at: new Date('2026-01-01T00:00:00Z'),
          actor: { kind: 'system', name: 'migration' },
          after: '{"name":"Before \\"it\\"","reportingCurrency":"USD","timeZone":"UTC"}',
          reason: 'written later: this organisation had no entry',
        },
      ]);
      expect(await verifyLog(log, acme)).toEqual({ verdict: 'intact', head: kept });
      expect(await verifyLog(log, tenantId('going'))).toMatchObject({ verdict: 'broken', why: 'emptied' });
    });
  },
  ['postgres'],
);
