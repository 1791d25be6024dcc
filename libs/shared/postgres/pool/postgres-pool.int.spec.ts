import { describeWithEngines, withPostgres } from '@tokenledger/shared/testing';
import { Column, Entity, type MigrationInterface, PrimaryColumn, type QueryRunner } from 'typeorm';
import {
  migratePostgres,
  openPostgresDataSource,
  openPostgresPool,
  PostgresQueryError,
  PostgresUnavailableError,
} from '../index';

@Entity({ name: 'drawers' })
class Drawer {
  @PrimaryColumn({ type: 'text' })
  name!: string;

  @Column({ type: 'numeric', precision: 38, scale: 18 })
  content!: string;
}

class Drawers1700000000001 implements MigrationInterface {
  readonly name: string = 'Drawers1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE drawers (name text PRIMARY KEY, content numeric(38, 18) NOT NULL)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE drawers');
  }
}

const MODEL = { entities: [Drawer], migrations: [Drawers1700000000001] };

describeWithEngines(
  'PostgreSQL',
  () => {
    const postgres = withPostgres();

    it('gives 64-bit integers and numerics as text, to the last digit', async () => {
      const { rows } = await postgres().pool.query(
        `SELECT 9223372036854775807::bigint AS count, $1::numeric(38, 18) AS money`,
        ['12345678901234567890.123456789012345678'],
      );
      expect(rows).toEqual([{ count: '9223372036854775807', money: '12345678901234567890.123456789012345678' }]);
    });

    it('commits what a transaction did, or nothing of it', async () => {
      const { pool } = postgres();
      await pool.query('CREATE TABLE entries (id int)');
      await pool.transaction((sql) => sql.query('INSERT INTO entries VALUES (1)'));
      const failing = pool.transaction(async (sql) => {
        await sql.query('INSERT INTO entries VALUES (2)');
        throw new Error('changed my mind');
      });
      await expect(failing).rejects.toThrow('changed my mind');
      expect((await pool.query('SELECT id FROM entries')).rows).toEqual([{ id: 1 }]);
    });

    it('calls a wrong statement wrong and a lost connection passing, also inside a transaction', async () => {
      const { pool } = postgres();
      await expect(pool.query('SELEC 1')).rejects.toBeInstanceOf(PostgresQueryError);
      const cut = pool.transaction(async (sql) => {
        const { rows } = await sql.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
        await pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
        await sql.query('SELECT 1');
      });
      await expect(cut).rejects.toBeInstanceOf(PostgresUnavailableError);
      expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    });

    it('is out of reach where nothing listens', async () => {
      const pool = openPostgresPool({ url: 'postgres://nobody:nothing@127.0.0.1:1/none' });
      await expect(pool.ping()).rejects.toMatchObject({ code: 'POSTGRES_UNAVAILABLE', retriable: true });
      await pool.close();
    });

    it('lets one at a time run exclusive work', async () => {
      const { pool } = postgres();
      let running = 0;
      const work = async () => {
        running += 1;
        await pool.query('SELECT pg_sleep(0.02)');
        const seen = running;
        running -= 1;
        return seen;
      };
      expect(await Promise.all([1, 2, 3, 4].map(() => pool.exclusively('the same', work)))).toEqual([1, 1, 1, 1]);
    });

    it('gives a lock to one, and to the next once it is released', async () => {
      const { pool } = postgres();
      const first = await pool.tryLock('roller');
      expect(await pool.tryLock('roller')).toBeUndefined();
      await first?.release();
      const second = await pool.tryLock('roller');
      expect(second).toBeDefined();
      await second?.release();
    });

    it('tells the holder that its lock was lost, and fails the work that relied on it', async () => {
      const { pool } = postgres();
      const relying = pool.exclusively('fragile', async (lost) => {
        const told = new Promise((resolve) => lost.addEventListener('abort', resolve));
        await pool.query(`SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'`);
        await told;
        return 'done';
      });
      await expect(relying).rejects.toThrow('the lock "fragile" was lost');
      expect(await pool.exclusively('fragile', () => Promise.resolve('free again'))).toBe('free again');
    });

    it('applies each migration once when two processes start together', async () => {
      const settings = { url: await postgres().server.createDatabase('migrated') };
      const sources = await Promise.all([1, 2].map(() => openPostgresDataSource(settings, MODEL)));
      try {
        const applied = await Promise.all(sources.map((source) => migratePostgres(source, postgres().pool)));
        expect(applied.flat()).toEqual(['Drawers1700000000001']);

        const drawers = sources[0]!.getRepository(Drawer);
        await drawers.insert({ name: 'top', content: '0.000000000000000001' });
        expect(await drawers.findOneByOrFail({ name: 'top' })).toMatchObject({ content: '0.000000000000000001' });
        await expect(drawers.insert({ name: 'top', content: '1' })).rejects.toMatchObject({
          code: 'POSTGRES_QUERY_FAILED',
          facts: { sqlState: '23505' },
        });
      } finally {
        await Promise.all(sources.map((source) => source.destroy()));
      }
    });

    it('lets a schema change take as long as it takes, and a query only its time', async () => {
      class Slow1700000000002 extends Drawers1700000000001 {
        override readonly name = 'Slow1700000000002';

        override async up(runner: QueryRunner): Promise<void> {
          await runner.query('SELECT pg_sleep(0.4)');
        }
      }
      const settings = { url: await postgres().server.createDatabase('slow'), statementTimeoutMs: 200, poolSize: 1 };
      const source = await openPostgresDataSource(settings, { entities: [], migrations: [Slow1700000000002] });
      try {
        expect(await migratePostgres(source, postgres().pool)).toEqual(['Slow1700000000002']);
        const query = source.query('SELECT pg_sleep(0.4)');
        await expect(query).rejects.toMatchObject({ code: 'POSTGRES_UNAVAILABLE', facts: { sqlState: '57014' } });
      } finally {
        await source.destroy();
      }
    });

    it('names failures of TypeORM as well', async () => {
      const nowhere = openPostgresDataSource({ url: 'postgres://nobody:nothing@127.0.0.1:1/none' }, MODEL);
      await expect(nowhere).rejects.toBeInstanceOf(PostgresUnavailableError);
    });
  },
  ['postgres'],
);
