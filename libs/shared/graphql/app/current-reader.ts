import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';

import { UnauthenticatedError } from '../errors/request-refused-error';

/** What every executed request carries. */
export interface GraphqlContext {
  /** Whoever the request's credential stands for. */
  readonly reader: object;
}

/**
 * Parameter of a resolver: whoever asks, as `authenticate` found from the credential. Never from the payload.
 * @throws UnauthenticatedError where nobody was found, which a request that came in over HTTP cannot do
 */
export const CurrentReader = createParamDecorator((_data: unknown, execution: ExecutionContext): object => {
  const { reader } = GqlExecutionContext.create(execution).getContext<Partial<GraphqlContext>>();
  if (reader === undefined) throw new UnauthenticatedError('this needs a credential');
  return reader;
});
