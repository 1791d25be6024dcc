import { Client } from 'pg';
import { PostgresUnavailableError, toPostgresFailure } from './postgres-errors';
import { type PostgresSettings, toClientConfig } from './postgres-settings';

/**
 * A lock that lives as long as one connection of its own. Between us and PostgreSQL there must be no pooler that shares
 * connections between transactions (PgBouncer's transaction mode): the lock would stay with somebody else's.
 */
export interface AdvisoryLock {
  /** Aborted once the lock may belong to somebody else; its reason is the failure. */
  readonly lost: AbortSignal;
  /** Gives it back; a lock that was lost is simply closed. */
  release(): Promise<void>;
}

/** Longest wait for a lock that another process holds. */
const LONGEST_WAIT_MS = 300_000;

/** How often the connection is used: a server that vanished without a word is noticed within two of them. */
const HEARTBEAT_MS = 5_000;

/** @throws PostgresUnavailableError after five minutes of waiting */
export async function acquireAdvisoryLock(settings: PostgresSettings, name: string): Promise<AdvisoryLock> {
  const held = await connect(settings);
  try {
    await held.client.query(`SET lock_timeout = ${LONGEST_WAIT_MS}`);
    await held.client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [name]);
  } catch (error) {
    await held.end();
    throw toPostgresFailure(error);
  }
  return held.keep();
}

/** @returns undefined where another process has it */
export async function tryAdvisoryLock(settings: PostgresSettings, name: string): Promise<AdvisoryLock | undefined> {
  const held = await connect(settings);
  try {
    const { rows } = await held.client.query<{ taken: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken',
      [name],
    );
    if (rows[0]?.taken === true) return held.keep();
  } catch (error) {
    await held.end();
    throw toPostgresFailure(error);
  }
  await held.end();
  return undefined;
}

async function connect(settings: PostgresSettings): Promise<LockConnection> {
  const client = new Client({ ...toClientConfig(settings), statement_timeout: 0 });
  const connection = new LockConnection(client);
  try {
    await client.connect();
  } catch (error) {
    throw toPostgresFailure(error);
  }
  return connection;
}

class LockConnection {
  private readonly loss = new AbortController();
  private heartbeat: NodeJS.Timeout | undefined;
  private released = false;

  constructor(readonly client: Client) {
    client.on('error', (error) => this.lose(error));
    client.on('end', () => this.lose(new Error('the connection was closed')));
  }

  keep(): AdvisoryLock {
    let asked = false;
    this.heartbeat = setInterval(() => {
      if (asked) return this.lose(new Error('the connection does not answer'));
      asked = true;
      this.client.query('SELECT 1').then(
        () => (asked = false),
        (error: unknown) => this.lose(error),
      );
    }, HEARTBEAT_MS);
    this.heartbeat.unref();
    return { lost: this.loss.signal, release: () => this.end() };
  }

  /** Ending the session gives the lock back. */
  async end(): Promise<void> {
    if (this.released) return;
    this.released = true;
    clearInterval(this.heartbeat);
    if (!this.loss.signal.aborted) await this.client.end();
  }

  private lose(cause: unknown): void {
    clearInterval(this.heartbeat);
    if (this.released || this.loss.signal.aborted) return;
    this.loss.abort(new PostgresUnavailableError('the connection that held a lock was lost', cause));
    // It is broken already; what matters has been told by the signal.
    this.client.end().catch(() => undefined);
  }
}
