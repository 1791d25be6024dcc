import { createServer } from 'node:http';

import { startAdminServer, type AdminServer, type AdminServerOptions } from './admin-server';
import { listenOnPort, PortInUseError } from './listen-on-port';
import { recordingLogger } from './test-loggers';

const logger = recordingLogger();
const servers: AdminServer[] = [];

async function serve(options: Partial<AdminServerOptions> = {}) {
  const server = await startAdminServer({ port: 0, host: '127.0.0.1', checks: [], logger, ...options });
  servers.push(server);
  const ask = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${server.port}${path}`, init);
  return { server, ask };
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

describe('startAdminServer', () => {
  it('says that the process lives, whatever it depends on', async () => {
    const { ask } = await serve({ checks: [{ name: 'kafka', check: () => ({ ready: false, detail: 'down' }) }] });
    expect((await ask('/healthz')).status).toBe(200);
  });

  it('answers 503 and names the dependency that is down', async () => {
    const { ask } = await serve({
      checks: [
        { name: 'clickhouse', check: () => ({ ready: true, detail: 'connected' }) },
        { name: 'kafka', check: () => ({ ready: false, detail: 'no broker' }) },
      ],
    });
    const response = await ask('/readyz?verbose');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      ready: false,
      dependencies: [
        { name: 'clickhouse', ready: true, detail: 'connected' },
        { name: 'kafka', ready: false, detail: 'no broker' },
      ],
    });
  });

  it('sends nobody to a process that stops', async () => {
    const { server, ask } = await serve();
    expect((await ask('/readyz')).status).toBe(200);
    server.drain();
    expect((await ask('/readyz')).status).toBe(503);
  });

  it('shows metrics in the text format of Prometheus', async () => {
    const { ask } = await serve({ prometheus: { text: () => Promise.resolve('a_total 1\n') } });
    const response = await ask('/metrics');
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(await response.text()).toBe('a_total 1\n');
  });

  it('fails a collection that failed instead of showing no metrics', async () => {
    const { ask } = await serve({ prometheus: { text: () => Promise.reject(new Error('gauge broke')) } });
    const response = await ask('/metrics');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('gauge broke');
    expect(logger.lines).toContainEqual(
      expect.objectContaining({ level: 'error', message: 'an admin request failed' }),
    );
  });

  it.each([
    ['GET', '/metrics', 404],
    ['GET', '/other', 404],
    ['POST', '/healthz', 405],
    ['HEAD', '/healthz', 200],
  ])('answers %s %s with %d', async (method, path, status) => {
    const { ask } = await serve();
    expect((await ask(path, { method })).status).toBe(status);
  });

  it('says in one sentence that its port is taken', async () => {
    const { server } = await serve();
    const second = serve({ port: server.port });
    await expect(second).rejects.toThrow(PortInUseError);
    await expect(second).rejects.toThrow(
      `port ${server.port} on 127.0.0.1, wanted for health and metrics (admin), is in use: ` +
        'stop the other process or choose another port',
    );
  });
});

it('passes on what else keeps a server from listening', async () => {
  const listening = listenOnPort(createServer(), { port: 0, host: '192.0.2.1', purpose: 'a test' });
  await expect(listening).rejects.toMatchObject({ code: 'EADDRNOTAVAIL' });
});
