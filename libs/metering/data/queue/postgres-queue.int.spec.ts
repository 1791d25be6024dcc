import { wholeBucket } from '@tokenledger/metering/domain';
import { itKeepsTheDirtyBucketsContract } from '@tokenledger/metering/testing';
import { migratePostgres, openPostgresDataSource } from '@tokenledger/shared/postgres';
import { tenantId } from '@tokenledger/organization/domain';
import { describeWithEngines, withPostgres } from '@tokenledger/shared/testing';

import { METERING_MIGRATIONS } from '../index';
import { PostgresGenerationSequence } from './generation-sequence';
import { PostgresDirtyBuckets } from './postgres-dirty-buckets';

describeWithEngines(
  'the queue of dirty buckets in PostgreSQL',
  () => {
    const postgres = withPostgres(async ({ url, pool }) => {
      const dataSource = await openPostgresDataSource({ url }, { entities: [], migrations: METERING_MIGRATIONS });
      await migratePostgres(dataSource, pool);
      await dataSource.destroy();
    });
    beforeEach(() => postgres().pool.query('TRUNCATE metering_bucket_changes'));

    itKeepsTheDirtyBucketsContract(() => Promise.resolve(new PostgresDirtyBuckets(postgres().pool)));

    it('takes marks of many writers at once without a deadlock', async () => {
      const queue = new PostgresDirtyBuckets(postgres().pool);
      const buckets = Array.from({ length: 50 }, (_, index) => wholeBucket(tenantId('acme'), index * 900));
      await Promise.all(
        Array.from({ length: 8 }, (_, writer) => queue.mark(writer % 2 === 0 ? buckets : [...buckets].reverse())),
      );
      expect(await queue.take(100)).toHaveLength(50);
    });

    it('draws generations that only grow, from 1000 on', async () => {
      const generations = new PostgresGenerationSequence(postgres().pool);
      const drawn = [await generations.next(), await generations.next(), await generations.next()];
      expect(drawn).toEqual([1000n, 1001n, 1002n]);
      expect(await generations.latest()).toBe(1002n);
    });
  },
  ['postgres'],
);
