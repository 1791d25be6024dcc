import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type EmbeddedPostgres,
  openPostgresPool,
  type PostgresPool,
  startEmbeddedPostgres,
} from '@tokenledger/shared/postgres';

/** A database of an embedded PostgreSQL, empty at first. */
export interface TestPostgres {
  readonly url: string;
  readonly pool: PostgresPool;
  readonly server: EmbeddedPostgres;
  /** Closes the pool, stops the server and removes its folder. */
  close(): Promise<void>;
}

export async function openTestPostgres(): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'tokenledger-postgres-'));
  const server = await startEmbeddedPostgres({ folder, durable: false });
  const pool = openPostgresPool({ url: server.url });
  return {
    url: server.url,
    pool,
    server,
    close: async () => {
      await pool.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * One embedded PostgreSQL for the tests of a `describe` block (or a whole file), started before and stopped after them.
 * @returns a function that gives it inside tests and hooks
 */
export function withPostgres(prepare?: (postgres: TestPostgres) => Promise<void>): () => TestPostgres {
  let opened: TestPostgres | undefined;
  beforeAll(async () => {
    opened = await openTestPostgres();
    await prepare?.(opened);
  }, 60_000);
  afterAll(() => opened?.close());
  return () => {
    if (opened === undefined) throw new Error('the test PostgreSQL is open only inside tests and hooks');
    return opened;
  };
}
