import { describeWithEngines, withClickHouse } from '@tokenledger/shared/testing';
import {
  type ClickHouseMigration,
  clusterNamed,
  migrateClickHouse,
  type MigrationLock,
  SchemaMismatchError,
  singleServer,
} from '../index';

const create: ClickHouseMigration = {
  id: 1,
  name: 'create',
  up: ({ engine }) => [`CREATE TABLE IF NOT EXISTS drawers (id UInt8) ENGINE = ${engine('MergeTree')} ORDER BY id`],
};
const fill: ClickHouseMigration = { id: 2, name: 'fill', up: () => ['INSERT INTO drawers SELECT 7'] };

describeWithEngines(
  'migrateClickHouse',
  () => {
    const clickhouse = withClickHouse();
    beforeEach(async () => {
      await clickhouse().command({ text: 'DROP TABLE IF EXISTS schema_migrations' });
      await clickhouse().command({ text: 'DROP TABLE IF EXISTS drawers' });
    });
    const migrate = (migrations: readonly ClickHouseMigration[], lock = oneAtATime()) =>
      migrateClickHouse({ clickhouse: clickhouse(), lock, target: singleServer, migrations, views: [] });
    const drawers = () => clickhouse().query({ text: 'SELECT id FROM drawers ORDER BY id' });

    it('applies each migration once, in order', async () => {
      expect(await migrate([create])).toEqual([1]);
      expect(await migrate([create, fill])).toEqual([2]);
      expect(await migrate([create, fill])).toEqual([]);
      expect(await drawers()).toEqual([{ id: 7 }]);
    });

    it('applies each once when two processes start together', async () => {
      const lock = oneAtATime();
      const applied = await Promise.all([migrate([create, fill], lock), migrate([create, fill], lock)]);
      expect(applied).toEqual([[1, 2], []]);
      expect(await drawers()).toEqual([{ id: 7 }]);
    });

    it('runs a migration again that failed half-way, and none behind it', async () => {
      const broken = { id: 2, name: 'broken', up: () => ['INSERT INTO drawers SELECT 1', 'SELECT throwIf(1)'] };
      const behind = { id: 3, name: 'behind', up: () => ['INSERT INTO drawers SELECT 3'] };
      await expect(migrate([create, broken, behind])).rejects.toMatchObject({ code: 'CLICKHOUSE_QUERY_FAILED' });
      expect(await migrate([create, fill, behind])).toEqual([2, 3]);
    });

    it('refuses to start where an applied migration has changed', async () => {
      await migrate([create, fill]);
      const changed = { ...fill, up: () => ['INSERT INTO drawers SELECT 8'] };
      await expect(migrate([create, changed])).rejects.toThrow('ClickHouse migration 2 (fill) was changed');
      await expect(migrate([create, changed])).rejects.toBeInstanceOf(SchemaMismatchError);
    });

    it('starts where the database is newer than the program', async () => {
      await migrate([create, fill]);
      expect(await migrate([create])).toEqual([]);
    });

    it('refuses ids that do not count from 1', async () => {
      await expect(migrate([fill])).rejects.toThrow('"fill" has id 2');
    });

    it('renders DDL for a cluster that the server can parse', async () => {
      const target = clusterNamed('ledger');
      const statements = target.sharded(
        'calls',
        'cityHash64(id)',
        (name) =>
          `CREATE TABLE IF NOT EXISTS ${name}${target.onCluster} (id UInt8) ENGINE = ${target.engine('ReplacingMergeTree')} ORDER BY id`,
      );
      for (const text of statements) await clickhouse().command({ text: `EXPLAIN AST ${text}` });
      const broken = clickhouse().command({ text: `EXPLAIN AST ${statements[0]} ENGINE` });
      await expect(broken).rejects.toMatchObject({ facts: { serverCode: 62 } });
    });
  },
  ['clickhouse'],
);

/** What PostgreSQL does between processes, within one. */
function oneAtATime(): MigrationLock {
  let last: Promise<unknown> = Promise.resolve();
  return {
    exclusively: (_name, work) => {
      const turn = last.then(work);
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}
