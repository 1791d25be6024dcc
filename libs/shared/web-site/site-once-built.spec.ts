import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { serveSiteOnceBuilt } from './site-once-built';

let folder: string;
let server: Server;
let address: string;

beforeEach(async () => {
  folder = join(mkdtempSync(join(tmpdir(), 'site-')), 'console');
  const site = serveSiteOnceBuilt({ folder, except: ['/graphql'], newNonce: () => 'bm9uY2U=' });
  server = createServer((request, response) =>
    site(request, response, () => response.writeHead(404).end('not the site')),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(join(folder, '..'), { recursive: true });
});

describe('serveSiteOnceBuilt', () => {
  it('shows a page that says what is under way and asks again, until the site is there', async () => {
    const waiting = await fetch(`${address}/explore`);
    expect(waiting.status).toBe(503);
    expect(waiting.headers.get('retry-after')).toBe('2');
    const page = await waiting.text();
    expect(page).toContain('The console is being built');
    expect(page).toContain('正在构建控制台');
    expect(page).toContain('<meta http-equiv="refresh" content="2">');

    mkdirSync(folder);
    writeFileSync(join(folder, 'index.html'), '<tl-console></tl-console>');
    expect((await fetch(address)).status).toBe(503); // other files may still be on their way

    writeFileSync(join(folder, '.built-from'), 'a stamp');
    const there = await fetch(`${address}/explore`);
    expect(there.status).toBe(200);
    expect(await there.text()).toContain('<tl-console ngCspNonce="bm9uY2U=">');
  });

  it('shows what a failed build said, as text', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, '.build-failed'), 'TS2322: <script>alert(1)</script>');
    const page = await (await fetch(address)).text();
    expect(page).toContain('The console could not be built');
    expect(page).toContain('TS2322: &lt;script&gt;');
  });

  it.each([
    ['/graphql', 'GET'],
    ['/overview', 'POST'],
  ])('leaves %s (%s) to others', async (path, method) => {
    const answer = await fetch(address + path, { method });
    expect(answer.status).toBe(404);
  });
});
