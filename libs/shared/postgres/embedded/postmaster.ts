import { type ChildProcess, spawn } from 'node:child_process';
import { PostgresUnavailableError } from '../pool/postgres-errors';
import type { ServerAccount } from './server-account';

export interface PostmasterRequest {
  readonly postgres: string;
  readonly data: string;
  readonly port: number;
  readonly account: ServerAccount | undefined;
  /** False trades durability for speed, for tests. */
  readonly durable: boolean;
}

/** How long a server may take to write back what it holds before it is told to leave it to recovery. */
const STOP_GRACE_MS = 15_000;

const LOG_TAIL = 4_000;

/** One running server process, and what ends it should this process be killed. */
export class Postmaster {
  private log = '';
  private readonly ended: Promise<void>;
  private readonly watchdog: ChildProcess | undefined;
  private exited = false;

  private constructor(private readonly server: ChildProcess) {
    this.ended = new Promise((resolve) => {
      const end = () => {
        this.exited = true;
        this.watchdog?.kill('SIGKILL');
        resolve();
      };
      server.once('exit', end).once('error', (error) => {
        this.log += error.message;
        end();
      });
    });
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.log = (this.log + text).slice(-LOG_TAIL);
    });
    this.watchdog = server.pid === undefined ? undefined : startWatchdog(server.pid);
  }

  static start(request: PostmasterRequest): Postmaster {
    const { account, durable } = request;
    const settings = [...SETTINGS, ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'])];
    const server = spawn(
      request.postgres,
      ['-D', request.data, '-p', String(request.port), ...settings.flatMap((setting) => ['-c', setting])],
      {
        // A session of its own: Ctrl-C reaches us, and we stop the server when we are done with it.
        detached: true,
        stdio: ['ignore', 'ignore', 'pipe'],
        ...(account === undefined ? {} : { uid: account.uid, gid: account.gid }),
      },
    );
    return new Postmaster(server);
  }

  get isRunning(): boolean {
    return !this.exited;
  }

  /** What the server last logged. */
  get lastWords(): string {
    return this.log;
  }

  /** Resolves once the server has ended, whoever ended it. */
  whenEnded(): Promise<void> {
    return this.ended;
  }

  /** Fast shutdown: sessions are cut, data are written back. */
  async stop(): Promise<void> {
    if (this.exited) return;
    this.server.kill('SIGINT');
    const impatient = setTimeout(() => this.server.kill('SIGQUIT'), STOP_GRACE_MS);
    await this.ended;
    clearTimeout(impatient);
  }

  failure(port: number): PostgresUnavailableError {
    if (/could not bind|Address already in use/i.test(this.log)) {
      return new PostgresUnavailableError(`port ${port} of the embedded PostgreSQL is in use by another program`);
    }
    return new PostgresUnavailableError(`the embedded PostgreSQL did not start: ${this.log.trim().slice(-500)}`);
  }
}

/** Loopback only, no socket files (their paths have a limit of 100 characters), small: it holds what people decide. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'password_encryption=scram-sha-256',
  'max_connections=100',
  'shared_buffers=32MB',
  'timezone=UTC',
  'log_timezone=UTC',
  'lc_messages=C',
  'logging_collector=off',
];

/**
 * Ends the server once the pipe from this process closes, which the system does however this process ends. A server does
 * not end with the process that started it.
 */
function startWatchdog(pid: number): ChildProcess | undefined {
  if (process.platform === 'win32') return undefined;
  const watchdog = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$0"', String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watchdog.unref();
  return watchdog;
}
