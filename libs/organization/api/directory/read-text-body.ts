import { decodeCsv } from '@tokenledger/shared/csv';
import { RequestRefusedError } from '@tokenledger/shared/graphql';
import type { IncomingMessage } from 'node:http';

/**
 * Reads a body as a file's text, and keeps no more of it than the limit.
 * @throws RequestRefusedError where it is longer than the limit, is no text or does not come whole
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
  const text = decodeCsv(Buffer.concat(chunks));
  if (!text.ok) throw new RequestRefusedError(text.error, 'BAD_REQUEST', 400);
  return text.value;
}

function tooLong(maxBytes: number): RequestRefusedError {
  const message = `the file is larger than ${maxBytes} bytes: split it by kind, or let an operator import it`;
  return new RequestRefusedError(message, 'PAYLOAD_TOO_LARGE', 413);
}
