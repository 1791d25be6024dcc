import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { EmbeddedClickHouseSettings } from '../client/clickhouse-settings';
import { EmbeddedEngine } from '../embedded/embedded-connection';
import { readEndpointRequest, RefusedRequest } from './endpoint-request';

export interface ClickHouseEndpointSettings extends Omit<EmbeddedClickHouseSettings, 'kind'> {
  /** On 127.0.0.1; a free one by default. */
  readonly port?: number;
}

export interface ClickHouseEndpoint {
  readonly port: number;
  /** For `openClickHouse({ kind: 'server', … })`; any user and password will do. */
  readonly url: string;
  /** Takes no more requests, waits for those in hand, closes the engine. */
  stop(): Promise<void>;
}

/**
 * The embedded ClickHouse behind as much of ClickHouse's HTTP interface as the official client uses, so that several
 * processes share one store. For development and tests: there are no users, and a statement cannot be cancelled.
 */
export async function startClickHouseEndpoint(settings: ClickHouseEndpointSettings): Promise<ClickHouseEndpoint> {
  const engine = await EmbeddedEngine.open({ ...settings, kind: 'embedded' });
  const server = createServer((request, response) => void answer(engine, request, response));
  try {
    await listen(server, settings.port ?? 0);
  } catch (error) {
    await engine.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      await engine.close();
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve());
  });
}

async function answer(engine: EmbeddedEngine, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (/^\/(ping\/?)?$/.test(request.url ?? '') && request.method === 'GET') {
    response.end('Ok.\n');
    return;
  }
  try {
    const { statement, rows, wantsGzip, queryId } = await readEndpointRequest(request);
    response.setHeader('X-ClickHouse-Query-Id', queryId ?? randomUUID());
    response.setHeader('X-ClickHouse-Timezone', 'UTC');
    const body = rows === undefined ? await engine.run(statement) : await inserted(engine, statement, rows);
    if (wantsGzip) response.setHeader('Content-Encoding', 'gzip');
    response.end(wantsGzip ? gzipSync(body) : body);
  } catch (error) {
    refuse(request, response, error);
  }
}

async function inserted(engine: EmbeddedEngine, ...insert: Parameters<EmbeddedEngine['insert']>): Promise<Uint8Array> {
  await engine.insert(...insert);
  return new Uint8Array();
}

interface Refusal {
  readonly status: number;
  readonly code: number;
  readonly type: string;
  readonly message: string;
}

/** The way ClickHouse words an exception, which the client takes apart. */
function refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  const { status, code, type, message } = toRefusal(error);
  response.statusCode = status;
  response.setHeader('X-ClickHouse-Exception-Code', String(code));
  // What was not read of the body would pass for the next request on this connection.
  if (!request.complete) response.setHeader('Connection', 'close');
  response.end(`Code: ${code}. DB::Exception: ${message} (${type})\n`);
  request.resume();
}

/** Statuses as `src/Server/HTTP/exceptionCodeToHTTPStatus.cpp` gives them, for what tests meet. */
const STATUS_OF_CODE: ReadonlyMap<number, number> = new Map([
  [27, 400],
  [36, 400],
  [47, 404],
  [60, 404],
  [62, 400],
  [81, 404],
  [456, 400],
]);

function toRefusal(error: unknown): Refusal {
  if (error instanceof RefusedRequest) return error;
  const { code, type, message } = error as Partial<Record<'code' | 'type' | 'message', string>>;
  if (typeof code === 'string' && /^\d+$/.test(code)) {
    return {
      status: STATUS_OF_CODE.get(Number(code)) ?? 500,
      code: Number(code),
      type: type ?? 'UNKNOWN_EXCEPTION',
      message: message ?? '',
    };
  }
  return { status: 500, code: 1002, type: 'UNKNOWN_EXCEPTION', message: message ?? String(error) };
}
