import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtServer, describeWithEngines, firstLineOf } from '@tokenledger/shared/testing';
import { type EmbeddedPostgres, openPostgresPool, startEmbeddedPostgres } from '../index';
import { claimData } from './data-folder';

describeWithEngines(
  'startEmbeddedPostgres',
  () => {
    let folder: string;
    let server: EmbeddedPostgres | undefined;

    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'tokenledger-embedded-'));
    });
    afterEach(() => server?.stop());
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const start = async (port?: number) => {
      server = await startEmbeddedPostgres({ folder, ...(port === undefined ? {} : { port }) });
      return server;
    };
    const ask = async <Row>(url: string, text: string) => {
      const pool = openPostgresPool({ url });
      try {
        return (await pool.query<Row>(text)).rows;
      } finally {
        await pool.close();
      }
    };
    const lockFile = () => join(folder, 'data', 'postmaster.pid');
    const serverPid = () => Number(readFileSync(lockFile(), 'utf8').split('\n')[0]);

    it('keeps its data over restarts', async () => {
      const first = await start();
      await ask(first.url, 'CREATE TABLE notes AS SELECT 42 AS answer');
      await first.stop();

      const second = await start();
      expect(await ask(second.url, 'SELECT answer FROM notes')).toEqual([{ answer: 42 }]);
    }, 60_000);

    it('listens on loopback only, and to its password only, which nobody else can read', async () => {
      const { url } = await start();
      expect(await ask(url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
      expect(statSync(join(folder, 'password')).mode & 0o777).toBe(0o600);
      const wrong = url.replace(/:[^:@]+@/, ':wrong@');
      await expect(ask(wrong, 'SELECT 1')).rejects.toMatchObject({ facts: { sqlState: '28P01' }, retriable: false });
    }, 60_000);

    it('recovers after a kill', async () => {
      const { url, whenEnded } = await start();
      await ask(url, 'CREATE TABLE survivors AS SELECT 7 AS count');
      process.kill(serverPid(), 'SIGKILL');
      await whenEnded();

      const { url: again } = await start();
      expect(await ask(again, 'SELECT count FROM survivors')).toEqual([{ count: 7 }]);
    }, 60_000);

    it('does not take a foreign process for its old server that had the same number', async () => {
      const { url, stop } = await start();
      await stop();
      writeFileSync(lockFile(), `${process.pid}\n${join(folder, 'data')}\n`);

      expect((await start()).url).not.toBe('');
      expect(url).toContain('127.0.0.1');
    }, 60_000);

    it('ends with its process, however that ends, and can be started again at once', async () => {
      const program = `
        const { startEmbeddedPostgres } = require(${JSON.stringify(join(builtServer(), 'libs/shared/postgres'))});
        startEmbeddedPostgres({ folder: ${JSON.stringify(folder)} }).then(({ url }) => console.log(url));
        setInterval(() => undefined, 1000);`;
      const owner = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'pipe'] });
      const url = await firstLineOf(owner, 'PostgreSQL');
      await ask(url, 'CREATE TABLE left_behind AS SELECT 9 AS count');
      owner.kill('SIGKILL');

      const { url: again } = await start();
      expect(await ask(again, 'SELECT count FROM left_behind')).toEqual([{ count: 9 }]);
      await expect(ask(url, 'SELECT 1')).rejects.toMatchObject({ code: 'POSTGRES_UNAVAILABLE' });
    }, 60_000);

    it('refuses a folder that another instance uses, and names its process', async () => {
      await start();
      const claim = claimData(join(folder, 'data'), 0);
      await expect(claim).rejects.toThrow(`in use by another instance (process ${serverPid()})`);
    }, 60_000);

    it('says which folder it cannot have', async () => {
      const path = `${__filename}/below-a-file`;
      await expect(startEmbeddedPostgres({ folder: path })).rejects.toThrow(`folder ${path} cannot be created`);
    });

    it('says that its port is in use', async () => {
      const squatter = createServer((socket) => socket.destroy());
      await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve));
      const address = squatter.address();
      if (address === null || typeof address === 'string') throw new Error('no port');
      try {
        await expect(start(address.port)).rejects.toThrow(`port ${address.port} of the embedded PostgreSQL is in use`);
      } finally {
        squatter.close();
      }
    }, 60_000);
  },
  ['postgres'],
);
