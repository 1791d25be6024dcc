import { ClickHouseUnavailableError } from '../client/clickhouse-errors';

type Chdb = typeof import('chdb');
export type ChdbSession = import('chdb').Session;

/**
 * Loads the embedded engine, an optional dependency of half a gigabyte that production images leave out.
 * @throws ClickHouseUnavailableError that says how to get it
 */
export async function loadChdb(): Promise<Chdb> {
  try {
    return await import('chdb');
  } catch (error) {
    throw new ClickHouseUnavailableError(
      `The embedded ClickHouse (npm package chdb) cannot be loaded on ${process.platform} ${process.arch}. ` +
        'Run `npm install --include=optional` on Linux (glibc) or macOS, or set CLICKHOUSE_URL to use a server.',
      error,
    );
  }
}
