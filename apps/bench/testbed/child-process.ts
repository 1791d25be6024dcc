import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process that this bench started; it ends with the bench. */
export interface ChildHandle {
  readonly name: string;
  readonly pid: number;
  /** Its first line on standard output. */
  readonly firstLine: Promise<string>;
  /** All of its output up to its end. @throws where it ended with another code than 0 */
  output(): Promise<string>;
  /** As an operator would: SIGTERM, and resolves when it has ended. */
  stop(): Promise<void>;
}

export interface ChildRequest {
  readonly name: string;
  readonly args: readonly string[];
  /** Its whole environment, so that nothing of this terminal decides what is measured; undefined inherits. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Folder for a CPU profile of it. */
  readonly profileInto?: string | undefined;
}

/** Starts a Node process. */
export function startChild({ name, args, environment, profileInto }: ChildRequest): ChildHandle {
  const profiling = profileInto === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileInto}`];
  const child = spawn(process.execPath, [...profiling, ...args], {
    // Standard input is a pipe: what watches for its end ends with us.
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(environment !== undefined && { env: environment }),
  });
  if (child.pid === undefined) throw new Error(`${name} could not be started`);
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const ended = once(child, 'close');
  return {
    name,
    pid: child.pid,
    firstLine: firstLineOf(child, name),
    output: async () => {
      const [code] = (await ended) as [number | null];
      if (code !== 0) throw new Error(`${name} ended with code ${String(code)}: ${text}`);
      return text;
    },
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
    },
  };
}

function firstLineOf(child: ChildProcess, name: string): Promise<string> {
  const line = new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: string) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
    });
    child.once('close', () => reject(new Error(`${name} ended before it said anything`)));
  });
  // Not every process is waited for by its first line.
  line.catch(() => undefined);
  return line;
}

/** Ports that nobody listened on a moment ago. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('a server on a port has an address');
    return address.port;
  });
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

const READY_WITHIN_MS = 60_000;

/** Waits until a process says that it is ready, by its `/readyz`. */
export async function whenReady(name: string, adminPort: number): Promise<void> {
  const giveUpAt = Date.now() + READY_WITHIN_MS;
  let last = 'it did not listen';
  while (Date.now() < giveUpAt) {
    try {
      const answer = await fetch(`http://127.0.0.1:${adminPort}/readyz`);
      last = await answer.text();
      if (answer.ok) return;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
    await sleep(50);
  }
  throw new Error(`${name} was not ready within ${READY_WITHIN_MS / 1000} s: ${last}`);
}
