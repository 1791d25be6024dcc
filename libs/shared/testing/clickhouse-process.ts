import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtServer } from './built-server';
import { firstLineOf } from './first-line-of';

/** ClickHouse's HTTP interface over the embedded engine, in a process that a test may kill and start again. */
export interface ClickHouseProcess {
  readonly url: string;
  readonly port: number;
  readonly path: string;
  /** Ends it as an operator would; its data stay. */
  stop(): Promise<void>;
  /** Ends it with SIGKILL; its data stay. */
  kill(): Promise<void>;
  /** Starts it again on the same data and port; resolves once it listens. */
  start(): Promise<void>;
  /** Stops it and removes a temporary data folder. */
  dispose(): Promise<void>;
}

export interface ClickHouseProcessOptions {
  /** A temporary folder of its own by default, removed by `dispose`. */
  readonly path?: string;
  /** A free port by default; kept over restarts. */
  readonly port?: number;
  /** 1 GiB by default. */
  readonly memoryLimitBytes?: number;
}

const ENTRY = 'libs/shared/clickhouse/endpoint/main.js';

interface Running {
  readonly process: ChildProcess;
  readonly ended: Promise<void>;
  readonly url: string;
  readonly port: number;
}

/** Brings `dist/server` up to date first, which takes no time where nothing changed. */
export async function startClickHouseProcess(options: ClickHouseProcessOptions = {}): Promise<ClickHouseProcess> {
  const entry = join(builtServer(), ENTRY);
  const path = options.path ?? mkdtempSync(join(tmpdir(), 'tokenledger-clickhouse-process-'));
  const memory = options.memoryLimitBytes ?? 1024 ** 3;
  let running = await run(entry, path, options.port ?? 0, memory);
  const { url, port } = running;
  const end = async (signal: NodeJS.Signals) => {
    running.process.kill(signal);
    await running.ended;
  };
  return {
    url,
    port,
    path,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    start: async () => {
      await running.ended;
      running = await run(entry, path, port, memory);
    },
    dispose: async () => {
      await end('SIGTERM');
      if (options.path === undefined) rmSync(path, { recursive: true, force: true });
    },
  };
}

async function run(entry: string, path: string, port: number, memory: number): Promise<Running> {
  const args = [entry, `--path=${path}`, `--port=${port}`, `--memory=${memory}`];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const announced = JSON.parse(await firstLineOf(child, 'ClickHouse')) as { url: string; port: number };
  return { process: child, ended, ...announced };
}
