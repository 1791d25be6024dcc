import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { type ContractStanding, contractStandings, type SoldUsageReader } from '@tokenledger/metering/domain';
import type { Permission, ReadIdentity } from '@tokenledger/organization/domain';
import type { ContractTerms, PriceBook, SellerDirectory, UsedAmount } from '@tokenledger/pricing/domain';
import { CurrentReader, Needs } from '@tokenledger/shared/graphql';
import type { Clock } from '@tokenledger/shared/time';

import type { TenantTimeZones } from '../spend/spend.resolver';
import { toApiMoney } from '../spend/to-api-money';
import { ContractStandingType, type UsedAmountType } from './contract-standing-types';

export interface ContractsPorts {
  readonly contractTerms: Pick<ContractTerms, 'read'>;
  readonly soldUsage: SoldUsageReader;
  readonly priceBook: () => PriceBook;
  readonly sellers: SellerDirectory;
  readonly timeZones: TenantTimeZones;
  readonly clock: Clock;
}

export const CONTRACTS_PORTS = Symbol('ContractsPorts');

@Resolver()
export class ContractsResolver {
  constructor(@Inject(CONTRACTS_PORTS) private readonly ports: ContractsPorts) {}

  @Needs<Permission>('checks.read')
  @Query(() => [ContractStandingType], {
    description: 'Free allowances and minimum commitments in force, and where they stand in their running periods.',
  })
  async contractStandings(@CurrentReader() { tenant }: ReadIdentity): Promise<ContractStandingType[]> {
    const { contractTerms, soldUsage, priceBook, sellers, timeZones, clock } = this.ports;
    const [terms, timeZone] = await Promise.all([contractTerms.read(tenant), timeZones.timeZoneOf(tenant)]);
    const question = { tenant, terms, at: clock.now(), timeZone };
    const sources = { usage: soldUsage, book: priceBook(), sellers };
    return (await contractStandings(question, sources)).map(toApiStanding);
  }
}

function toApiStanding({ position, ...standing }: ContractStanding): ContractStandingType {
  const { term, kind } = position;
  const common = { ...standing, kind, contract: term.contract, provider: term.provider || null, model: term.model };
  if (position.kind === 'commitment') {
    const { currency, amount } = position.term;
    return {
      ...common,
      used: position.all.map(toApiUsed),
      free: [],
      charged: [],
      leftAmount: null,
      leftTokens: null,
      committed: toApiMoney({ currency, amount }),
      shortfall: toApiMoney({ currency, amount: position.shortfall }),
    };
  }
  const { left, used, free, charged } = position;
  return {
    ...common,
    used: used.map(toApiUsed),
    free: free.map(toApiMoney),
    charged: charged.map(toApiMoney),
    leftAmount: 'currency' in left ? toApiMoney(left) : null,
    leftTokens: 'tokens' in left ? left.tokens : null,
    committed: null,
    shortfall: null,
  };
}

function toApiUsed({ currency, cost, tokens }: UsedAmount): UsedAmountType {
  return { ...toApiMoney({ currency, amount: cost }), tokens };
}
