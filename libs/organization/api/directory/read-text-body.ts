import { RequestRefusedError } from '@tokenledger/shared/graphql';
import type { IncomingMessage } from 'node:http';

/**
 * Reads a body as text, and keeps no more of it than the limit.
 * @throws RequestRefusedError where it is longer than the limit, is no UTF-8 or does not come whole
 */
export async function readTextBody(request: IncomingMessage, maxBytes: number): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLong(maxBytes);
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      // Read to its end all the same: whoever still sends would not hear the answer.
      if (bytes <= maxBytes) chunks.push(chunk);
    }
  } catch {
    throw new RequestRefusedError('the body ended before it was whole: send it again', 'BAD_REQUEST', 400);
  }
  if (bytes > maxBytes) throw tooLong(maxBytes);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new RequestRefusedError('the file is not UTF-8: save it as "CSV UTF-8"', 'BAD_REQUEST', 400);
  }
}

function tooLong(maxBytes: number): RequestRefusedError {
  const message = `the file is larger than ${maxBytes} bytes: split it by kind, or let an operator import it`;
  return new RequestRefusedError(message, 'PAYLOAD_TOO_LARGE', 413);
}
