import { tenantId } from '@tokenledger/organization/domain';
import { itKeepsTheAccountsContract, itKeepsTheSignInAttemptsContract } from '@tokenledger/organization/testing';
import { migratePostgres, openPostgresDataSource } from '@tokenledger/shared/postgres';
import { describeWithEngines, withPostgres } from '@tokenledger/shared/testing';
import type { DataSource } from 'typeorm';

import {
  ORGANIZATION_ENTITIES,
  ORGANIZATION_MIGRATIONS,
  TypeOrmSessions,
  TypeOrmSignInAttempts,
  TypeOrmTenants,
  TypeOrmUsers,
} from './index';

describeWithEngines(
  'people and sessions in PostgreSQL',
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
    beforeEach(() =>
      postgres().pool.query('TRUNCATE organization_tenants, organization_sign_in_attempts RESTART IDENTITY CASCADE'),
    );

    itKeepsTheAccountsContract(tenantId('acme'), tenantId('globex'), () =>
      Promise.resolve({
        tenants: new TypeOrmTenants(dataSource),
        users: new TypeOrmUsers(dataSource),
        sessions: new TypeOrmSessions(dataSource),
      }),
    );

    itKeepsTheSignInAttemptsContract(() => Promise.resolve(new TypeOrmSignInAttempts(dataSource)));
  },
  ['postgres'],
);
