import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { ServerResponse } from 'node:http';

import type { FailureReporter } from './error-answers';
import { httpFailureOf } from './http-status';
import { RedirectedRefusalError } from './redirected-refusal-error';
import { RequestRefusedError } from './request-refused-error';

/**
 * Leaves failures of resolvers to GraphQL's formatter, and answers those of REST in the same words:
 * `{ "error": { "message", "code", "id", "retriable" } }`. Nest would log each a second time, without its id.
 */
@Catch()
export class EdgeFailureFilter implements ExceptionFilter {
  constructor(private readonly report: FailureReporter) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    if (host.getType<string>() === 'graphql') throw exception;
    answerFailure(host.switchToHttp().getResponse<ServerResponse>(), fromNest(exception), this.report);
  }
}

/** Writes a failure of a REST request. */
export function answerFailure(response: ServerResponse, failure: unknown, report: FailureReporter): void {
  if (failure instanceof RedirectedRefusalError) {
    response.writeHead(303, { location: failure.locationWith(report(failure).id), 'cache-control': 'no-store' });
    response.end();
    return;
  }
  const { status, headers } = httpFailureOf(failure);
  for (const [name, value] of headers) response.setHeader(name, value);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify({ error: report(failure) })}\n`);
}

/** Nest's own refusals: of paths and methods that nobody answers. */
function fromNest(exception: unknown): unknown {
  if (!(exception instanceof HttpException) || exception.getStatus() !== 404) return exception;
  return new RequestRefusedError('nothing answers here: see the API documentation for its paths', 'NOT_FOUND', 404);
}
