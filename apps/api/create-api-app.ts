import {
  CallsModule,
  type CallsPorts,
  DimensionValuesModule,
  type DimensionValuesPorts,
  SpendModule,
  type SpendPorts,
} from '@tokenledger/metering/api';
import { readKeyAuthentication } from '@tokenledger/organization/api';
import type { ReadKeyVerifier } from '@tokenledger/organization/domain';
import { createGraphqlApp, type GraphqlApp, type GraphqlAppOptions } from '@tokenledger/shared/graphql';

/** Everything the API answers from. */
export interface ApiPorts extends SpendPorts, CallsPorts, DimensionValuesPorts {
  readonly readKeys: ReadKeyVerifier;
}

export type ApiAppOptions = Omit<GraphqlAppOptions, 'modules' | 'authenticate'>;

/** The GraphQL API over the contexts' ports. */
export function createApiApp({ readKeys, ...metering }: ApiPorts, options: ApiAppOptions): Promise<GraphqlApp> {
  return createGraphqlApp({
    ...options,
    modules: [SpendModule.with(metering), CallsModule.with(metering), DimensionValuesModule.with(metering)],
    authenticate: readKeyAuthentication(readKeys),
  });
}
