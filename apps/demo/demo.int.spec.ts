import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { METERING_CLICKHOUSE_TENANT_TABLES } from '@tokenledger/metering/data';
import { type ClickHouse, openClickHouse } from '@tokenledger/shared/clickhouse';
import { describeWithEngines } from '@tokenledger/shared/testing';

import { StandaloneProcess, type Welcome } from '../standalone/testing/standalone-process';
import { firstCallCommand, firstQuestionCommand } from '../standalone/welcome';
import { DemoCommand, runDemoCommand } from './testing/demo-command';

jest.setTimeout(300_000);

/** No call of these is a dead letter, and no quarter of an hour so busy that it has slices. */
const HELD_BY_NOBODY: ReadonlySet<string> = new Set(['dead_letters', 'usage_slice']);

describeWithEngines('npm run demo, with a running npm start', () => {
  let folder: string;
  let state: string;
  let standalone: StandaloneProcess;
  let welcome: Welcome;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tokenledger-demo-'));
    chmodSync(folder, 0o755);
    state = join(folder, 'state');
    standalone = StandaloneProcess.start({ TOKENLEDGER_STATE_DIR: state });
    welcome = await standalone.ready();
    run(firstCallCommand(welcome.otlpHttp, welcome.ingestionKey));
  });
  afterAll(async () => {
    await standalone?.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });

  function run(command: string): string {
    return execFileSync('/bin/sh', ['-c', command], { encoding: 'utf8' });
  }

  /** What the first organisation is told of its only call. */
  async function answerOfTheOther(): Promise<string> {
    for (;;) {
      const answer = run(firstQuestionCommand(welcome.graphql, welcome.readKey));
      if (answer.includes('first-team')) return answer;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  it('says where to look when nothing is running', async () => {
    const { code, output } = await runDemoCommand('--state', join(folder, 'nowhere'));
    expect(code).toBe(1);
    expect(output).toContain('start it with npm start');
  });

  it('books every call to the last digit, is there the second time, and leaves nothing behind', async () => {
    const theOther = await answerOfTheOther();
    const size = ['--state', state, '--calls', '2000', '--days', '21'];
    const made = await runDemoCommand(...size);
    expect(made).toMatchObject({ code: 0 });
    expect(made.output).toMatch(/calls +2000 +2000/);
    expect(made.output).not.toContain('differs');
    expect(made.output).toMatch(/Password +\S{16} /);

    const again = await runDemoCommand(...size);
    expect(again).toMatchObject({ code: 0 });
    expect(again.output).toContain('is there: 2000 calls');
    expect(again.output).toContain('npm run demo -- --renew');

    const removed = await runDemoCommand('--state', state, '--remove');
    expect(removed).toMatchObject({ code: 0 });
    // A call that was seen twice has two readings and a booking; ClickHouse may still hold the two as they were before.
    const twice = Number(/(\d+) calls seen twice/.exec(made.output)?.[1]);
    const [, rows] = /usage_events +(\d+) +0\n/.exec(removed.output) ?? [];
    expect(twice).toBeGreaterThan(0);
    expect(Number(rows)).toBeGreaterThanOrEqual(2000 + 2 * twice);
    expect(Number(rows)).toBeLessThanOrEqual(2000 + 4 * twice);
    expect(removed.output).toContain('Nothing of Halyard Robotics (demo) remains.');
    expect(await answerOfTheOther()).toBe(theOther);
  });

  it('leaves something that --remove cleans when it is stopped in the middle', async () => {
    const stopped = await new DemoCommand(['--state', state, '--calls', '20000', '--days', '60']).stopAfter(/sending/);
    expect(stopped).toMatchObject({ code: 130 });
    expect(stopped.output).toContain('npm run demo -- --remove takes away what is there');
    const again = await runDemoCommand('--state', state);
    expect(again).toMatchObject({ code: 1 });
    expect(again.output).toContain('was broken off');
    const removed = await runDemoCommand('--state', state, '--remove');
    expect(removed).toMatchObject({ code: 0 });
  });

  it('has removed it from the files of ClickHouse too, and nothing of the other organisation', async () => {
    await answerOfTheOther();
    await standalone.end('SIGTERM');
    const clickhouse = await openClickHouse({
      kind: 'embedded',
      path: join(state, 'clickhouse'),
      memoryLimitBytes: 1024 ** 3,
    });
    try {
      for (const { name } of METERING_CLICKHOUSE_TENANT_TABLES) {
        expect({ name, tenants: await tenantsIn(clickhouse, name) }).toEqual({
          name,
          tenants: HELD_BY_NOBODY.has(name) ? [] : ['default'],
        });
      }
    } finally {
      await clickhouse.close();
    }
  });

  async function tenantsIn(clickhouse: ClickHouse, table: string): Promise<readonly string[]> {
    const rows = await clickhouse.query<{ tenant_id: string }>({ text: `SELECT DISTINCT tenant_id FROM ${table}` });
    return rows.map((row) => row.tenant_id);
  }
});
