import { recordingNothing } from '@tokenledger/organization/testing';
import { itKeepsTheReratingsContract } from '@tokenledger/metering/testing';
import { migratePostgres, openPostgresDataSource } from '@tokenledger/shared/postgres';
import { describeWithEngines, withPostgres } from '@tokenledger/shared/testing';

import { METERING_MIGRATIONS } from '../index';
import { PostgresClosedPeriods } from './postgres-closed-periods';
import { PostgresReratingQueue } from './postgres-rerating-queue';
import { PostgresReratings } from './postgres-reratings';

describeWithEngines(
  're-ratings in PostgreSQL',
  () => {
    const postgres = withPostgres(async ({ url, pool }) => {
      const dataSource = await openPostgresDataSource({ url }, { entities: [], migrations: METERING_MIGRATIONS });
      await migratePostgres(dataSource, pool);
      await dataSource.destroy();
    });

    itKeepsTheReratingsContract(async () => {
      const { pool } = postgres();
      await pool.query('TRUNCATE metering_reratings, metering_closed_periods CASCADE');
      return {
        reratings: new PostgresReratings(pool, recordingNothing),
        queue: new PostgresReratingQueue(pool),
        closedPeriods: new PostgresClosedPeriods(pool, recordingNothing),
      };
    });
  },
  ['postgres'],
);
