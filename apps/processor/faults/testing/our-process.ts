import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

import { builtServer } from '@tokenledger/shared/testing';

/** A process of ours, whose every word is kept. */
export interface OurProcess {
  readonly name: string;
  readonly pid: number;
  /** Everything it wrote to its standard output and error. */
  readonly output: () => string;
  readonly isRunning: () => boolean;
  /** What `/readyz` says; undefined while it does not listen. */
  readiness(): Promise<Readiness | undefined>;
  /** The body of any path of its admin server. */
  read(path: string): Promise<string>;
  /** SIGKILL; resolves once it is gone. */
  kill(): Promise<void>;
  /** Holds it still, as a machine without memory or a long pause would; its connections stay open. */
  freeze(): void;
  thaw(): void;
  /** SIGTERM. @returns the exit code */
  stop(): Promise<number | null>;
  /** @returns the exit code of a process that ends by itself */
  whenEnded(): Promise<number | null>;
}

export interface Readiness {
  readonly ready: boolean;
  readonly dependencies: readonly { readonly name: string; readonly ready: boolean; readonly detail: string }[];
}

export type ProcessSettings = Readonly<Record<string, string>>;

/**
 * Starts it and returns at once: a test may want to kill it while it starts.
 * @param app folder of its `main.ts` below `apps`
 */
export function startOurProcess(
  app: string,
  name: string,
  settings: ProcessSettings,
  args: readonly string[] = [],
): OurProcess {
  const child = spawn(process.execPath, [join(serverFolder(), 'apps', app, 'main.js'), ...args], {
    env: {
      PATH: process.env['PATH'],
      TZ: 'UTC',
      ADMIN_HOST: '127.0.0.1',
      ADMIN_PORT: '0',
      LOG_LEVEL: 'debug',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = endOf(child);
  const read = async (path: string): Promise<string> => {
    const port = /"admin":(\d+)/.exec(output)?.[1];
    if (port === undefined) throw new Error(`${name} does not listen yet`);
    return await (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  };
  return {
    name,
    pid: child.pid ?? 0,
    output: () => output,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    read,
    readiness: async () => {
      if (!output.includes('"admin":')) return undefined;
      return JSON.parse(await read('/readyz')) as Readiness;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    stop: async () => {
      child.kill('SIGTERM');
      return await ended;
    },
    whenEnded: () => ended,
  };
}

let built: string | undefined;

/** Built once for a file of tests: asking costs a second, and all its processes run the same code. */
function serverFolder(): string {
  built ??= builtServer();
  return built;
}

function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve(code));
  });
}

/** The newest lines of some processes, without those for debugging, for the text of a failure. */
export function lastLines(processes: readonly OurProcess[], count = 12): string {
  return processes
    .map((one) => `--- ${one.name} (pid ${one.pid}, ${one.isRunning() ? 'running' : 'ended'})\n${tail(one, count)}`)
    .join('\n');
}

function tail(one: OurProcess, count: number): string {
  return one
    .output()
    .trim()
    .split('\n')
    .filter((line) => !line.includes('"level":"debug"'))
    .slice(-count)
    .map((line) => line.slice(0, 400))
    .join('\n');
}
