import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClickHouse, openClickHouse } from '@tokenledger/shared/clickhouse';

/** An embedded ClickHouse with a folder of its own. One at a time in a process: the engine binds one folder. */
export interface TestClickHouse extends ClickHouse {
  readonly path: string;
}

export interface TestClickHouseOptions {
  /** `default` by default. */
  readonly database?: string;
  /** A folder such as `infra/clickhouse/users.d`: its users are there beside `default`, which asks and may do everything. */
  readonly usersFolder?: string;
}

/** `close` waits for the engine and removes the folder. */
export async function openTestClickHouse({
  database,
  usersFolder,
}: TestClickHouseOptions = {}): Promise<TestClickHouse> {
  const path = mkdtempSync(join(tmpdir(), 'tokenledger-clickhouse-'));
  const configFolder = `${path}-config`;
  const clickhouse = await openClickHouse({
    kind: 'embedded',
    path,
    memoryLimitBytes: 1024 ** 3,
    ...(database !== undefined && { database }),
    ...(usersFolder !== undefined && { configFile: writeConfig(configFolder, usersFolder) }),
  });
  return {
    path,
    query: (query) => clickhouse.query(query),
    command: (query) => clickhouse.command(query),
    insertRowBinary: (table, columns, rows) => clickhouse.insertRowBinary(table, columns, rows),
    insertNative: (table, columns, blocks) => clickhouse.insertNative(table, columns, blocks),
    ping: () => clickhouse.ping(),
    close: async () => {
      await clickhouse.close();
      for (const folder of [path, configFolder]) rmSync(folder, { recursive: true, force: true });
    },
  };
}

const USERS = `<clickhouse>
  <profiles><default/></profiles>
  <quotas><default/></quotas>
  <users>
    <default>
      <password/>
      <networks><ip>::/0</ip></networks>
      <profile>default</profile>
      <quota>default</quota>
      <access_management>1</access_management>
    </default>
  </users>
</clickhouse>`;

/** @returns the file to start the engine with */
function writeConfig(folder: string, usersFolder: string): string {
  mkdirSync(join(folder, 'users.d'), { recursive: true });
  const usersFile = join(folder, 'users.xml');
  writeFileSync(usersFile, USERS);
  for (const name of readdirSync(usersFolder)) {
    // The engine sees the environment that the process was started with, not what a test adds to it.
    const text = readFileSync(join(usersFolder, name), 'utf8').replaceAll(
      /<password from_env="\w+" optional="true"\/>/g,
      '<password>of a test</password>',
    );
    writeFileSync(join(folder, 'users.d', name), text);
  }
  const configFile = join(folder, 'config.xml');
  writeFileSync(configFile, `<clickhouse><users_config>${usersFile}</users_config></clickhouse>`);
  return configFile;
}

/**
 * One embedded ClickHouse for the tests of a `describe` block (or a whole file), opened before and closed after them.
 * @returns a function that gives it inside tests and hooks
 */
export function withClickHouse(
  prepare?: (clickhouse: TestClickHouse) => Promise<void>,
  options?: TestClickHouseOptions,
): () => TestClickHouse {
  let opened: TestClickHouse | undefined;
  beforeAll(async () => {
    opened = await openTestClickHouse(options);
    await prepare?.(opened);
  }, 60_000);
  afterAll(() => opened?.close());
  return () => {
    if (opened === undefined) throw new Error('the test ClickHouse is open only inside tests and hooks');
    return opened;
  };
}
