import { aBacklog, itKeepsTheProcessorBacklogsContract } from '@tokenledger/metering/testing';
import { migratePostgres, openPostgresDataSource } from '@tokenledger/shared/postgres';
import { describeWithEngines, withPostgres } from '@tokenledger/shared/testing';

import { METERING_MIGRATIONS } from '../index';
import { PostgresProcessorBacklogs } from './postgres-processor-backlogs';

describeWithEngines(
  'backlogs of processors in PostgreSQL',
  () => {
    const postgres = withPostgres(async ({ url, pool }) => {
      const dataSource = await openPostgresDataSource({ url }, { entities: [], migrations: METERING_MIGRATIONS });
      await migratePostgres(dataSource, pool);
      await dataSource.destroy();
    });
    beforeEach(() => postgres().pool.query('TRUNCATE metering_processor_backlogs'));

    itKeepsTheProcessorBacklogsContract(() => Promise.resolve(new PostgresProcessorBacklogs(postgres().pool)));

    it('leave no row of an instance that died long ago', async () => {
      const backlogs = new PostgresProcessorBacklogs(postgres().pool);
      await backlogs.report(aBacklog({ instance: 'dead', measuredAt: new Date('2026-03-10T11:50:00Z') }));
      await backlogs.report(aBacklog());
      const count = () =>
        postgres().pool.query<{ instance: string }>('SELECT instance FROM metering_processor_backlogs');
      expect((await count()).rows).toHaveLength(2);
      await backlogs.report(aBacklog({ measuredAt: new Date('2026-03-10T12:00:00.001Z') }));
      expect((await count()).rows).toEqual([{ instance: 'processor-1' }]);
    });
  },
  ['postgres'],
);
