import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

import { builtServer } from '@tokenledger/shared/testing';

/** Settings under which several instances run beside each other: every port is a free one. */
export const FREE_PORTS = {
  OTLP_HTTP_PORT: '0',
  OTLP_GRPC_PORT: '0',
  API_PORT: '0',
  ADMIN_PORT: '0',
  CLICKHOUSE_MEMORY_BYTES: String(1024 ** 3),
};

/** What was printed at the start. */
export interface Welcome {
  /** With the slash at its end; `not` where no console was built. */
  readonly console: string;
  readonly graphql: string;
  readonly otlpHttp: string;
  readonly admin: string;
  readonly ingestionKey: string;
  readonly readKey: string;
  readonly adminEmail: string;
  readonly adminPassword: string;
}

/** The application as a person starts it: a process of its own. */
export class StandaloneProcess {
  private output = '';
  private readonly ended: Promise<number | null>;

  private constructor(readonly child: ChildProcess) {
    child.stdout?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.ended = new Promise((resolve) => child.on('exit', (code) => resolve(code)));
  }

  static start(environment: Readonly<Record<string, string>>): StandaloneProcess {
    const main = join(builtServer(), 'apps/standalone/main.js');
    const env = { ...process.env, ...FREE_PORTS, ...environment };
    return new StandaloneProcess(spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  /** A shell that starts it and can be killed without a word. */
  static startBelowParent(environment: Readonly<Record<string, string>>): StandaloneProcess {
    const main = join(builtServer(), 'apps/standalone/main.js');
    const env = { ...process.env, ...FREE_PORTS, ...environment };
    const command = `"${process.execPath}" "${main}" & echo "pid $!"; wait`;
    return new StandaloneProcess(spawn('/bin/sh', ['-c', command], { env, stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  get text(): string {
    return this.output;
  }

  /** @throws where the process ends instead, with what it printed */
  async ready(): Promise<Welcome> {
    await this.printed(/Ctrl-C stops everything|Keys were shown/);
    const after = (label: string): string => new RegExp(`${label}\\s+(\\S+)`).exec(this.output)?.[1] ?? '';
    return {
      console: after('Console'),
      graphql: after('GraphQL API'),
      otlpHttp: after('OTLP over HTTP'),
      admin: after('Health, metrics').replace(/\/readyz$/, ''),
      ingestionKey: after('Ingestion key'),
      readKey: after('Read key'),
      adminEmail: after('Administrator'),
      adminPassword: after('Administrator\\s+\\S+'),
    };
  }

  async printed(expected: RegExp): Promise<string> {
    let code: number | null | undefined;
    void this.ended.then((ended) => (code = ended));
    while (!expected.test(this.output)) {
      if (code !== undefined) throw new Error(`the application ended with ${code}:\n${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return expected.exec(this.output)?.[1] ?? '';
  }

  /** @returns the exit code */
  end(signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
    this.child.kill(signal);
    return this.ended;
  }

  exitCode(): Promise<number | null> {
    return this.ended;
  }
}
