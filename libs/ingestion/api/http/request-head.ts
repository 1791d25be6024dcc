import type { IncomingHttpHeaders } from 'node:http';

import type { PayloadEncoding } from '@tokenledger/shared/otlp';

import { malformed, type Refusal, RPC_CODES, tooLarge } from '../answers/refusal';

const ENCODING_OF_TYPE: ReadonlyMap<string, PayloadEncoding> = new Map([
  ['application/x-protobuf', 'proto'],
  ['application/json', 'json'],
]);

export const CONTENT_TYPES: Readonly<Record<PayloadEncoding, string>> = {
  proto: 'application/x-protobuf',
  json: 'application/json',
};

/** Encoding named by a content type, whatever its parameters; undefined where it is neither. */
export function encodingOf(contentType: string | undefined): PayloadEncoding | undefined {
  return ENCODING_OF_TYPE.get(contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '');
}

export type Compression = 'identity' | 'gzip';

/** What the head of a request says about its body. */
export interface BodyHead {
  readonly encoding: PayloadEncoding;
  readonly compression: Compression;
}

export type HeadVerdict =
  { readonly sound: true; readonly head: BodyHead } | { readonly sound: false; readonly refusal: Refusal };

/** Checks what can be known before a byte of the body is read. */
export function readHead(headers: IncomingHttpHeaders, maxBodyBytes: number): HeadVerdict {
  const encoding = encodingOf(headers['content-type']);
  if (encoding === undefined) {
    return unsupported('the content-type must be application/x-protobuf or application/json');
  }
  const compression = compressionOf(headers['content-encoding']);
  if (compression === undefined) return unsupported('the content-encoding must be gzip, identity or absent');
  const length = headers['content-length'];
  if (length !== undefined && Number(length) > maxBodyBytes) {
    return { sound: false, refusal: tooLarge('the body', maxBodyBytes) };
  }
  return { sound: true, head: { encoding, compression } };
}

function compressionOf(contentEncoding: string | undefined): Compression | undefined {
  switch (contentEncoding?.trim().toLowerCase() ?? '') {
    case '':
    case 'identity':
      return 'identity';
    case 'gzip':
      return 'gzip';
    default:
      return undefined;
  }
}

function unsupported(message: string): HeadVerdict {
  return { sound: false, refusal: { ...malformed(message), reason: 'unsupported-type', httpStatus: 415 } };
}

/** The answer to another method than POST. */
export function methodNotAllowed(): Refusal {
  return {
    reason: 'method-not-allowed',
    httpStatus: 405,
    rpcCode: RPC_CODES.unimplemented,
    message: 'telemetry is sent by POST',
  };
}

/** The answer to a path that is none of ours. */
export function unknownPath(): Refusal {
  return {
    reason: 'unknown-path',
    httpStatus: 404,
    rpcCode: RPC_CODES.notFound,
    message:
      'telemetry is posted to /v1/traces, /v1/logs or /v1/metrics; one name of lower-case letters, digits and dashes may stand before it: /openrouter/v1/traces',
  };
}
