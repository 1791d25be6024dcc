import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { builtServer, describeWithEngines } from '@tokenledger/shared/testing';

import { BrowserTab } from '../api/testing/browser-tab';
import { StandaloneProcess, type Welcome } from './testing/standalone-process';
import { firstCallCommand, firstQuestionCommand } from './welcome';

jest.setTimeout(120_000);

describeWithEngines('npm start', () => {
  let folder: string;
  const running: StandaloneProcess[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tokenledger-standalone-'));
    chmodSync(folder, 0o755);
  });

  afterEach(async () => {
    for (const process of running.splice(0)) await process.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });

  function start(environment: Readonly<Record<string, string>> = {}): StandaloneProcess {
    const process = StandaloneProcess.start({ TOKENLEDGER_STATE_DIR: join(folder, 'state'), ...environment });
    running.push(process);
    return process;
  }

  function run(command: string): string {
    return execFileSync('/bin/sh', ['-c', command], { encoding: 'utf8' });
  }

  async function answerWithCall(welcome: Welcome): Promise<string> {
    for (;;) {
      const answer = run(firstQuestionCommand(welcome.graphql, welcome.readKey));
      if (answer.includes('first-team')) return answer;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  it('books the first call with the printed line, and keeps it across a restart', async () => {
    const first = start();
    const welcome = await first.ready();
    expect(first.text).toContain(firstCallCommand(welcome.otlpHttp, welcome.ingestionKey));
    expect(run(firstCallCommand(welcome.otlpHttp, welcome.ingestionKey)).trim()).toBe('{}');
    // 200 × 2.50 + 1000 × 1.25 + 80 × 10.00 = 2,550 dollars per million
    expect(await answerWithCall(welcome)).toContain('"cost":[{"amount":"0.00255","currency":"USD"}]');
    expect(await first.end('SIGINT')).toBe(0);

    const second = start();
    const again = await second.ready();
    expect(again.readKey).toBe(welcome.readKey);
    expect(await answerWithCall(again)).toContain('"calls":"1"');
  });

  describe('while it runs', () => {
    let state: string;
    let one: StandaloneProcess;
    let welcome: Welcome;

    beforeAll(async () => {
      state = mkdtempSync(join(tmpdir(), 'tokenledger-standalone-'));
      one = StandaloneProcess.start({ TOKENLEDGER_STATE_DIR: state });
      welcome = await one.ready();
    });
    afterAll(async () => {
      await one.end('SIGTERM');
      rmSync(state, { recursive: true, force: true });
    });

    it('says that no call came yet, where to send usage, and that it arrives', async () => {
      const tab = new BrowserTab(welcome.graphql);
      await tab.signIn(welcome.adminEmail, welcome.adminPassword);
      const hasCalls = async () => (await tab.ask('{ viewer { organization { hasCalls } } }')).data;
      expect(await hasCalls()).toEqual({ viewer: { organization: { hasCalls: false } } });
      const status = async (): Promise<Record<string, unknown>> => {
        const query =
          '{ ingestionStatus { state lag { records } newestArrivalAt endpoints { otlpHttp otlpGrpc kafkaBrokers } } }';
        const response = await fetch(welcome.graphql, {
          method: 'POST',
          headers: { authorization: `Bearer ${welcome.readKey}`, 'content-type': 'application/json' },
          body: JSON.stringify({ query }),
        });
        const { data } = (await response.json()) as { data: { ingestionStatus: Record<string, unknown> } };
        return data.ingestionStatus;
      };
      expect(await status()).toMatchObject({
        state: 'NEVER_RECEIVED',
        newestArrivalAt: null,
        endpoints: {
          otlpHttp: welcome.otlpHttp,
          otlpGrpc: expect.stringMatching(/^http:\/\/.+:\d+$/) as string,
          kafkaBrokers: null,
        },
      });
      run(firstCallCommand(welcome.otlpHttp, welcome.ingestionKey));
      // An answer means that the ledger has it.
      expect(await status()).toMatchObject({ state: 'RECEIVING', newestArrivalAt: expect.any(String) as string });
      expect(await hasCalls()).toEqual({ viewer: { organization: { hasCalls: true } } });
      while ((await status())['lag'] === null) await new Promise((resolve) => setTimeout(resolve, 100));
      expect((await status())['lag']).toEqual({ records: '0' });
    });

    it('says that it is healthy, what it depends on, and shows metrics', async () => {
      const { admin } = welcome;
      expect((await fetch(`${admin}/healthz`)).status).toBe(200);
      const readiness = (await (await fetch(`${admin}/readyz`)).json()) as {
        ready: boolean;
        dependencies: { name: string }[];
      };
      expect(readiness.ready).toBe(true);
      expect(readiness.dependencies.map(({ name }) => name)).toEqual(['clickhouse', 'postgres', 'stream']);
      expect(await (await fetch(`${admin}/metrics`)).text()).toContain('process_memory_usage');
    });

    it('lets the administrator sign in with what was printed', async () => {
      const { graphql, adminEmail, adminPassword } = welcome;
      const tab = new BrowserTab(graphql);
      expect((await tab.signIn(adminEmail, adminPassword)).status).toBe(200);
      expect((await tab.signOut()).status).toBe(204);
    });

    it('refuses a second instance on the same state folder in one sentence', async () => {
      const second = start({ TOKENLEDGER_STATE_DIR: state });
      expect(await second.exitCode()).toBe(1);
      expect(sentences(second.text)).toHaveLength(1);
      expect(second.text).toContain(state);
    });
  });

  it('keeps the first credentials for its owner only, stores no key as it is, and shows none once they are removed', async () => {
    const first = start();
    const { ingestionKey, readKey } = await first.ready();
    const file = join(folder, 'state', 'credentials.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await first.end();
    const secrets = [ingestionKey, readKey].map((key) => key.split('_')[2] ?? '');
    for (const stored of filesBelow(join(folder, 'state'))) {
      if (stored === file) continue;
      const bytes = readFileSync(stored);
      for (const secret of secrets) expect({ stored, found: bytes.includes(secret) }).toEqual({ stored, found: false });
    }
    rmSync(file);
    const second = start();
    await second.ready();
    expect(second.text).toContain('Keys were shown at the first start');
    expect(second.text).not.toMatch(/tl[ir]_/);
  });

  it('lets an operator make keys and people while it runs, and revoke', async () => {
    const first = start();
    const welcome = await first.ready();
    const admin = (...words: string[]): string =>
      execFileSync(process.execPath, [join(builtServer(), 'apps/admin/main.js'), ...words], {
        encoding: 'utf8',
        env: { ...process.env, TOKENLEDGER_STATE_DIR: join(folder, 'state') },
      });
    const [made = ''] = admin('key', 'create', 'default', 'ingestion', 'CI').split('\n');
    expect(run(firstCallCommand(welcome.otlpHttp, made)).trim()).toBe('{}');
    admin('key', 'revoke', 'default', made.split('_')[1] ?? '');
    // Refused within seconds: what is known of a key is believed for three.
    while (run(firstCallCommand(welcome.otlpHttp, made)).trim() === '{}') {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(run(firstCallCommand(welcome.otlpHttp, made))).toContain('revoked');
    const [email = '', password = ''] = admin('user', 'add', 'default', 'ben@acme.example').split(/\s+/);
    expect((await new BrowserTab(welcome.graphql).signIn(email, password)).status).toBe(200);
    await first.end();
    expect(() => admin('key', 'list', 'default')).toThrow();
  });

  it('refuses a port that is in use in one sentence that names it', async () => {
    const occupant = createServer();
    await new Promise<void>((resolve) => occupant.listen(0, '127.0.0.1', resolve));
    const address = occupant.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const process = start({ API_PORT: port });
    expect(await process.exitCode()).toBe(1);
    occupant.close();
    expect(process.text).toContain(`port ${port}`);
    expect(sentences(process.text)).toHaveLength(1);
  });

  it('refuses a state folder that cannot be made, in one sentence', async () => {
    writeFileSync(join(folder, 'a-file'), '');
    const process = start({ TOKENLEDGER_STATE_DIR: join(folder, 'a-file', 'state') });
    expect(await process.exitCode()).toBe(1);
    expect(sentences(process.text)).toEqual([expect.stringContaining('cannot be written')]);
  });

  it('refuses wrong settings by name', async () => {
    const process = start({ API_PORT: 'http', LOG_LEVEL: 'loud' });
    expect(await process.exitCode()).toBe(1);
    expect(process.text).toMatch(/API_PORT: expected a port number/);
    expect(process.text).toMatch(/LOG_LEVEL: expected one of/);
  });

  it('ends with its parent, however that ended, and leaves nothing running', async () => {
    const parent = StandaloneProcess.startBelowParent({ TOKENLEDGER_STATE_DIR: join(folder, 'state') });
    const pid = Number(await parent.printed(/pid (\d+)/));
    await parent.ready();
    await parent.end('SIGKILL');
    await vanished(pid);
    // The folder is free again: PostgreSQL and ClickHouse went with it.
    await start().ready();
  });

  it('starts again after it was killed', async () => {
    const first = start();
    await first.ready();
    await first.end('SIGKILL');
    await start().ready();
  });
});

function sentences(output: string): readonly string[] {
  return output.split('\n').filter((line) => line !== '' && !line.startsWith('{') && !line.startsWith('('));
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

async function vanished(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
