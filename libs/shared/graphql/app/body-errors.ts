import type { IncomingMessage, ServerResponse } from 'node:http';

import type { ErrorFormatter } from '../errors/error-answers';
import { RequestRefusedError } from '../errors/request-refused-error';

/**
 * Error middleware behind the body parser: a body that cannot be read gets an answer in the shape of all others.
 * @param maxBodyBytes the parser's limit
 */
export function answerBodyErrors(format: ErrorFormatter, maxBodyBytes: number) {
  // Express tells error middleware by its four parameters.
  return (error: unknown, _request: IncomingMessage, response: ServerResponse, _next: () => void): void => {
    const refusal = refusalOf(error, maxBodyBytes);
    const body = JSON.stringify({ errors: [format({ message: '' }, refusal ?? error)] });
    response.writeHead(refusal?.status ?? 500, { 'content-type': 'application/json; charset=utf-8' });
    response.end(`${body}\n`);
  };
}

function refusalOf(error: unknown, maxBodyBytes: number): RequestRefusedError | undefined {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  if (status === 413) {
    const message = `the body is larger than ${maxBodyBytes} bytes: send a shorter query`;
    return new RequestRefusedError(message, 'PAYLOAD_TOO_LARGE', 413);
  }
  if (typeof status === 'number' && status >= 400 && status < 500) {
    const message = 'the body is not JSON in UTF-8: send {"query": "…", "variables": {…}}';
    return new RequestRefusedError(message, 'BAD_REQUEST', 400);
  }
  return undefined;
}
