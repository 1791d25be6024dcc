import { mkdir } from 'node:fs/promises';
import { ClickHouseUnavailableError, toClickHouseFailure } from '../client/clickhouse-errors';
import { type EmbeddedClickHouseSettings, SETTINGS_OF_EVERY_QUERY } from '../client/clickhouse-settings';
import { type ChdbSession, loadChdb } from './chdb-module';
import { toStringLiteral } from './param-literal';

export interface EmbeddedStatement {
  readonly text: string;
  /** By placeholder name, as `toParamText` writes them. */
  readonly params?: ReadonlyMap<string, string>;
  /** For this statement alone. */
  readonly settings?: ReadonlyMap<string, string>;
  /** Format of rows where the text names none. */
  readonly defaultFormat?: string;
  readonly database?: string;
}

/**
 * Sessions of the embedded engine on one data folder.
 *
 * A session runs one statement at a time and keeps what was SET on it, so a statement has a session to itself and leaves
 * it as it found it. Parameters are SET as well: chdb's own binding (3.4.0) runs one statement at a time in the whole
 * process, since concurrent ones would mix up their values.
 */
export class EmbeddedSessions {
  private readonly idle: PooledSession[] = [];
  private readonly waiting: ((session: PooledSession) => void)[] = [];
  private readonly busy = new Set<Promise<unknown>>();
  private closed: Promise<void> | undefined;

  private constructor(
    private readonly open: () => Promise<PooledSession>,
    private readonly drainPending: () => Promise<void>,
  ) {}

  /** @throws ClickHouseUnavailableError where the engine is not installed or the folder is in use */
  static async open(settings: EmbeddedClickHouseSettings): Promise<EmbeddedSessions> {
    const { Session, drainPending } = await loadChdb();
    await makeFolder(settings.path);
    const database = settings.database ?? 'default';
    const connectionArgs = [
      `--max_server_memory_usage=${settings.memoryLimitBytes ?? 2 * 1024 ** 3}`,
      ...(settings.configFile === undefined ? [] : [`--config-file=${settings.configFile}`]),
    ];
    const openSession = () => PooledSession.open(() => new Session(settings.path, { connectionArgs }), database);
    const sessions = new EmbeddedSessions(openSession, drainPending);
    try {
      for (let count = settings.sessions ?? 3; count > 0; count--) sessions.idle.push(await openSession());
    } catch (error) {
      await sessions.close();
      throw toOpeningFailure(error, settings.path);
    }
    return sessions;
  }

  /** @returns what the statement answers, in its format */
  async run(statement: EmbeddedStatement, signal?: AbortSignal): Promise<Uint8Array> {
    if (this.closed !== undefined) throw new ClickHouseUnavailableError('the embedded ClickHouse is closed');
    signal?.throwIfAborted();
    const running = this.runOnOwnSession(statement);
    this.busy.add(running);
    const finished = running.finally(() => this.busy.delete(running));
    if (signal === undefined) return finished;
    // The engine cannot be interrupted: the caller goes, the statement runs to its end on its session.
    return new Promise((resolve, reject) => {
      const abort = () => reject(new ClickHouseUnavailableError('the query was cancelled', signal.reason));
      signal.addEventListener('abort', abort, { once: true });
      finished.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
    });
  }

  /** Waits for running statements; none is taken any more. */
  close(): Promise<void> {
    this.closed ??= (async () => {
      await Promise.allSettled([...this.busy]);
      for (const session of this.idle.splice(0)) session.close();
      await this.drainPending();
    })();
    return this.closed;
  }

  private async runOnOwnSession(statement: EmbeddedStatement): Promise<Uint8Array> {
    let session = await this.acquire();
    try {
      if (session.soiled) session = await this.replaced(session);
      return await session.run(statement);
    } finally {
      this.release(session);
    }
  }

  private async replaced(soiled: PooledSession): Promise<PooledSession> {
    const fresh = await this.open();
    soiled.close();
    return fresh;
  }

  private acquire(): Promise<PooledSession> {
    const session = this.idle.pop();
    return session === undefined ? new Promise((resolve) => this.waiting.push(resolve)) : Promise.resolve(session);
  }

  private release(session: PooledSession): void {
    const next = this.waiting.shift();
    if (next === undefined) this.idle.push(session);
    else next(session);
  }
}

const OURS: ReadonlyMap<string, string | number> = new Map(Object.entries(SETTINGS_OF_EVERY_QUERY));

class PooledSession {
  /** Whether settings of one statement may still be in force. */
  soiled = false;
  private current: string;
  private readonly stale = new Set<string>();

  private constructor(
    private readonly session: ChdbSession,
    private readonly home: string,
  ) {
    this.current = home;
  }

