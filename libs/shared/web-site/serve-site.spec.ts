import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { serveSite } from './serve-site';

let folder: string;
let server: Server;

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** By hand: `fetch` decompresses and normalises paths before they are sent. */
function ask(path: string, { method = 'GET', encoding = '', etag = '' } = {}): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    request({ port, path, method, headers: { 'accept-encoding': encoding, 'if-none-match': etag } }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += String(chunk)));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    })
      .on('error', reject)
      .end();
  });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'site-'));
  writeFileSync(join(folder, 'index.html'), '<html><body><tl-console></tl-console></body></html>');
  writeFileSync(join(folder, 'main-AbCd1234.js'), 'plain');
  writeFileSync(join(folder, 'main-AbCd1234.js.br'), 'smaller');
  writeFileSync(join(folder, 'icon.svg'), '<svg/>');
  const site = serveSite({ folder, except: ['/graphql'], newNonce: () => 'bm9uY2U=' });
  server = createServer((incoming, response) =>
    site(incoming, response, () => {
      response.writeHead(404);
      response.end('not the site');
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

describe('serveSite', () => {
  it.each(['/', '/index.html', '/explore', '/calls/abc?range=today'])(
    'answers %s with the application',
    async (path) => {
      const { status, headers, body } = await ask(path);
      expect(status).toBe(200);
      expect(body).toContain('<tl-console ngCspNonce="bm9uY2U=">');
      expect(headers['content-security-policy']).toContain("script-src 'self';");
      expect(headers['content-security-policy']).toContain("style-src 'self' 'nonce-bm9uY2U='");
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['x-content-type-options']).toBe('nosniff');
    },
  );

  it('lets browsers keep files with hashed names for a year, and asks them to check others', async () => {
    expect((await ask('/main-AbCd1234.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await ask('/icon.svg')).headers['cache-control']).toBe('no-cache');
  });

  it('sends the compressed form to whoever can read it', async () => {
    const compressed = await ask('/main-AbCd1234.js', { encoding: 'br, gzip' });
    expect([compressed.headers['content-encoding'], compressed.body]).toEqual(['br', 'smaller']);
    expect((await ask('/main-AbCd1234.js')).body).toBe('plain');
  });

  it('sends nothing again that a browser has', async () => {
    const first = await ask('/icon.svg');
    expect(first.headers['content-type']).toBe('image/svg+xml; charset=utf-8');
    expect(await ask('/icon.svg', { etag: first.headers.etag ?? '' })).toMatchObject({ status: 304, body: '' });
  });

  it('goes on serving what it has where a build takes the files away', async () => {
    rmSync(join(folder, 'main-AbCd1234.js'));
    expect((await ask('/main-AbCd1234.js', { encoding: 'br' })).body).toBe('smaller');
    expect((await ask('/main-AbCd1234.js')).body).toBe('plain');
  });

  it.each([
    ['/graphql', 'GET'],
    ['/graphql/x', 'GET'],
    ['/overview', 'POST'],
    ['/gone-AbCd1234.js', 'GET'],
    ['/../package.json', 'GET'],
    ['/%2e%2e/package.json', 'GET'],
  ])('leaves %s (%s) to others', async (path, method) => {
    expect(await ask(path, { method })).toMatchObject({ status: 404, body: 'not the site' });
  });

  it('says what to do where there is no console', () => {
    expect(() => serveSite({ folder: join(folder, 'nowhere'), except: [] })).toThrow('npm run build:console');
  });
});
