import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import type { IngestionKeyVerifier } from '@tokenledger/organization/domain';
import type { OtlpSignal, PayloadEncoding } from '@tokenledger/shared/otlp';
import { listenOnPort } from '@tokenledger/shared/telemetry';

import { receiptToJson, receiptToProto } from '../answers/export-response';
import { overloaded, type Refusal } from '../answers/refusal';
import { authenticate } from '../receiving/authenticate';
import type { ByteBudget, ByteShare } from '../receiving/byte-budget';
import type { ExportReceiver } from '../receiving/export-receiver';
import type { IncidentLog } from '../receiving/incident-log';
import type { IngestionMetrics } from '../receiving/ingestion-metrics';
import { answerRefused, answerTaken, type HttpExchange } from './answer';
import { type OtlpPath, parseOtlpPath } from './otlp-path';
import { type BodyLimits, readBody } from './read-body';
import { encodingOf, methodNotAllowed, readHead, unknownPath } from './request-head';

export interface HttpReceiverSettings extends BodyLimits {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** A request whose body has not arrived by then is given up. */
  readonly requestTimeoutMs: number;
}

export interface ReceiverParts {
  readonly receiver: ExportReceiver;
  readonly keys: IngestionKeyVerifier;
  readonly budget: ByteBudget;
  readonly metrics: IngestionMetrics;
  readonly incidents: IncidentLog;
}

/** Vendors may send twenty headers of 4 KiB each. */
const MAX_HEADER_BYTES = 128 * 1024;
/** What a request occupies before its body does: bounds their number, too. */
const REQUEST_BYTES = 8 * 1024;
/** JSON is parsed into objects several times its size before it is protobuf. */
const JSON_OVERHEAD = 3;

type Handled = 'accepted' | 'aborted' | Refusal;

/** One request and what is known of it so far. */
interface Exchange extends HttpExchange {
  readonly path: OtlpPath | undefined;
  readonly share: ByteShare;
}

/** OTLP/HTTP on `node:http`: every request is answered by the rules of the specification, and none is redirected. */
export class HttpReceiver {
  private readonly server: Server;
  private isClosing = false;
  private readonly inHand = new Set<ServerResponse>();

  constructor(
    private readonly parts: ReceiverParts,
    private readonly settings: HttpReceiverSettings,
  ) {
    this.server = createServer({
      maxHeaderSize: MAX_HEADER_BYTES,
      requestTimeout: settings.requestTimeoutMs,
      headersTimeout: Math.min(10_000, settings.requestTimeoutMs),
      // Longer than the idle timeout of common load balancers, so that it is they who close first.
      keepAliveTimeout: 75_000,
      connectionsCheckingInterval: 1_000,
    });
    this.server.on('request', (request, response) => void this.handle(request, response));
    // Nobody is told to send a body that will be refused.
    this.server.on('checkContinue', (request, response) => void this.handle(request, response));
  }

  /** @returns the port. @throws PortInUseError */
  listen(): Promise<number> {
    const { host, port } = this.settings;
    return listenOnPort(this.server, { host, port, purpose: 'OTLP over HTTP' });
  }

  /** Takes no new connections, lets requests in hand finish, and cuts those off that take longer. */
  close(graceMs: number): Promise<void> {
    this.isClosing = true;
    for (const response of this.inHand) response.shouldKeepAlive = false;
    return new Promise((resolve) => {
      const cutOff = setTimeout(() => this.server.closeAllConnections(), graceMs);
      this.server.close(() => {
        clearTimeout(cutOff);
        resolve();
      });
      this.server.closeIdleConnections();
    });
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const startedAt = performance.now();
    const path = parseOtlpPath(request.url ?? '');
    const encoding = encodingOf(request.headers['content-type']) ?? 'json';
    const exchange: Exchange = {
      request,
      response,
      path,
      share: this.parts.budget.open(),
      isBodyComing: request.headers.expect === undefined,
    };
    this.inHand.add(response);
    if (this.isClosing) response.shouldKeepAlive = false;
    const handled = await this.take(exchange).catch((error: unknown) => this.parts.incidents.refusalOf(error));
    exchange.share.release();
    if (typeof handled === 'object') await answerRefused(exchange, encoding, handled);
    this.inHand.delete(response);
    const outcome = typeof handled === 'object' ? handled.reason : handled;
    this.parts.metrics.answered('http', path?.signal ?? 'unknown', outcome, (performance.now() - startedAt) / 1000);
  }

  private async take(exchange: Exchange): Promise<Handled> {
    const { request, response, path, share } = exchange;
    if (path === undefined) return unknownPath();
    if (request.method !== 'POST') return methodNotAllowed();
    if (!share.grow(REQUEST_BYTES)) return overloaded();
    const authentication = await authenticate(request.headers.authorization, this.parts.keys);
    if (!authentication.granted) return authentication.refusal;
    const verdict = readHead(request.headers, this.settings.maxBodyBytes);
    if (!verdict.sound) return verdict.refusal;

    if (!exchange.isBodyComing) response.writeContinue();
    exchange.isBodyComing = true;
    const { encoding, compression } = verdict.head;
    const reading = await readBody(request, compression, this.settings, share);
    if (reading.read === 'aborted') return 'aborted';
    if (reading.read === 'refused') return reading.refusal;
    if (encoding === 'json' && !share.grow(reading.body.length * JSON_OVERHEAD)) return overloaded();

    const outcome = await this.parts.receiver.receive({
      signal: path.signal,
      encoding,
      body: reading.body,
      sender: { identity: authentication.identity, source: path.source },
    });
    if (!outcome.taken) return outcome.refusal;
    answerTaken(response, encoding, receiptBody(path.signal, encoding, outcome.receipt));
    return 'accepted';
  }
}

function receiptBody(signal: OtlpSignal, encoding: PayloadEncoding, receipt: Parameters<typeof receiptToProto>[0]) {
  return encoding === 'proto' ? receiptToProto(receipt) : receiptToJson(signal, receipt);
}
