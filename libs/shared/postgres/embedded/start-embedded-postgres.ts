import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { PostgresUnavailableError, toPostgresFailure } from '../pool/postgres-errors';
import { claimData, prepareDataFolder } from './data-folder';
import { loadPostgresBinaries } from './postgres-binaries';
import { Postmaster, type PostmasterRequest } from './postmaster';
import { requireReachable, serverAccount } from './server-account';

export interface EmbeddedPostgresSettings {
  /** Where the server keeps its data and its password; created where missing. One instance at a time. */
  readonly folder: string;
  /** On 127.0.0.1; a free one by default. */
  readonly port?: number;
  /** False trades durability for speed, for tests. True by default. */
  readonly durable?: boolean;
}

/** A PostgreSQL server of ours on this machine. */
export interface EmbeddedPostgres {
  /** With user and password, for the database `tokenledger`. */
  readonly url: string;
  readonly port: number;
  /** Url of another database of this server, which is created where missing. */
  createDatabase(name: string): Promise<string>;
  /** Resolves once the server has ended, whoever ended it. */
  whenEnded(): Promise<void>;
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 60_000;

/**
 * Starts PostgreSQL on a folder, set up at the first time; recovers what a killed process left. It ends with this
 * process, however that ends.
 * @throws PostgresUnavailableError in one sentence: not installed, folder in use or out of reach, port in use
 */
export async function startEmbeddedPostgres(settings: EmbeddedPostgresSettings): Promise<EmbeddedPostgres> {
  const { folder, durable = true } = settings;
  const binaries = await loadPostgresBinaries();
  const account = await serverAccount();
  if (account !== undefined) await requireReachable(binaries.postgres, account);
  const { data, password } = await prepareDataFolder({ folder, binaries, account, durable });
  await claimData(data);
  const { server, port } = await startOnPort(
    { postgres: binaries.postgres, data, account, durable },
    settings.port,
    password,
  );
  const urlOf = (database: string) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
  const createDatabase = (name: string) => createDatabaseOn(urlOf('postgres'), name).then(() => urlOf(name));
  return {
    url: await createDatabase('tokenledger'),
    port,
    createDatabase,
    whenEnded: () => server.whenEnded(),
    stop: () => server.stop(),
  };
}

/** A free port may be taken by somebody else before the server has it. */
const ATTEMPTS_ON_FREE_PORTS = 3;

async function startOnPort(
  request: Omit<PostmasterRequest, 'port'>,
  fixedPort: number | undefined,
  password: string,
): Promise<{ server: Postmaster; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = fixedPort ?? (await freePort());
    const server = Postmaster.start({ ...request, port });
    if (await isReady(server, `postgres://postgres:${password}@127.0.0.1:${port}/postgres`)) return { server, port };
    const failure = server.failure(port);
    if (fixedPort !== undefined || attempt === ATTEMPTS_ON_FREE_PORTS) throw failure;
  }
}

/** @returns false where the server ended instead */
async function isReady(server: Postmaster, url: string): Promise<boolean> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (server.isRunning) {
    const refusal = await connectionRefusal(url);
    if (refusal === undefined) return server.isRunning;
    // A foreign server on our port refuses us too; ours then ends, for want of the port.
    await Promise.race([server.whenEnded(), wait(refusal.retriable ? 25 : 1_000)]);
    if (server.isRunning && (!refusal.retriable || Date.now() > deadline)) {
      await server.stop();
      throw refusal;
    }
  }
  return false;
}

async function connectionRefusal(url: string) {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return undefined;
  } catch (error) {
    return toPostgresFailure(error);
  }
}

async function createDatabaseOn(url: string, name: string): Promise<void> {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name)) throw new RangeError(`not a database name: ${name}`);
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${name}`);
  } catch (error) {
    throw toPostgresFailure(error);
  } finally {
    await client.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = probe.address();
      if (address === null || typeof address === 'string') {
        return reject(new PostgresUnavailableError('no free port was found'));
      }
      probe.close(() => resolve(address.port));
    });
  });
}
