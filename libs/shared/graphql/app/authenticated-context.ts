import { HeaderMap } from '@apollo/server';
import { TokenLedgerError } from '@tokenledger/shared/result';
import { GraphQLError } from 'graphql';
import type { IncomingMessage } from 'node:http';

import { RequestRefusedError } from '../errors/request-refused-error';
import type { GraphqlContext } from './current-reader';

/**
 * Finds who asks.
 * @param authorization the request's `Authorization` header
 * @throws RequestRefusedError where that is nobody, or somebody who may not ask
 */
export type Authenticate = (authorization: string | undefined) => Promise<object>;

const RETRY_AFTER_SECONDS = '2';

/**
 * Lets nothing be executed for an unknown sender: not a resolver, and not the schema's description of itself either,
 * which a guard on resolvers would leave open.
 */
export function authenticatedContext(authenticate: Authenticate) {
  return async ({ req }: { readonly req: IncomingMessage }): Promise<GraphqlContext> => {
    try {
      return { reader: await authenticate(req.headers.authorization) };
    } catch (error) {
      throw withHttpStatus(error);
    }
  };
}

function withHttpStatus(error: unknown): GraphQLError {
  const originalError = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(originalError.message, { originalError, extensions: { http: httpOf(error) } });
}

function httpOf(error: unknown): { readonly status: number; readonly headers?: HeaderMap } {
  if (error instanceof RequestRefusedError) {
    if (error.status !== 401) return { status: error.status };
    return { status: 401, headers: new HeaderMap([['www-authenticate', 'Bearer realm="tokenledger"']]) };
  }
  if (error instanceof TokenLedgerError && error.retriable) {
    return { status: 503, headers: new HeaderMap([['retry-after', RETRY_AFTER_SECONDS]]) };
  }
  return { status: 500 };
}
