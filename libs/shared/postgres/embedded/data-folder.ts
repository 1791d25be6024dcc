import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { errorCode } from '@tokenledger/shared/result';
import { PostgresUnavailableError } from '../pool/postgres-errors';
import type { PostgresBinaries } from './postgres-binaries';
import { requireReachable, type ServerAccount } from './server-account';

const run = promisify(execFile);

/** A folder with a database cluster in `data` and its superuser's password beside it. */
export interface DataFolder {
  readonly data: string;
  readonly password: string;
}

export interface DataFolderRequest {
  readonly folder: string;
  readonly binaries: PostgresBinaries;
  readonly account: ServerAccount | undefined;
  /** False skips the flush to disk, for tests. */
  readonly durable: boolean;
}

/** How long a server of a process that was killed may take to end; its watchdog stops it. */
const ORPHAN_GRACE_MS = 8_000;

/** Creates the cluster where there is none yet; what a killed process began is begun again. */
export async function prepareDataFolder(request: DataFolderRequest): Promise<DataFolder> {
  const { folder, account } = request;
  const data = join(folder, 'data');
  await makeFolder(folder, account);
  if (account !== undefined) await requireReachable(data, account);
  const password = await passwordOf(folder);
  if (!existsSync(join(data, 'PG_VERSION'))) await createCluster(request, data, password);
  return { data, password };
}

/** The server's own account must be able to pass through; `data` is closed to all others. */
async function makeFolder(folder: string, account: ServerAccount | undefined): Promise<void> {
  const mode = account === undefined ? 0o700 : 0o711;
  try {
    await mkdir(folder, { recursive: true, mode });
    if (account !== undefined) await chmod(folder, mode);
  } catch (error) {
    throw new PostgresUnavailableError(`the PostgreSQL folder ${folder} cannot be created: ${reasonOf(error)}`, error);
  }
}

async function createCluster(request: DataFolderRequest, data: string, password: string): Promise<void> {
  const { folder, binaries, account, durable } = request;
  const started = join(folder, `data.new-${process.pid}`);
  const passwordFile = join(folder, `password-${process.pid}`);
  try {
    await rm(started, { recursive: true, force: true });
    await mkdir(started, { mode: 0o700 });
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (account !== undefined) {
      await chown(started, account.uid, account.gid);
      await chown(passwordFile, account.uid, account.gid);
    }
    const flags = ['--auth=scram-sha-256', '--username=postgres', '--encoding=UTF8', '--locale=C', '--no-instructions'];
    await run(
      binaries.initdb,
      [`--pgdata=${started}`, `--pwfile=${passwordFile}`, ...flags, ...(durable ? [] : ['--no-sync'])],
      account === undefined ? {} : { uid: account.uid, gid: account.gid },
    );
    await rename(started, data);
  } catch (error) {
    // Another process may have been quicker; its cluster has the same password.
    if (!existsSync(join(data, 'PG_VERSION'))) {
      throw new PostgresUnavailableError(`the PostgreSQL folder ${folder} cannot be set up: ${reasonOf(error)}`, error);
    }
  } finally {
    await rm(passwordFile, { force: true });
    await rm(started, { recursive: true, force: true });
  }
}

async function passwordOf(folder: string): Promise<string> {
  const file = join(folder, 'password');
  try {
    await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
  return readFile(file, 'utf8');
}

/**
 * Makes sure that no server uses the data, and forgets one that is gone.
 *
 * PostgreSQL checks this itself, but takes any process that now has the number of the old one for it; in a container,
 * where numbers are low, that is likely after a kill.
 *
 * @throws PostgresUnavailableError where a server keeps running on the data
 */
export async function claimData(data: string, graceMs = ORPHAN_GRACE_MS): Promise<void> {
  const lockFile = join(data, 'postmaster.pid');
  const deadline = Date.now() + graceMs;
  for (;;) {
    const pid = await pidIn(lockFile);
    if (pid === undefined) return;
    if (!(await isServerOn(data, pid))) return rm(lockFile, { force: true });
    if (Date.now() > deadline) {
      throw new PostgresUnavailableError(
        `the PostgreSQL folder ${data} is in use by another instance (process ${pid}): stop it, or choose another folder`,
      );
    }
    await wait(100);
  }
}

async function pidIn(lockFile: string): Promise<number | undefined> {
  try {
    const [line = ''] = (await readFile(lockFile, 'utf8')).split('\n');
    return Number(line);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function isServerOn(data: string, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'win32') return true;
  try {
    const { stdout } = await run('ps', ['-ww', '-o', 'args=', '-p', String(pid)]);
    return stdout.includes(data);
  } catch (error) {
    // ps ends with 1 where there is no such process; without ps on the system, PostgreSQL's own check decides.
    return !(typeof error === 'object' && error !== null && 'code' in error && error.code === 1);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

function reasonOf(error: unknown): string {
  const stderr = typeof error === 'object' && error !== null && 'stderr' in error ? String(error.stderr).trim() : '';
  return stderr === '' ? String(error) : stderr.slice(-500);
}
