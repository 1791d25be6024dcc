import { tenantId } from '@tokenledger/organization/domain';
import { aTenant, itKeepsTheTenantLifeContract, OPERATOR } from '@tokenledger/organization/testing';
import { migratePostgres, openPostgresDataSource } from '@tokenledger/shared/postgres';
import { describeWithEngines, withPostgres } from '@tokenledger/shared/testing';
import type { DataSource } from 'typeorm';

import { ORGANIZATION_ENTITIES, ORGANIZATION_MIGRATIONS, PostgresTenantLife, TypeOrmTenants } from './index';

const acme = tenantId('acme');

describeWithEngines(
  'the life of organisations in PostgreSQL',
  () => {
    const postgres = withPostgres();
    let dataSource: DataSource;

    beforeAll(async () => {
      dataSource = await openPostgresDataSource(
        { url: postgres().url },
        { entities: ORGANIZATION_ENTITIES, migrations: ORGANIZATION_MIGRATIONS },
      );
      await migratePostgres(dataSource, postgres().pool);
    });
    afterAll(() => dataSource.destroy());
    beforeEach(() => postgres().pool.query('TRUNCATE organization_tenants CASCADE'));

    itKeepsTheTenantLifeContract(acme, async () => {
      await new TypeOrmTenants(dataSource).add(aTenant({ id: acme }), OPERATOR);
      return new PostgresTenantLife(postgres().pool);
    });
  },
  ['postgres'],
);
