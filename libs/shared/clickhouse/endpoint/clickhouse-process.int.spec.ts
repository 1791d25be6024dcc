import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  builtServer,
  type ClickHouseProcess,
  describeWithEngines,
  firstLineOf,
  startClickHouseProcess,
} from '@tokenledger/shared/testing';
import { type ClickHouse, openClickHouse } from '../index';

describeWithEngines(
  'ClickHouse endpoint as a process',
  () => {
    let server: ClickHouseProcess;
    let first: ClickHouse;
    let second: ClickHouse;

    beforeAll(async () => {
      server = await startClickHouseProcess();
      const settings = { kind: 'server', url: server.url, database: 'default', username: 'x', password: 'y' } as const;
      [first, second] = await Promise.all([openClickHouse(settings), openClickHouse(settings)]);
    }, 120_000);
    afterAll(async () => {
      await Promise.all([first.close(), second.close()]);
      await server.dispose();
    });

    it('lets two clients share a store, and keeps what it acknowledged through a kill', async () => {
      await first.command({ text: 'CREATE TABLE numbers (n UInt16) ENGINE = MergeTree ORDER BY n' });
      const batches = Array.from({ length: 20 }, (_, n) => Buffer.from([n, 0]));
      await Promise.all(batches.map((rows, n) => (n % 2 ? first : second).insertRowBinary('numbers', ['n'], rows)));
      const inFlight = first.insertRowBinary('numbers', ['n'], Buffer.alloc(2_000_000)).then(
        () => 'acknowledged',
        (error: unknown) => error,
      );
      await server.kill();
      const outcome = await inFlight;
      if (outcome !== 'acknowledged') expect(outcome).toMatchObject({ code: 'CLICKHOUSE_UNAVAILABLE' });
      await expect(first.ping()).rejects.toMatchObject({ code: 'CLICKHOUSE_UNAVAILABLE', retriable: true });

      await server.start();
      // 0 + 1 + … + 19 = 190; the batch in flight holds zeros only, and is there whole or not at all
      const [row] = await second.query<{ sum: string; count: string }>({
        text: 'SELECT sum(n) AS sum, count() AS count FROM numbers',
      });
      expect(row?.sum).toBe('190');
      expect(['20', '1000020']).toContain(row?.count);
      if (outcome === 'acknowledged') expect(row?.count).toBe('1000020');
    }, 120_000);

    it('ends with the process that started it', async () => {
      const path = mkdtempSync(join(tmpdir(), 'tokenledger-orphan-'));
      const entry = join(builtServer(), 'libs/shared/clickhouse/endpoint/main.js');
      const program = `
        const { spawn } = require('node:child_process');
        const child = spawn(process.execPath, [${JSON.stringify(entry)}, '--path=${path}'], { stdio: ['ignore', 'pipe', 2] });
        child.stdout.once('data', (line) => console.log(JSON.stringify({ ...JSON.parse(line), pid: child.pid })));
        child.once('exit', () => process.exit(1));
        setInterval(() => undefined, 1000);`;
      const parent = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'pipe'] });
      const { port, pid } = JSON.parse(await firstLineOf(parent, 'ClickHouse')) as { port: number; pid: number };
      try {
        expect(await accepts(port)).toBe(true);
        parent.kill('SIGKILL');
        for (const latest = Date.now() + 40_000; (await accepts(port)) && Date.now() < latest;) await wait(50);
        expect(await accepts(port)).toBe(false);
      } finally {
        killIfThere(pid);
      }
      rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    }, 60_000);
  },
  ['clickhouse'],
);

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended, as it should.
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}
