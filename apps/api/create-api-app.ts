import { AttributionRulesModule, type AttributionRulesPorts } from '@tokenledger/attribution/api';
import {
  CallsModule,
  type CallsPorts,
  ChecksModule,
  type ChecksPorts,
  ContractsModule,
  type ContractsPorts,
  DeadLettersModule,
  DimensionValuesModule,
  type DimensionValuesPorts,
  IngestionStatusModule,
  MissingRatesModule,
  RuleUseModule,
  type RuleUsePorts,
  PersonalUseModule,
  type MissingRatesPorts,
  ReratingModule,
  type ReratingPorts,
  type SpendByUnitPorts,
  SpendModule,
  type SpendPorts,
  UnallocatedModule,
  UnitSpendModule,
  UnpricedModelsModule,
  type UnpricedModelsPorts,
} from '@tokenledger/metering/api';
import { organizationApi, type OrganizationPorts, type SignInSettings } from '@tokenledger/organization/api';
import { LedgerScopes, PeoplePrivacy, type ReadKeyVerifier } from '@tokenledger/organization/domain';
import {
  ContractTermsModule,
  type ContractTermsPorts,
  ExchangeRatesModule,
  type ExchangeRatesPorts,
  PriceListsModule,
  type PriceListsPorts,
} from '@tokenledger/pricing/api';
import { createGraphqlApp, type GraphqlApp, type GraphqlAppOptions } from '@tokenledger/shared/graphql';
import { narrowToTenant, withinTenantScope } from '@tokenledger/shared/tenant-scope';

import type { IngestionParts } from '../wiring/ingestion-parts';

/** Prices, exchange rates and contracts. */
export type PricingPorts = Omit<PriceListsPorts, 'priceBook'> & ExchangeRatesPorts & ContractTermsPorts;

/** Everything the API answers from. */
export interface ApiPorts
  extends
    Omit<SpendPorts, 'scopes'>,
    Omit<CallsPorts, 'scopes'>,
    Omit<ChecksPorts, 'scopes'>,
    Omit<DimensionValuesPorts, 'scopes'>,
    UnpricedModelsPorts,
    MissingRatesPorts,
    Pick<RuleUsePorts, 'ruleUse'>,
    Pick<SpendByUnitPorts, 'ownedSpend' | 'writeUnitSpendCsv'>,
    Pick<ContractsPorts, 'soldUsage'> {
  readonly readKeys: ReadKeyVerifier;
  readonly organization: OrganizationPorts;
  readonly ingestion: IngestionParts;
  readonly prices: PricingPorts;
  readonly rerating: ReratingPorts;
  readonly attribution: Omit<AttributionRulesPorts, 'scopes' | 'timeZones'>;
}

export interface ApiAppOptions extends Omit<GraphqlAppOptions, 'modules' | 'authenticate' | 'around' | 'isHttps'> {
  readonly signIn?: SignInSettings;
}

/** The API over the contexts' ports: GraphQL, and signing in beside it. The same in every process that serves it. */
export function createApiApp(
  { readKeys, organization, ingestion, prices, rerating, attribution, ...readers }: ApiPorts,
  { signIn, ...options }: ApiAppOptions,
): Promise<GraphqlApp> {
  const { clock, timeZones } = readers;
  const { module, authenticate, isHttps } = organizationApi(organization, readKeys, clock, signIn);
  const people = new PeoplePrivacy(organization.people, clock);
  const metering = { ...readers, scopes: new LedgerScopes(organization.directories, timeZones, people, clock) };
  const modules = [
    SpendModule.with(metering),
    UnitSpendModule.with({ ...metering, directories: organization.directories, audit: organization.audit }),
    PersonalUseModule.with({
      ...metering,
      directories: organization.directories,
      providerSessions: organization.identity.providerSessions,
    }),
    UnallocatedModule.with({ ...metering, directories: organization.directories }),
    CallsModule.with(metering),
    ChecksModule.with(metering),
    DimensionValuesModule.with(metering),
    UnpricedModelsModule.with(metering),
    PriceListsModule.with({ ...prices, priceBook: metering.priceBook }),
    ExchangeRatesModule.with(prices),
    ContractTermsModule.with(prices),
    ContractsModule.with({ ...metering, ...prices } satisfies ContractsPorts),
    MissingRatesModule.with(metering),
    RuleUseModule.with({ ...metering, ruleSets: attribution.ruleSets }),
    ReratingModule.with(rerating),
    AttributionRulesModule.with({ ...attribution, timeZones, scopes: metering.scopes }),
    IngestionStatusModule.with(ingestion.ingestionStatus),
    DeadLettersModule.with(ingestion.deadLetters),
    module,
  ];
  return createGraphqlApp({
    ...options,
    modules,
    isHttps,
    around: withinTenantScope,
    // Credentials are looked up among those of all organisations; what is asked then is of one.
    authenticate: async (request) => {
      const principal = await authenticate(request);
      narrowToTenant(principal.tenant);
      return principal;
    },
  });
}
