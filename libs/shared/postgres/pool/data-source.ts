import type { PoolClient } from 'pg';
import {
  DataSource,
  type EntitySchema,
  MigrationExecutor,
  type MigrationInterface,
  type QueryRunner,
  type ReplicationMode,
} from 'typeorm';
import { toPostgresFailure } from './postgres-errors';
import { type PostgresSettings, toClientConfig } from './postgres-settings';
import { alignToScope } from './align-to-scope';

/** What the contexts add to the one data source of a process. */
export interface PersistentModel {
  readonly entities: readonly (EntitySchema | (new () => object))[];
  /** Ordered by the 13-digit timestamp at the end of their names, across contexts. */
  readonly migrations: readonly (new () => MigrationInterface)[];
}

/** Runs work under a name that one process holds at a time; `PostgresPool` does. */
interface Exclusive {
  exclusively<T>(name: string, work: () => Promise<T>): Promise<T>;
}

/**
 * TypeORM on PostgreSQL, connected. Its queries fail with `PostgresUnavailableError` or `PostgresQueryError` like plain
 * ones. The schema is not touched: `migratePostgres` does that.
 * @throws PostgresUnavailableError where PostgreSQL does not answer
 */
export async function openPostgresDataSource(settings: PostgresSettings, model: PersistentModel): Promise<DataSource> {
  const dataSource = new OurDataSource({
    type: 'postgres',
    entities: [...model.entities],
    migrations: [...model.migrations],
    migrationsTableName: 'schema_migrations',
    synchronize: false,
    logging: false,
    installExtensions: false,
    extra: { ...toClientConfig(settings), max: settings.poolSize ?? 10 },
    poolErrorHandler: (error: Error) => settings.onIdleError?.(error),
  });
  try {
    return await dataSource.initialize();
  } catch (error) {
    throw toPostgresFailure(error);
  }
}

/**
 * Brings the PostgreSQL schema up to date, each migration once and in a transaction of its own, however many processes
 * start together.
 * @returns the names of those applied now
 */
export async function migratePostgres(dataSource: DataSource, lock: Exclusive): Promise<readonly string[]> {
  return lock.exclusively('postgres-schema', async () => {
    const runner = dataSource.createQueryRunner();
    try {
      // An index over a year of data takes longer than any statement of ours may.
      await runner.query('SET statement_timeout = 0');
      const executor = new MigrationExecutor(dataSource, runner);
      executor.transaction = 'each';
      const applied = await executor.executePendingMigrations();
      await runner.query('RESET statement_timeout');
      return applied.map(({ name }) => name);
    } catch (error) {
      throw toPostgresFailure(error);
    } finally {
      await runner.release();
    }
  });
}

/** Names failures, and lets each connection see what the scope may see that takes it. */
class OurDataSource extends DataSource {
  override createQueryRunner(mode?: ReplicationMode): QueryRunner {
    const runner = super.createQueryRunner(mode);
    const connect = runner.connect.bind(runner) as () => Promise<PoolClient>;
    let isAligned = false;
    runner.connect = async () => {
      const client = await connect();
      // Once, and before its first statement: a transaction would undo it.
      if (!isAligned) {
        isAligned = true;
        await alignToScope(client);
      }
      return client;
    };
    const query = runner.query.bind(runner);
    runner.query = async (...request: Parameters<QueryRunner['query']>) => {
      try {
        return await query(...request);
      } catch (error) {
        throw toPostgresFailure(error);
      }
    };
    return runner;
  }
}
