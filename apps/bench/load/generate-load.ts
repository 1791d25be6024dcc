import { setTimeout as sleep } from 'node:timers/promises';

import { type Spread, spreadOf } from '../report/percentiles';
import { HttpConnection } from './http-connection';
import { renewBody } from './renew-body';
import { type BodyTotals, buildSpanBody, type SpanBody, SPANS_IN_A_BODY } from './span-body';

export interface LoadRequest {
  readonly port: number;
  readonly ingestionKey: string;
  readonly connections: number;
  readonly contentCharacters: number;
  /** Spans name no owner. */
  readonly ofNobody?: boolean;
  /** Bodies in all. */
  readonly bodies: number;
  /** Spans a second; 0 sends as fast as it is answered. */
  readonly rate: number;
}

export interface LoadResult {
  /** Of the bodies that were acknowledged. */
  readonly totals: BodyTotals;
  readonly bytes: number;
  readonly seconds: number;
  /** Answers that asked to come back later (429, 503); their bodies were sent again. */
  readonly refused: number;
  readonly answerMs: Spread;
}

/** `service-0` to `service-47`. */
export const SERVICES = 48;
const COME_BACK: ReadonlySet<number> = new Set([429, 503]);
const COME_BACK_MS = 50;

interface Request {
  readonly whole: Buffer;
  readonly body: SpanBody;
}

/** Posts bodies of spans over some connections, each waiting for its answer. @throws at any other answer than 200 */
export async function generateLoad(load: LoadRequest): Promise<LoadResult> {
  const connections = await Promise.all(
    Array.from({ length: load.connections }, () => HttpConnection.open('127.0.0.1', load.port)),
  );
  const requests = Array.from({ length: SERVICES }, (_, service) => requestOf(load, service));
  const sum = { calls: 0, inputTokens: 0, cacheReadTokens: 0, outputTokens: 0 };
  const answersMs: number[] = [];
  let [next, bytes, refused] = [0, 0, 0];
  const startedAt = performance.now();

  const sendAll = async (connection: HttpConnection, lane: number): Promise<void> => {
    // Each connection has bodies of its own: one that is on its way must not change.
    const own = requests.filter((_, service) => service % load.connections === lane);
    for (let turn = 0; next < load.bodies; turn += 1) {
      const number = next++;
      if (load.rate > 0) await until(startedAt + (number * SPANS_IN_A_BODY * 1000) / load.rate);
      const request = own[turn % own.length];
      if (request === undefined) throw new RangeError(`at most ${SERVICES} connections`);
      renewBody(request.body, Date.now());
      const sentAt = performance.now();
      for (;;) {
        const status = await connection.send(request.whole);
        if (status === 200) break;
        if (!COME_BACK.has(status)) throw new Error(`the receiver answered ${status}`);
        refused += 1;
        await sleep(COME_BACK_MS);
      }
      answersMs.push(performance.now() - sentAt);
      bytes += request.body.bytes.byteLength;
      add(sum, request.body.totals);
    }
  };
  await Promise.all(connections.map(sendAll));
  const seconds = (performance.now() - startedAt) / 1000;
  connections.forEach((connection) => connection.close());
  return { totals: sum, bytes, seconds, refused, answerMs: spreadOf(answersMs) };
}

function requestOf({ port, ingestionKey, contentCharacters, ofNobody = false }: LoadRequest, service: number): Request {
  const built = buildSpanBody({ service, spans: SPANS_IN_A_BODY, contentCharacters, ofNobody });
  const head = Buffer.from(
    `POST /v1/traces HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${ingestionKey}\r\n` +
      `Content-Type: application/x-protobuf\r\nContent-Length: ${built.bytes.byteLength}\r\n\r\n`,
  );
  const whole = Buffer.concat([head, built.bytes]);
  return { whole, body: { ...built, bytes: whole.subarray(head.byteLength) } };
}

async function until(at: number): Promise<void> {
  const ms = at - performance.now();
  if (ms > 1) await sleep(ms);
}

function add(sum: { -readonly [K in keyof BodyTotals]: number }, more: BodyTotals): void {
  sum.calls += more.calls;
  sum.inputTokens += more.inputTokens;
  sum.cacheReadTokens += more.cacheReadTokens;
  sum.outputTokens += more.outputTokens;
}
