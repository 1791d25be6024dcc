import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';

import { decodePayload, jsonToProto, type OtlpRecord, type OtlpSignal } from '@tokenledger/shared/otlp';

const SIGNALS: readonly OtlpSignal[] = ['traces', 'logs', 'metrics'];

/** Where exports go once they are remembered. */
export interface Destination {
  /** Address of an OTLP/HTTP receiver, without a path. */
  readonly url: string;
  readonly authorization: string;
}

/**
 * Stands between a scenario and the collector, as a proxy in a company's network would: passes OTLP over HTTP on as it
 * is, adds the key, and remembers what was sent, by scenario.
 */
export class RecordingRelay {
  private readonly sent = new Map<string, OtlpRecord[]>();
  /** What the collector refused, or what could not be read. */
  readonly problems: string[] = [];

  private constructor(
    private readonly server: Server,
    private readonly destination: Destination | undefined,
  ) {}

  static async start(destination: Destination | undefined): Promise<RecordingRelay> {
    const server = createServer();
    const relay = new RecordingRelay(server, destination);
    server.on('request', (request, response) => {
      relay.pass(request, response).catch((error: unknown) => {
        relay.problems.push(String(error));
        response.writeHead(500).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return relay;
  }

  /** What a scenario's exporter is told as its endpoint. */
  endpointFor(scenario: string): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/${scenario}`;
  }

  sentBy(scenario: string): readonly OtlpRecord[] {
    return this.sent.get(scenario) ?? [];
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, scenario = '', signal = ''] = /^\/([^/]+)\/v1\/([a-z]+)\/?$/.exec(request.url ?? '') ?? [];
    const known = SIGNALS.find((candidate) => candidate === signal);
    const body = await buffer(request);
    if (known === undefined) {
      response.writeHead(404).end();
      return;
    }
    this.remember(scenario, known, request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body);
    const type = request.headers['content-type'] ?? 'application/x-protobuf';
    if (this.destination === undefined) {
      response.writeHead(200, { 'content-type': type }).end(type.includes('json') ? '{}' : '');
      return;
    }
    const { url, authorization } = this.destination;
    const encoding = request.headers['content-encoding'];
    const answer = await fetch(`${url}/v1/${known}`, {
      method: 'POST',
      headers: { 'content-type': type, authorization, ...(encoding !== undefined && { 'content-encoding': encoding }) },
      body: new Uint8Array(body),
    });
    if (!answer.ok) this.problems.push(`${scenario}: the collector answered ${answer.status}`);
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? type });
    response.end(Buffer.from(await answer.arrayBuffer()));
  }

  private remember(scenario: string, signal: OtlpSignal, body: Buffer): void {
    const isJson = body[0] === '{'.charCodeAt(0);
    const records = decodePayload(signal, isJson ? jsonToProto(signal, body).proto : body);
    this.sent.set(scenario, [...(this.sent.get(scenario) ?? []), ...records]);
  }
}
