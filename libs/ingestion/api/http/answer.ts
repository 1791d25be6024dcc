import type { IncomingMessage, ServerResponse } from 'node:http';

import type { PayloadEncoding } from '@tokenledger/shared/otlp';

import type { Refusal } from '../answers/refusal';
import { statusToJson, statusToProto } from '../answers/rpc-status';
import { CONTENT_TYPES } from './request-head';

/** Of a body that is refused unread, so much is taken off the wire before the connection is closed. */
const MAX_DRAINED_BYTES = 4 * 1024 * 1024;
const MAX_DRAINING_MS = 1_000;

export function answerTaken(response: ServerResponse, encoding: PayloadEncoding, body: Buffer | string): void {
  send(response, 200, { 'content-type': CONTENT_TYPES[encoding] }, body);
}

export interface HttpExchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** False while the sender waits to be asked for its body (`Expect: 100-continue`). */
  isBodyComing: boolean;
}

/**
 * Answers with google.rpc.Status in the request's own encoding.
 *
 * What is left of the body is read and thrown away first: a connection that is closed over unread bytes is reset, and
 * the sender would see a broken pipe instead of the answer.
 */
export async function answerRefused(
  { request, response, isBodyComing }: HttpExchange,
  encoding: PayloadEncoding,
  refusal: Refusal,
): Promise<void> {
  const isReadWhole = isBodyComing && (await drain(request));
  const body = encoding === 'proto' ? statusToProto(refusal) : statusToJson(refusal);
  const headers = {
    'content-type': CONTENT_TYPES[encoding],
    ...(refusal.retryAfterSeconds === undefined ? {} : { 'retry-after': String(refusal.retryAfterSeconds) }),
    ...(refusal.httpStatus === 405 ? { allow: 'POST' } : {}),
    ...(refusal.httpStatus === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    ...(refusal.httpStatus === 415 ? { 'accept-encoding': 'gzip, identity' } : {}),
    ...(isReadWhole ? {} : { connection: 'close' }),
  };
  send(response, refusal.httpStatus, headers, body);
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: Buffer | string): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

/** @returns whether the body came to its end */
function drain(request: IncomingMessage): Promise<boolean> {
  if (request.complete || request.readableEnded) return Promise.resolve(true);
  if (request.destroyed) return Promise.resolve(false);
  return new Promise((resolve) => {
    let drained = 0;
    const finish = (isWhole: boolean): void => {
      clearTimeout(timer);
      request.off('data', count).off('end', onEnd).off('close', onClose);
      request.resume();
      resolve(isWhole);
    };
    const count = (chunk: Buffer): void => {
      drained += chunk.length;
      if (drained > MAX_DRAINED_BYTES) finish(false);
    };
    const onEnd = (): void => finish(true);
    const onClose = (): void => finish(false);
    const timer = setTimeout(() => finish(false), MAX_DRAINING_MS);
    request.on('data', count).once('end', onEnd).once('close', onClose);
    request.resume();
  });
}
