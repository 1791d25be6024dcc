import type { IncomingMessage, ServerResponse } from 'node:http';

import { answerFailure } from '../errors/edge-failure-filter';
import { errorFormatter, type FailureReporter } from '../errors/error-answers';
import { httpFailureOf } from '../errors/http-status';
import { RequestRefusedError } from '../errors/request-refused-error';

/**
 * Error middleware behind the body parser: a body that cannot be read gets an answer in the shape of all others of its
 * path.
 * @param maxBodyBytes the parser's limit
 */
export function answerBodyErrors(report: FailureReporter, maxBodyBytes: number, graphqlPath: string) {
  const format = errorFormatter(report);
  // Express tells error middleware by its four parameters.
  return (error: unknown, request: IncomingMessage, response: ServerResponse, _next: () => void): void => {
    const failure = refusalOf(error, maxBodyBytes) ?? error;
    if (request.url?.startsWith(graphqlPath) !== true) return answerFailure(response, failure, report);
    const body = JSON.stringify({ errors: [format({ message: '' }, failure)] });
    response.writeHead(httpFailureOf(failure).status, { 'content-type': 'application/json; charset=utf-8' });
    response.end(`${body}\n`);
  };
}

function refusalOf(error: unknown, maxBodyBytes: number): RequestRefusedError | undefined {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  if (status === 413) {
    const message = `the body is larger than ${maxBodyBytes} bytes: send a shorter one`;
    return new RequestRefusedError(message, 'PAYLOAD_TOO_LARGE', 413);
  }
  if (typeof status === 'number' && status >= 400 && status < 500) {
    const message = 'the body is not JSON in UTF-8: send an object, for GraphQL {"query": "…", "variables": {…}}';
    return new RequestRefusedError(message, 'BAD_REQUEST', 400);
  }
  return undefined;
}