  static async open(create: () => ChdbSession, database: string): Promise<PooledSession> {
    const session = create();
    try {
      await session.queryAsync(setStatement([...OURS].map(toAssignment)));
      await session.queryAsync(`CREATE DATABASE IF NOT EXISTS ${identifier(database)}`);
      await session.queryAsync(`USE ${identifier(database)}`);
    } catch (error) {
      session.close();
      throw error;
    }
    return new PooledSession(session, database);
  }

  async run(statement: EmbeddedStatement): Promise<Uint8Array> {
    const { text, params = new Map(), defaultFormat, database = this.home } = statement;
    const settings = withoutOurs(statement.settings);
    try {
      if (database !== this.current) await this.use(database);
      await this.bind(text, params);
      if (settings.size > 0) await this.set(settings);
      const answer = await this.session.queryAsync(text, { format: defaultFormat ?? 'TabSeparated' });
      return answer.bytes();
    } catch (error) {
      throw withServerCode(error);
    } finally {
      if (settings.size > 0) await this.unset(settings);
    }
  }

  close(): void {
    this.session.close();
  }

  private async use(database: string): Promise<void> {
    await this.session.queryAsync(`USE ${identifier(database)}`);
    this.current = database;
  }

  private async bind(text: string, params: ReadonlyMap<string, string>): Promise<void> {
    for (const name of this.stale) {
      // A value of an earlier statement must not stand in for one that is missing.
      if (!params.has(name) && new RegExp(`\\{\\s*${name}\\s*:`).test(text)) throw new UnboundParameter(name);
    }
    if (params.size === 0) return;
    const assignments = [...params].map(([name, value]) => {
      this.stale.add(parameterName(name));
      return `param_${name} = ${toStringLiteral(value)}`;
    });
    await this.session.queryAsync(setStatement(assignments));
  }

  private async set(settings: ReadonlyMap<string, string>): Promise<void> {
    this.soiled = true;
    await this.session.queryAsync(setStatement([...settings].map(toAssignment)));
  }

  /** A session whose settings cannot be taken back stays soiled and is replaced. */
  private async unset(settings: ReadonlyMap<string, string>): Promise<void> {
    const before = [...settings.keys()].map((name) => {
      const value = OURS.get(name);
      return value === undefined ? `${settingName(name)} = DEFAULT` : toAssignment([name, value]);
    });
    try {
      await this.session.queryAsync(setStatement(before));
      this.soiled = false;
    } catch {
      this.soiled = true;
    }
  }
}

/** Settings that hold anyway need not be set and taken back. */
function withoutOurs(settings: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> {
  return new Map([...settings].filter(([name, value]) => String(OURS.get(name)) !== value));
}

/** As the server says it (code 456). */
class UnboundParameter extends Error {
  readonly code = '456';
  readonly type = 'UNKNOWN_QUERY_PARAMETER';

  constructor(name: string) {
    super(`Substitution \`${name}\` is not set`);
  }
}

const NAME = /^[A-Za-z_]\w*$/;

function parameterName(name: string): string {
  if (!NAME.test(name)) throw new RangeError(`not a parameter name: ${name}`);
  return name;
}

function settingName(name: string): string {
  if (!NAME.test(name)) throw new RangeError(`not a setting name: ${name}`);
  return name;
}

function identifier(name: string): string {
  if (!NAME.test(name)) throw new RangeError(`not a database name: ${name}`);
  return name;
}

function setStatement(assignments: readonly string[]): string {
  return `SET ${assignments.join(', ')}`;
}

function toAssignment([name, value]: readonly [string, string | number]): string {
  return `${settingName(name)} = ${typeof value === 'number' ? value : toStringLiteral(value)}`;
}

/** chdb's errors carry the server's number as `clickhouseCode` and its name at the end of the message. */
function withServerCode(error: unknown): unknown {
  if (!(error instanceof Error) || !('clickhouseCode' in error) || typeof error.clickhouseCode !== 'number')
    return error;
  const type = /\(([A-Z][A-Z0-9_]+)\)\s*$/.exec(error.message)?.[1] ?? 'UNKNOWN';
  const message = error.message.replace(/^Code: \d+\. DB::Exception: /, '').replace(/\s*\([A-Z][A-Z0-9_]+\)\s*$/, '');
  return Object.assign(new Error(message, { cause: error }), { code: String(error.clickhouseCode), type });
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new ClickHouseUnavailableError(`the ClickHouse data folder ${path} cannot be created`, error);
  }
}

function toOpeningFailure(error: unknown, path: string): Error {
  const message = error instanceof Error ? error.message : String(error);
  if (/CANNOT_OPEN_FILE|already running|Cannot lock/i.test(message)) {
    return new ClickHouseUnavailableError(`the ClickHouse data folder ${path} is in use by another process`, error);
  }
  return toClickHouseFailure(withServerCode(error));
}
