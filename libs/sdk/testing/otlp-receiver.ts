import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

import { readSpans } from './read-spans';

export interface ReceivedRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Decompressed. */
  readonly body: Buffer;
  readonly spans: readonly ReceivedSpan[];
}

export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly resource: Readonly<Record<string, unknown>>;
}

export interface ReceiverAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Close the connection instead of answering. */
  readonly reset?: boolean;
}

/** A real HTTP server that keeps what it is sent. */
export class OtlpReceiver {
  readonly requests: ReceivedRequest[] = [];
  answer: (request: ReceivedRequest) => ReceiverAnswer = () => ({ status: 200 });
  private server: Server | undefined;
  private port = 0;

  /** Starts on a free port; after a stop, again on the same one. */
  async start(): Promise<void> {
    const server = createServer((incoming, outgoing) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const raw = Buffer.concat(chunks);
        const body = incoming.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw;
        const request = { path: incoming.url ?? '', headers: incoming.headers, body, spans: readSpans(body) };
        const answer = this.answer(request);
        if (answer.reset === true) {
          incoming.socket.destroy();
          return;
        }
        if (answer.status === 200) this.requests.push(request);
        outgoing.writeHead(answer.status, answer.headers).end(answer.body);
      });
    });
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.server = server;
    this.port = (server.address() as AddressInfo).port;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get spans(): readonly ReceivedSpan[] {
    return this.requests.flatMap(({ spans }) => spans);
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    server?.closeAllConnections();
    await new Promise<void>((resolve) => (server === undefined ? resolve() : server.close(() => resolve())));
  }
}
