import { itKeepsTheRuleSetsContract } from '@tokenledger/attribution/testing';
import { migratePostgres, openPostgresDataSource } from '@tokenledger/shared/postgres';
import { describeWithEngines, withPostgres } from '@tokenledger/shared/testing';

import { ATTRIBUTION_MIGRATIONS } from './index';
import { PostgresRuleSets } from './postgres-rule-sets';

describeWithEngines(
  'attribution rules in PostgreSQL',
  () => {
    const postgres = withPostgres(async ({ url, pool }) => {
      const dataSource = await openPostgresDataSource({ url }, { entities: [], migrations: ATTRIBUTION_MIGRATIONS });
      await migratePostgres(dataSource, pool);
      await dataSource.destroy();
    });

    itKeepsTheRuleSetsContract(async () => {
      const { pool } = postgres();
      await pool.query('TRUNCATE attribution_rule_sets');
      return new PostgresRuleSets(pool);
    });
  },
  ['postgres'],
);
