import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { StandaloneProcess, type Welcome } from '../../testing/standalone-process';

/** A running `npm start` with its console, on a state folder of its own. */
export class ConsoleStack {
  private constructor(
    private readonly folder: string,
    private readonly running: StandaloneProcess,
    readonly welcome: Welcome,
  ) {}

  /** Builds the console where its sources changed, and starts. @param settings beside the state folder */
  static async start(settings: Readonly<Record<string, string>> = {}): Promise<ConsoleStack> {
    buildConsole();
    const folder = mkdtempSync(join(tmpdir(), 'tokenledger-console-'));
    // PostgreSQL does not run as root: another user must be able to enter.
    chmodSync(folder, 0o755);
    const running = StandaloneProcess.start({ ...settings, TOKENLEDGER_STATE_DIR: join(folder, 'state') });
    return new ConsoleStack(folder, running, await running.ready());
  }

  /** Runs `npm run admin` on it. @throws where it refuses */
  admin(...words: readonly string[]): string {
    const { status, stderr, stdout } = spawnSync(process.execPath, [resolve('tools/start.mjs'), 'admin', ...words], {
      encoding: 'utf8',
      env: { ...process.env, TOKENLEDGER_STATE_DIR: join(this.folder, 'state') },
    });
    if (status !== 0) throw new Error(`admin ${words.join(' ')}: ${stdout}${stderr}`);
    return stdout;
  }

  async stop(): Promise<void> {
    await this.running.end('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Asks the ledger itself, past the console: what pages must show. */
  async ask<Data>(query: string, variables: object = {}): Promise<Data> {
    const response = await fetch(this.welcome.graphql, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.welcome.readKey}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data?: Data; errors?: unknown };
    if (data === undefined || errors !== undefined) throw new Error(`the API refused: ${JSON.stringify(errors)}`);
    return data;
  }

  /** Sends spans as OTLP over HTTP and JSON; the answer is given once the ledger has them. */
  async send(body: object): Promise<void> {
    const response = await fetch(`${this.welcome.otlpHttp}/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.welcome.ingestionKey}` },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`the collector answered ${response.status}: ${await response.text()}`);
  }
}

function buildConsole(): void {
  const { status, stderr, stdout } = spawnSync(process.execPath, [resolve('tools/build-console.mjs'), '--if-changed'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the console does not build: ${stdout}${stderr}`);
}
