import { DeadLettersModule, IngestionStatusModule, SpendModule, type SpendPorts } from '@tokenledger/metering/api';
import { readKeyAuthentication } from '@tokenledger/organization/api';
import type { ReadKeyVerifier } from '@tokenledger/organization/domain';
import { createGraphqlApp, type GraphqlApp, type GraphqlAppOptions } from '@tokenledger/shared/graphql';

import type { IngestionParts } from '../wiring/ingestion-parts';

/** Everything the API answers from. */
export interface ApiPorts extends SpendPorts {
  readonly readKeys: ReadKeyVerifier;
  readonly ingestion: IngestionParts;
}

export type ApiAppOptions = Omit<GraphqlAppOptions, 'modules' | 'authenticate'>;

/** The GraphQL API over the contexts' ports. */
export function createApiApp(
  { readKeys, ingestion, ...spendPorts }: ApiPorts,
  options: ApiAppOptions,
): Promise<GraphqlApp> {
  return createGraphqlApp({
    ...options,
    modules: [
      SpendModule.with(spendPorts),
      IngestionStatusModule.with(ingestion.ingestionStatus),
      DeadLettersModule.with(ingestion.deadLetters),
    ],
    authenticate: readKeyAuthentication(readKeys),
  });
}
