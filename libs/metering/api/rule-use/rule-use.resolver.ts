import { Inject } from '@nestjs/common';
import { Args, Field, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { DIRECTORY_ID, peopleRuleIssues, type RuleSets } from '@tokenledger/attribution/domain';
import { lastDays, MOST_LAST_DAYS, type RuleUse, type RuleUseReader } from '@tokenledger/metering/domain';
import type { LedgerScopes, PeopleView, Permission, Principal, TenantId } from '@tokenledger/organization/domain';
import { BigIntScalar, CurrentReader, DateTimeScalar, Needs } from '@tokenledger/shared/graphql';
import type { Clock } from '@tokenledger/shared/time';

import { MoneyType } from '../spend/spend-report';
import type { TenantTimeZones } from '../spend/spend.resolver';
import { toApiMoney } from '../spend/to-api-money';

@ObjectType('AttributionRuleUse', { description: 'Calls of the last days that a rule owns, or the directory.' })
export class RuleUseType {
  @Field(() => ID, { nullable: true, description: 'Of the rule; null: the directory names the owner.' })
  rule!: string | null;

  @Field(() => BigIntScalar, {
    nullable: true,
    description: 'null, as all else: the rule singles a person out, and people are not shown by name.',
  })
  calls!: bigint | null;

  @Field(() => [MoneyType], { description: 'Of the calls that have a price, an amount a currency.' })
  cost!: MoneyType[];

  @Field(() => BigIntScalar, { nullable: true })
  unpricedCalls!: bigint | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Start of the newest of them.' })
  lastAt!: Date | null;
}

export interface RuleUsePorts {
  readonly ruleUse: RuleUseReader;
  readonly ruleSets: Pick<RuleSets, 'read'>;
  readonly scopes: Pick<LedgerScopes, 'of'>;
  readonly timeZones: TenantTimeZones;
  readonly clock: Clock;
}

export const RULE_USE_PORTS = Symbol('RuleUsePorts');

@Resolver()
export class RuleUseResolver {
  constructor(@Inject(RULE_USE_PORTS) private readonly ports: RuleUsePorts) {}

  @Needs<Permission>('directory.read')
  @Query(() => [RuleUseType], {
    description:
      'What each attribution rule owns of the last days, as calls are booked now; those with most calls first. A rule that is ' +
      'none of them owns nothing, or only what was not brought to it yet.',
  })
  async attributionRuleUse(
    @CurrentReader() reader: Principal,
    @Args('days', { type: () => Int, defaultValue: 30, description: `Today among them; 1 to ${MOST_LAST_DAYS}.` })
    days: number,
  ): Promise<RuleUseType[]> {
    const { timeZones, clock, ruleUse, scopes } = this.ports;
    const { tenant } = reader;
    const timeZone = await timeZones.timeZoneOf(tenant);
    const range = lastDays(days, timeZone, clock.now());
    const [{ people }, used] = await Promise.all([scopes.of(reader), ruleUse.ruleUse(tenant, range)]);
    return people.kind === 'names' ? used.map(toApiUse) : this.withoutPeople(tenant, people, used);
  }

  /** Rules of before are left out: nobody looks at them, and what they asked for would have to be looked up. */
  private async withoutPeople(tenant: TenantId, people: PeopleView, used: readonly RuleUse[]): Promise<RuleUseType[]> {
    const { rules = [] } = (await this.ports.ruleSets.read(tenant)) ?? {};
    const personal = rules.filter((rule) => peopleRuleIssues(people, [rule], []).length > 0).map(({ id }) => id);
    const shown = new Set([DIRECTORY_ID, ...rules.map(({ id }) => id).filter((id) => !personal.includes(id))]);
    return [
      ...used.filter(({ rule }) => shown.has(rule)).map(toApiUse),
      ...personal.map((rule) => ({ rule, calls: null, cost: [], unpricedCalls: null, lastAt: null })),
    ];
  }
}

function toApiUse({ rule, cost, ...figures }: RuleUse): RuleUseType {
  return { ...figures, rule: rule === DIRECTORY_ID ? null : rule, cost: cost.map(toApiMoney) };
}
