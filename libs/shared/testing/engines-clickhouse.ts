import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClickHouse, openClickHouse } from '@tokenledger/shared/clickhouse';

/** An embedded ClickHouse with a folder of its own. One at a time in a process: the engine binds one folder. */
export interface TestClickHouse extends ClickHouse {
  readonly path: string;
}

/** `close` waits for the engine and removes the folder. */
export async function openTestClickHouse(): Promise<TestClickHouse> {
  const path = mkdtempSync(join(tmpdir(), 'tokenledger-clickhouse-'));
  const clickhouse = await openClickHouse({ kind: 'embedded', path, memoryLimitBytes: 1024 ** 3 });
  return {
    path,
    query: (query) => clickhouse.query(query),
    command: (query) => clickhouse.command(query),
    insertRowBinary: (table, columns, rows) => clickhouse.insertRowBinary(table, columns, rows),
    insertNative: (table, columns, blocks) => clickhouse.insertNative(table, columns, blocks),
    ping: () => clickhouse.ping(),
    close: async () => {
      await clickhouse.close();
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/**
 * One embedded ClickHouse for the tests of a `describe` block (or a whole file), opened before and closed after them.
 * @returns a function that gives it inside tests and hooks
 */
export function withClickHouse(prepare?: (clickhouse: TestClickHouse) => Promise<void>): () => TestClickHouse {
  let opened: TestClickHouse | undefined;
  beforeAll(async () => {
    opened = await openTestClickHouse();
    await prepare?.(opened);
  }, 60_000);
  afterAll(() => opened?.close());
  return () => {
    if (opened === undefined) throw new Error('the test ClickHouse is open only inside tests and hooks');
    return opened;
  };
}
