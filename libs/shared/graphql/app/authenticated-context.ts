import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { IncomingMessage } from 'node:http';

import { httpFailureOf } from '../errors/http-status';
import type { GraphqlContext } from './current-reader';

/**
 * Finds who asks from the request's headers: its `Authorization`, or its session cookie.
 * @throws RequestRefusedError where that is nobody, or somebody who may not ask
 */
export type Authenticate = (request: IncomingMessage) => Promise<object>;

/**
 * Lets nothing be executed for an unknown sender: not a resolver, and not the schema's description of itself either,
 * which a guard on resolvers would leave open.
 */
export function authenticatedContext(authenticate: Authenticate) {
  return async ({ req }: { readonly req: IncomingMessage }): Promise<GraphqlContext> => {
    try {
      return { reader: await authenticate(req) };
    } catch (error) {
      throw withHttpStatus(error);
    }
  };
}

function withHttpStatus(error: unknown): GraphQLError {
  const originalError = error instanceof Error ? error : new Error(String(error));
  const { status, headers } = httpFailureOf(error);
  const http = { status, headers: new HeaderMap(headers) };
  return new GraphQLError(originalError.message, { originalError, extensions: { http } });
}
