import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

import { parseRetryAfter } from '../delivery/backoff';
import { describeError } from '../describe-error';
import { serializeSpans } from '../otel/serialize-spans';
import type { TraceSerializer } from '../otel/finished-span';
import type { StrippedSpan } from '../otel/strip-span';
import { withoutTracing } from '../otel/without-tracing';
import type { SendOutcome, UsageTransport } from './usage-transport';
import { withinTime } from './within-time';

export interface OtlpTransportSettings {
  /** Full address of the traces endpoint. */
  readonly url: URL;
  /** Sent with every request; carries the credential. */
  readonly headers: Readonly<Record<string, string>>;
  readonly compression: 'gzip' | 'none';
  readonly requestTimeoutMs: number;
  readonly serializer: TraceSerializer;
}

interface Answer {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly body: Uint8Array;
}

const zip = promisify(gzip);
/** Smaller bodies do not shrink enough to pay for the work. */
const SMALLEST_TO_COMPRESS = 1_024;
/** An answer is a few dozen bytes; more is an error page, and is not read. */
const MAX_ANSWER_BYTES = 65_536;
/** The only codes that OTLP lets a client repeat (opentelemetry-proto, docs/specification.md, "Failures"). */
const RETRIED_STATUSES: ReadonlySet<number> = new Set([429, 502, 503, 504]);
/** The receiver itself says that it is busy or away; a proxy's 502 and 504 may be the batch's doing. */
const RECEIVER_SPEAKS_FOR_ITSELF: ReadonlySet<number> = new Set([429, 503]);

/** OTLP/HTTP with protobuf bodies. Follows no redirect: the credential would go along. */
export class OtlpTransport implements UsageTransport {
  readonly name: string;

  constructor(private readonly settings: OtlpTransportSettings) {
    this.name = `OTLP ${settings.url.origin}${settings.url.pathname}`;
  }

  async send(spans: readonly StrippedSpan[], signal: AbortSignal): Promise<SendOutcome> {
    const bytes = await serializeSpans(spans, this.settings.serializer);
    if (bytes === undefined) return { outcome: 'split', reason: 'invalid-span', detail: 'spans cannot be serialised' };
    try {
      return this.judge(await this.post(bytes, signal), spans.length);
    } catch (error) {
      return { outcome: 'retry', detail: `${this.name}: ${describeError(error)}`, mayBeContent: true };
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private judge(answer: Answer, spans: number): SendOutcome {
    const { status } = answer;
    const detail = `${this.name} answered ${status}`;
    if (status >= 200 && status < 300) return this.judgeSuccess(answer, spans);
    if (RETRIED_STATUSES.has(status)) {
      const retryAfterMs = parseRetryAfter(answer.retryAfter, Date.now());
      const mayBeContent = !RECEIVER_SPEAKS_FOR_ITSELF.has(status);
      return { outcome: 'retry', detail, mayBeContent, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
    }
    if (status === 413) return { outcome: 'split', reason: 'too-large', detail };
    if (status === 400 || status === 422) return { outcome: 'split', reason: 'rejected', detail };
    return { outcome: 'refused', reason: status === 401 || status === 403 ? 'unauthorized' : 'refused', detail };
  }

  private judgeSuccess(answer: Answer, spans: number): SendOutcome {
    const rejected = Math.min(spans, this.rejectedSpans(answer.body));
    if (rejected === 0) return { outcome: 'delivered' };
    return {
      outcome: 'delivered',
      drops: { rejected },
      detail: `${this.name} rejected ${rejected} of ${spans} spans`,
    };
  }

  private rejectedSpans(body: Uint8Array): number {
    if (body.length === 0 || this.settings.serializer.deserializeResponse === undefined) return 0;
    try {
      const rejected = Number(this.settings.serializer.deserializeResponse(body).partialSuccess?.rejectedSpans ?? 0);
      return Number.isSafeInteger(rejected) && rejected > 0 ? rejected : 0;
    } catch {
      // A 200 whose body is no OTLP answer (a proxy's page) is still an acknowledgement: that is all OTLP asks of it.
      return 0;
    }
  }

  private async post(bytes: Uint8Array, signal: AbortSignal): Promise<Answer> {
    const compress = this.settings.compression === 'gzip' && bytes.length >= SMALLEST_TO_COMPRESS;
    const body = compress ? await zip(bytes) : bytes;
    const headers = {
      ...this.settings.headers,
      'content-type': 'application/x-protobuf',
      'content-length': String(body.length),
      ...(compress ? { 'content-encoding': 'gzip' } : {}),
    };
    return withinTime(this.settings.requestTimeoutMs, signal, (attempt) =>
      withoutTracing(() => exchange(this.settings.url, { method: 'POST', headers, signal: attempt }, body)),
    );
  }
}

/** One request, one answer; rejects where either breaks off. */
function exchange(url: URL, options: RequestOptions, body: Uint8Array): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const outgoing = send(url, options, (incoming) => {
      readAnswer(incoming).then(resolve, reject);
    });
    outgoing.on('error', reject);
    // The wait for an answer must not keep a finished process alive; a flush holds it while somebody waits.
    outgoing.on('socket', (socket) => socket.unref());
    outgoing.end(body);
  });
}

async function readAnswer(incoming: IncomingMessage): Promise<Answer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) {
      incoming.destroy();
      break;
    }
    chunks.push(chunk);
  }
  const body = size > MAX_ANSWER_BYTES ? new Uint8Array() : Buffer.concat(chunks);
  return { status: incoming.statusCode ?? 0, retryAfter: incoming.headers['retry-after'], body };
}
