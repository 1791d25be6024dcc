import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { listenOnPort } from './listen-on-port';
import { type Logger } from './logger';
import { type ReadinessCheck, type ReadinessOptions, ReadinessProbe } from './readiness';
import type { PrometheusExposition } from './start-telemetry';

export interface AdminServerOptions extends ReadinessOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  /** What the process cannot work without. */
  readonly checks: readonly ReadinessCheck[];
  /** Without it `/metrics` is 404. */
  readonly prometheus?: PrometheusExposition | undefined;
  readonly logger: Logger;
}

export interface AdminServer {
  readonly port: number;
  /** From now on `/readyz` says 503: the first thing a stopping process does. */
  drain(): void;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

const TEXT = 'text/plain; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';
const PROMETHEUS = 'text/plain; version=0.0.4; charset=utf-8';

/**
 * Serves an operator, on a port of its own that the public never reaches:
 * `/healthz` (the process runs), `/readyz` (it can work; 503 names what is missing), `/metrics` (Prometheus).
 *
 * @throws PortInUseError
 */
export async function startAdminServer(options: AdminServerOptions): Promise<AdminServer> {
  const probe = new ReadinessProbe(options.checks, options);
  const server = createServer((request, response) => {
    answer(request, probe, options.prometheus).then(
      (answered) => send(request, response, answered),
      (error: unknown) => {
        options.logger.error('an admin request failed', { path: pathOf(request), error });
        send(request, response, text(500, 'this failed; the log of the process says why'));
      },
    );
  });
  const port = await listenOnPort(server, { ...options, purpose: 'health and metrics (admin)' });
  return { port, drain: () => probe.drain(), close: () => closeServer(server) };
}

async function answer(
  request: IncomingMessage,
  probe: ReadinessProbe,
  prometheus: PrometheusExposition | undefined,
): Promise<Answer> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return text(405, 'only GET and HEAD are answered here');
  switch (pathOf(request)) {
    case '/healthz':
      return text(200, 'ok');
    case '/readyz':
      return readiness(probe);
    case '/metrics':
      return prometheus === undefined
        ? text(404, 'metrics are turned off')
        : { status: 200, contentType: PROMETHEUS, body: await prometheus.text() };
    default:
      return text(404, 'there are /healthz, /readyz and /metrics here');
  }
}

async function readiness(probe: ReadinessProbe): Promise<Answer> {
  const report = await probe.report();
  return { status: report.ready ? 200 : 503, contentType: JSON_TYPE, body: `${JSON.stringify(report)}\n` };
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}

function text(status: number, sentence: string): Answer {
  return { status, contentType: TEXT, body: `${sentence}\n` };
}

function send(request: IncomingMessage, response: ServerResponse, { status, contentType, body }: Answer): void {
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    ...(status === 405 && { allow: 'GET, HEAD' }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Keep-alive connections of scrapers would hold `close` for as long as they last. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeAllConnections();
  });
}
