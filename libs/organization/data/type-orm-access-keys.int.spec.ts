import { bootstrapOrganisation, KeyManager, tenantId } from '@tokenledger/organization/domain';
import { OPERATOR, itKeepsTheAccessKeysContract } from '@tokenledger/organization/testing';
import { migratePostgres, openPostgresDataSource } from '@tokenledger/shared/postgres';
import { describeWithEngines, withPostgres } from '@tokenledger/shared/testing';
import { FixedClock } from '@tokenledger/shared/time';
import type { DataSource } from 'typeorm';

import { ORGANIZATION_ENTITIES, ORGANIZATION_MIGRATIONS, TypeOrmAccessKeys, TypeOrmTenants } from './index';

const acme = tenantId('acme');
const globex = tenantId('globex');

describeWithEngines(
  'organisations and keys in PostgreSQL',
  () => {
    const postgres = withPostgres();
    const clock = new FixedClock('2026-03-10T12:00:00Z');
    let dataSource: DataSource;

    beforeAll(async () => {
      dataSource = await openPostgresDataSource(
        { url: postgres().url },
        { entities: ORGANIZATION_ENTITIES, migrations: ORGANIZATION_MIGRATIONS },
      );
      await migratePostgres(dataSource, postgres().pool);
    });
    afterAll(() => dataSource.destroy());
    beforeEach(() =>
      postgres().pool.query(
        'TRUNCATE organization_access_keys, organization_users, organization_tenants RESTART IDENTITY CASCADE',
      ),
    );

    itKeepsTheAccessKeysContract(acme, globex, async () => {
      const tenants = new TypeOrmTenants(dataSource);
      for (const id of [acme, globex]) {
        await tenants.add(
          {
            id,
            name: id,
            timeZone: 'UTC',
            reportingCurrency: 'USD',
            status: 'active',
            createdAt: clock.now(),
          },
          OPERATOR,
        );
      }
      return new TypeOrmAccessKeys(dataSource);
    });

    it('says that the tenant of a key is suspended', async () => {
      const tenants = new TypeOrmTenants(dataSource);
      await tenants.add(
        {
          id: acme,
          name: 'Acme',
          timeZone: 'UTC',
          reportingCurrency: 'USD',
          status: 'suspended',
          createdAt: clock.now(),
        },
        OPERATOR,
      );
      const keys = new TypeOrmAccessKeys(dataSource);
      const issued = await new KeyManager(keys, clock).issue(acme, 'read', 'CI', OPERATOR);
      if (!issued.ok) throw new Error(issued.error.message);
      expect(await keys.find(issued.value.key.keyId)).toMatchObject({ tenantSuspended: true });
    });

    it('gives an empty installation its first organisation once, however many start together', async () => {
      const ports = {
        tenants: new TypeOrmTenants(dataSource),
        keys: new KeyManager(new TypeOrmAccessKeys(dataSource), clock),
        clock,
      };
      const made = await Promise.all([
        bootstrapOrganisation(ports),
        bootstrapOrganisation(ports),
        bootstrapOrganisation(ports),
      ]);
      expect(made.filter((credentials) => credentials !== undefined)).toHaveLength(1);
      expect(await bootstrapOrganisation(ports)).toBeUndefined();
      expect(await ports.keys.list(tenantId('default'))).toHaveLength(2);
    });
  },
  ['postgres'],
);
