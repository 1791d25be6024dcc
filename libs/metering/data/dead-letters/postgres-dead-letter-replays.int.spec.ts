import { recordingNothing } from '@tokenledger/organization/testing';
import { itKeepsTheDeadLetterReplaysContract } from '@tokenledger/metering/testing';
import { migratePostgres, openPostgresDataSource } from '@tokenledger/shared/postgres';
import { describeWithEngines, withPostgres } from '@tokenledger/shared/testing';

import { METERING_MIGRATIONS } from '../index';
import { PostgresDeadLetterReplays } from './postgres-dead-letter-replays';

describeWithEngines(
  'replays of dead letters in PostgreSQL',
  () => {
    const postgres = withPostgres(async ({ url, pool }) => {
      const dataSource = await openPostgresDataSource({ url }, { entities: [], migrations: METERING_MIGRATIONS });
      await migratePostgres(dataSource, pool);
      await dataSource.destroy();
    });

    itKeepsTheDeadLetterReplaysContract(async () => {
      await postgres().pool.query('TRUNCATE metering_dead_letter_replays CASCADE');
      return new PostgresDeadLetterReplays(postgres().pool, recordingNothing);
    });
  },
  ['postgres'],
);
