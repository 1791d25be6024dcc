import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { type PersonalUsePorts, PersonalUses } from '@tokenledger/metering/domain';
import type { LedgerScopes, Permission, Principal } from '@tokenledger/organization/domain';
import { CurrentReader, Needs, signedInUser } from '@tokenledger/shared/graphql';

import { shareOf } from '../spend/share-of';
import type { TenantCurrencies } from '../spend/spend.resolver';
import { toApiFreshness, toApiSpendFigures } from '../spend/to-api-spend-report';
import { PersonalUseAnswerUnion } from './personal-use-types';

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
  @Query(() => PersonalUseAnswerUnion, {
    description:
      'Whatever they may see of others: their own they may, once it is proven to be theirs. Signed-in users only.',
  })
  async myUse(@CurrentReader() reader: Principal): Promise<typeof PersonalUseAnswerUnion> {
    const person = signedInUser(reader);
    const { scopes, currencies, clock } = this.ports;
    const asOf = clock.now();
    const [{ people }, currency] = await Promise.all([
      scopes.of(reader),
      currencies.reportingCurrencyOf(person.tenant),
    ]);
    const use = await this.uses.of(person, people);
    if (use.outcome === 'not-shown') return { why: use.why };
    const { outcome, names, request, report, monthlyTokens, isInDirectory } = use;
    const always = {
      from: request.from,
      to: request.to,
      monthlyTokens: monthlyTokens ?? null,
      isInDirectory,
      freshness: toApiFreshness(report.freshness, asOf),
    };
    if (outcome === 'unnamed') return { ...always, lookedFor: [...names] };
    return {
      ...always,
      spend: toApiSpendFigures(report.totals, currency),
      share: monthlyTokens === undefined ? null : shareOf(report.totals.tokens.total, monthlyTokens),
      names: [...names],
    };
  }
}
