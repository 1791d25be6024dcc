import { Pool, type PoolClient } from 'pg';
import { type AdvisoryLock, acquireAdvisoryLock, tryAdvisoryLock } from './advisory-lock';
import { PostgresUnavailableError, toPostgresFailure } from './postgres-errors';
import { type PostgresSettings, toClientConfig } from './postgres-settings';
import { alignToScope } from './align-to-scope';

/** Runs SQL; values are bound, never part of the text. 64-bit integers and numerics are answered as text. */
export interface SqlClient {
  /** @throws PostgresUnavailableError (retriable) or PostgresQueryError (not) */
  query<Row>(text: string, values?: readonly unknown[]): Promise<SqlAnswer<Row>>;
}

export interface SqlAnswer<Row> {
  readonly rows: readonly Row[];
  /** Rows that were read or changed. */
  readonly rowCount: number;
}

/** Plain SQL on PostgreSQL, for queues, leases and locks; what people decide goes through TypeORM. */
export interface PostgresPool extends SqlClient {
  /** Commits what the work did, or nothing of it where the work throws. */
  transaction<T>(work: (sql: SqlClient) => Promise<T>): Promise<T>;

  /** Reads one state of all tables, however long it takes and whoever changes them meanwhile; it can change nothing. */
  snapshot<T>(read: (sql: SqlClient) => Promise<T>): Promise<T>;

  /**
   * Runs the work while no other process runs work under this name; waits for its turn.
   * @param work is told by the signal that the lock was lost: another process may be at it, so it stops
   * @throws PostgresUnavailableError where the lock was lost before the work was done, or after five minutes of waiting
   */
  exclusively<T>(name: string, work: (lost: AbortSignal) => Promise<T>): Promise<T>;

  /**
   * A lock that no other process holds until it is released or its connection breaks.
   * @returns undefined where another process has it
   */
  tryLock(name: string): Promise<AdvisoryLock | undefined>;

  ping(): Promise<void>;

  /** Waits for what is running, then closes every connection. */
  close(): Promise<void>;
}

/** Connects at the first request. */
export function openPostgresPool(settings: PostgresSettings): PostgresPool {
  return new PgPool(settings);
}

class PgPool implements PostgresPool {
  private readonly pool: Pool;

  constructor(private readonly settings: PostgresSettings) {
    this.pool = new Pool({ ...toClientConfig(settings), max: settings.poolSize ?? 10 });
    this.pool.on('error', (error) => settings.onIdleError?.(error));
  }

  async query<Row>(text: string, values: readonly unknown[] = []): Promise<SqlAnswer<Row>> {
    return this.connected((client) => named(() => answerOf<Row>(client, text, values)));
  }

  transaction<T>(work: (sql: SqlClient) => Promise<T>): Promise<T> {
    return this.within('BEGIN', work);
  }

  snapshot<T>(read: (sql: SqlClient) => Promise<T>): Promise<T> {
    return this.within('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY', read);
  }

  private within<T>(begin: string, work: (sql: SqlClient) => Promise<T>): Promise<T> {
    return this.connected(async (client) => {
      await named(() => client.query(begin));
      const result = await work({
        query: <Row>(text: string, values: readonly unknown[] = []) => named(() => answerOf<Row>(client, text, values)),
      });
      await named(() => client.query('COMMIT'));
      return result;
    }, rollbackFailure);
  }

  /**
   * Runs work on one connection, which sees what the scope may see.
   * @param mend what makes the connection fit for others after a failure; where that fails too, the pool discards it
   */
  private async connected<T>(
    work: (client: PoolClient) => Promise<T>,
    mend: (client: PoolClient) => Promise<Error | undefined> = () => Promise.resolve(undefined),
  ): Promise<T> {
    const client = await named(() => this.pool.connect());
    let broken: Error | undefined;
    // A connection that breaks between two statements would end the process without a listener.
    const noteBreak = (error: Error) => (broken = error);
    client.on('error', noteBreak);
    try {
      await named(() => alignToScope(client));
      return await work(client);
    } catch (error) {
      broken ??= error instanceof PostgresUnavailableError ? error : await mend(client);
      throw error;
    } finally {
      client.off('error', noteBreak);
      client.release(broken);
    }
  }

  async exclusively<T>(name: string, work: (lost: AbortSignal) => Promise<T>): Promise<T> {
    const lock = await acquireAdvisoryLock(this.settings, name);
    try {
      const result = await work(lock.lost);
      if (lock.lost.aborted) {
        throw new PostgresUnavailableError(`the lock "${name}" was lost while its work was running`, lock.lost.reason);
      }
      return result;
    } finally {
      await lock.release();
    }
  }

  tryLock(name: string): Promise<AdvisoryLock | undefined> {
    return tryAdvisoryLock(this.settings, name);
  }

  async ping(): Promise<void> {
    await this.query('SELECT 1');
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

interface Queryable {
  query(text: string, values: unknown[]): Promise<{ rows: unknown[]; rowCount: number | null }>;
}

async function answerOf<Row>(client: Queryable, text: string, values: readonly unknown[]): Promise<SqlAnswer<Row>> {
  const { rows, rowCount } = await client.query(text, [...values]);
  return { rows: rows as Row[], rowCount: rowCount ?? 0 };
}

/** The failure makes the pool discard the connection: its transaction may still be open. */
async function rollbackFailure(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query('ROLLBACK');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function named<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    throw toPostgresFailure(error);
  }
}
