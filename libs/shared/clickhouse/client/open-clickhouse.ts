import { Readable } from 'node:stream';
import { createClient, ClickHouseLogLevel, type ClickHouseClient } from '@clickhouse/client';
import { openEmbeddedConnection } from '../embedded/embedded-connection';
import type { ClickHouse, ClickHouseQuery } from './clickhouse';
import { toClickHouseFailure } from './clickhouse-errors';
import {
  type ClickHouseServerSettings,
  type ClickHouseSettings,
  type ClickHouseTls,
  SETTINGS_OF_EVERY_QUERY,
} from './clickhouse-settings';

/**
 * Opens ClickHouse. A server is not contacted before the first request; the embedded engine starts here.
 * @throws ClickHouseUnavailableError where the embedded engine is not installed or its folder is in use
 */
export async function openClickHouse(settings: ClickHouseSettings): Promise<ClickHouse> {
  if (settings.kind === 'server') return new ClickHouseOverClient(serverClient(settings));
  const connection = await openEmbeddedConnection(settings);
  return new ClickHouseOverClient(createClient({ connection, log: QUIET }));
}

/** Failures reach our own log through the errors that callers see; the client would print them, queries included. */
const QUIET = { level: ClickHouseLogLevel.OFF };

function serverClient(settings: ClickHouseServerSettings): ClickHouseClient {
  return createClient({
    url: settings.url,
    database: settings.database,
    username: settings.username,
    password: settings.password,
    application: 'tokenledger',
    request_timeout: settings.requestTimeoutMs ?? 30_000,
    max_open_connections: settings.maxConnections ?? 10,
    compression: { request: settings.compression ?? false, response: settings.compression ?? false },
    // wait_end_of_query: a failure half-way is an error status, never a cut-off answer that reads like a short one.
    clickhouse_settings: { ...SETTINGS_OF_EVERY_QUERY, wait_end_of_query: 1 },
    // Arrays of ids do not fit into an address.
    use_multipart_params_auto: true,
    keep_alive: { enabled: true },
    log: QUIET,
    ...(settings.tls === undefined ? {} : { tls: tlsOf(settings.tls) }),
  });
}

function tlsOf({ authority, client }: ClickHouseTls) {
  const ca_cert = Buffer.from(authority);
  if (client === undefined) return { ca_cert };
  return { ca_cert, cert: Buffer.from(client.certificate), key: Buffer.from(client.privateKey) };
}

/** An identifier that needs no quoting, with an optional database before it. */
const TABLE = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)?$/;
const COLUMN = /^[A-Za-z_]\w*$/;

class ClickHouseOverClient implements ClickHouse {
  constructor(private readonly client: ClickHouseClient) {}

  async query<Row>({ text, params }: ClickHouseQuery): Promise<readonly Row[]> {
    return this.named(async () => {
      const answer = await this.client.query({
        query: text,
        format: 'JSONEachRow',
        ...(params === undefined ? {} : { query_params: params }),
      });
      return answer.json<Row>();
    });
  }

  async command({ text, params }: ClickHouseQuery): Promise<void> {
    await this.named(() =>
      this.client.command({ query: text, ...(params === undefined ? {} : { query_params: params }) }),
    );
  }

  insertRowBinary(table: string, columns: readonly string[], rows: Uint8Array | Readable): Promise<void> {
    return this.insert('RowBinary', table, columns, rows);
  }

  insertNative(table: string, columns: readonly string[], blocks: Uint8Array | Readable): Promise<void> {
    return this.insert('Native', table, columns, blocks);
  }

  async ping(): Promise<void> {
    await this.named(async () => {
      const answer = await this.client.ping({ select: true });
      if (!answer.success) throw answer.error;
    });
  }

  async close(): Promise<void> {
    await this.client.close();
  }

  private async insert(
    format: 'RowBinary' | 'Native',
    table: string,
    columns: readonly string[],
    rows: Uint8Array | Readable,
  ): Promise<void> {
    if (!TABLE.test(table)) throw new RangeError(`not a table name: ${table}`);
    for (const column of columns) if (!COLUMN.test(column)) throw new RangeError(`not a column name: ${column}`);
    await this.named(async () => {
      const { stream } = await this.client.exec({
        query: `INSERT INTO ${table} (${columns.join(', ')}) FORMAT ${format}`,
        values: rows instanceof Uint8Array ? Readable.from([rows], { objectMode: false }) : rows,
      });
      // The socket is free for the next request only when the (empty) answer has been read.
      for await (const _ of stream);
    });
  }

  private async named<T>(request: () => Promise<T>): Promise<T> {
    try {
      return await request();
    } catch (error) {
      throw toClickHouseFailure(error);
    }
  }
}
