import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ClickHouseClientConfigOptions } from '@clickhouse/client';
import type { EmbeddedClickHouseSettings } from '../client/clickhouse-settings';
import { EmbeddedSessions, type EmbeddedStatement } from './embedded-sessions';
import { InsertSpool } from './insert-spool';
import { toParamText } from './param-literal';

/** What `createClient({ connection })` takes (1.23 does not export its name). */
type ClientConnection = NonNullable<ClickHouseClientConfigOptions['connection']>;
type QueryParams = Parameters<ClientConnection['query']>[0];
type ExecParams = Parameters<ClientConnection['exec']>[0];
type CommandParams = Parameters<ClientConnection['command']>[0];
type InsertParams = Parameters<ClientConnection['insert']>[0];

/**
 * The embedded engine behind the official client, in place of HTTP.
 *
 * Not chdb's own `createChdbConnection`: that one decodes binary inserts as UTF-8, runs everything on one session, keeps
 * the settings of one query for all later ones and takes no limit for the engine's memory.
 */
export async function openEmbeddedConnection(settings: EmbeddedClickHouseSettings): Promise<ClientConnection> {
  const engine = await EmbeddedEngine.open(settings);
  return new EmbeddedConnection(engine);
}

/** Runs statements and inserts on the sessions of one data folder. */
export class EmbeddedEngine {
  private constructor(
    private readonly sessions: EmbeddedSessions,
    private readonly spool: InsertSpool,
  ) {}

  static async open(settings: EmbeddedClickHouseSettings): Promise<EmbeddedEngine> {
    const sessions = await EmbeddedSessions.open(settings);
    return new EmbeddedEngine(sessions, await InsertSpool.open(settings.path));
  }

  run(statement: EmbeddedStatement, signal?: AbortSignal): Promise<Uint8Array> {
    return this.sessions.run(statement, signal);
  }

  /** Runs an INSERT whose rows come apart from its text. */
  async insert(statement: EmbeddedStatement, rows: Readable, signal?: AbortSignal): Promise<void> {
    await this.spool.insert(statement.text, rows, async (text) => {
      await this.sessions.run({ ...statement, text }, signal);
    });
  }

  close(): Promise<void> {
    return this.sessions.close();
  }
}

class EmbeddedConnection implements ClientConnection {
  constructor(private readonly engine: EmbeddedEngine) {}

  async query(params: QueryParams) {
    const answer = await this.engine.run(toStatement(params), params.abort_signal);
    return {
      ...answered(params),
      stream: Readable.from([Buffer.from(answer.buffer, answer.byteOffset, answer.length)]),
    };
  }

  async exec(params: ExecParams) {
    if (params.values === undefined) return this.query(params);
    await this.engine.insert(toStatement(params), params.values, params.abort_signal);
    return { ...answered(params), stream: Readable.from([]) };
  }

  async command(params: CommandParams) {
    await this.engine.run(toStatement(params), params.abort_signal);
    return answered(params);
  }

  async insert(params: InsertParams) {
    const rows = typeof params.values === 'string' ? Readable.from([Buffer.from(params.values)]) : params.values;
    await this.engine.insert(toStatement(params), rows, params.abort_signal);
    return answered(params);
  }

  async ping() {
    try {
      await this.engine.run({ text: 'SELECT 1' });
      return { success: true } as const;
    } catch (error) {
      return { success: false, error: error instanceof Error ? error : new Error(String(error)) } as const;
    }
  }

  close(): Promise<void> {
    return this.engine.close();
  }
}

function answered(params: { query_id?: string }) {
  return { query_id: params.query_id ?? randomUUID(), response_headers: {}, http_status_code: 200 };
}

function toStatement({ query, query_params = {}, clickhouse_settings = {} }: QueryParams): EmbeddedStatement {
  const params = new Map(Object.entries(query_params).map(([name, value]) => [name, toParamText(value)]));
  const settings = new Map<string, string>();
  for (const [name, value] of Object.entries(clickhouse_settings)) {
    if (value !== undefined) settings.set(name, typeof value === 'boolean' ? (value ? '1' : '0') : String(value));
  }
  return { text: query, params, settings };
}
