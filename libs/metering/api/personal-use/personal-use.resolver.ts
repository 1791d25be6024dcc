import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { type PersonalUsePorts, PersonalUses } from '@tokenledger/metering/domain';
import type { LedgerScopes, Permission, Principal } from '@tokenledger/organization/domain';
import { CurrentReader, Needs, signedInUser } from '@tokenledger/shared/graphql';

import { shareOf } from '../spend/share-of';
import type { TenantCurrencies } from '../spend/spend.resolver';
import { toApiFreshness, toApiSpendFigures } from '../spend/to-api-spend-report';
import { PersonalUseType } from './personal-use-types';

export interface PersonalUseResolverPorts extends PersonalUsePorts {
  readonly scopes: Pick<LedgerScopes, 'of'>;
  readonly currencies: TenantCurrencies;
}

export const PERSONAL_USE_PORTS = Symbol('PersonalUsePorts');

@Resolver()
export class PersonalUseResolver {
  private readonly uses: PersonalUses;

  constructor(@Inject(PERSONAL_USE_PORTS) private readonly ports: PersonalUseResolverPorts) {
    this.uses = new PersonalUses(ports);
  }

  @Needs<Permission>('spend.read')
  @Query(() => PersonalUseType, {
    description: 'Whatever they may see of others: their own they may. Signed-in users only.',
  })
  async myUse(@CurrentReader() reader: Principal): Promise<PersonalUseType> {
    const { tenant, email } = signedInUser(reader);
    const { scopes, currencies, clock } = this.ports;
    const asOf = clock.now();
    const [{ people }, currency] = await Promise.all([scopes.of(reader), currencies.reportingCurrencyOf(tenant)]);
    const { names, request, report, monthlyTokens, isInDirectory } = await this.uses.of(tenant, email, people);
    return {
      from: request.from,
      to: request.to,
      spend: toApiSpendFigures(report.totals, currency),
      monthlyTokens: monthlyTokens ?? null,
      share: monthlyTokens === undefined ? null : shareOf(report.totals.tokens.total, monthlyTokens),
      names: [...names],
      isInDirectory,
      freshness: toApiFreshness(report.freshness, asOf),
    };
  }
}
