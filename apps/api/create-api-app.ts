import { SpendModule, type SpendPorts } from '@tokenledger/metering/api';
import { readKeyAuthentication } from '@tokenledger/organization/api';
import type { ReadKeyVerifier } from '@tokenledger/organization/domain';
import { createGraphqlApp, type GraphqlApp, type GraphqlAppOptions } from '@tokenledger/shared/graphql';

/** Everything the API answers from. */
export interface ApiPorts extends SpendPorts {
  readonly readKeys: ReadKeyVerifier;
}

export type ApiAppOptions = Omit<GraphqlAppOptions, 'modules' | 'authenticate'>;

/** The GraphQL API over the contexts' ports. */
export function createApiApp({ readKeys, ...spendPorts }: ApiPorts, options: ApiAppOptions): Promise<GraphqlApp> {
  return createGraphqlApp({
    ...options,
    modules: [SpendModule.with(spendPorts)],
    authenticate: readKeyAuthentication(readKeys),
  });
}
