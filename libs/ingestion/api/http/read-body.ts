import type { IncomingMessage } from 'node:http';
import { createGunzip } from 'node:zlib';

import { malformed, overloaded, type Refusal, tooLarge } from '../answers/refusal';
import type { ByteShare } from '../receiving/byte-budget';
import type { Compression } from './request-head';

export interface BodyLimits {
  /** As sent. */
  readonly maxBodyBytes: number;
  /** After decompression. */
  readonly maxDecompressedBytes: number;
}

export type BodyReading =
  | { readonly read: 'whole'; readonly body: Buffer }
  | { readonly read: 'refused'; readonly refusal: Refusal }
  /** The sender went away: there is nobody to answer. */
  | { readonly read: 'aborted' };

/**
 * Reads a body, decompressing while it arrives: a bomb is cut off at the limit, with no more of it in memory.
 * @param share grows by what is held in memory; the caller releases it
 */
export function readBody(
  request: IncomingMessage,
  compression: Compression,
  limits: BodyLimits,
  share: ByteShare,
): Promise<BodyReading> {
  return new Promise((resolve) => {
    const gunzip = compression === 'gzip' ? createGunzip() : undefined;
    const chunks: Buffer[] = [];
    let sentBytes = 0;
    let heldBytes = 0;
    let settled = false;

    const settle = (reading: BodyReading): void => {
      if (settled) return;
      settled = true;
      request.off('data', onSent);
      gunzip?.destroy();
      resolve(reading);
    };
    const refuse = (refusal: Refusal): void => settle({ read: 'refused', refusal });

    const hold = (chunk: Buffer): void => {
      heldBytes += chunk.length;
      if (heldBytes > limits.maxDecompressedBytes) {
        refuse(tooLarge('the decompressed body', limits.maxDecompressedBytes));
      } else if (!share.grow(chunk.length)) {
        refuse(overloaded());
      } else {
        chunks.push(chunk);
      }
    };
    const onSent = (chunk: Buffer): void => {
      sentBytes += chunk.length;
      if (sentBytes > limits.maxBodyBytes) {
        refuse(tooLarge('the body', limits.maxBodyBytes));
      } else if (gunzip === undefined) {
        hold(chunk);
      } else if (!gunzip.write(chunk)) {
        request.pause();
        gunzip.once('drain', () => request.resume());
      }
    };
    const whole = (): void => settle({ read: 'whole', body: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks) });

    request.on('data', onSent);
    request.once('end', () => (gunzip === undefined ? whole() : gunzip.end()));
    request.once('error', () => settle({ read: 'aborted' }));
    request.once('close', () => {
      if (!request.complete) settle({ read: 'aborted' });
    });
    gunzip?.on('data', hold);
    gunzip?.once('end', whole);
    gunzip?.on('error', () => refuse(malformed('the body is not valid gzip, although its content-encoding says so')));
  });
}
