import { Inject } from '@nestjs/common';
import { Args, Field, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { DIRECTORY_ID } from '@tokenledger/attribution/domain';
import type { RuleUseReader } from '@tokenledger/metering/domain';
import type { Permission, ReadIdentity } from '@tokenledger/organization/domain';
import { BigIntScalar, CurrentReader, DateTimeScalar, Needs } from '@tokenledger/shared/graphql';
import { type Clock, startOfLocalDay, startOfNextLocalDay } from '@tokenledger/shared/time';

import { MoneyType } from '../spend/spend-report';
import type { TenantTimeZones } from '../spend/spend.resolver';
import { toApiMoney } from '../spend/to-api-money';

@ObjectType('AttributionRuleUse', { description: 'Calls of the last days that a rule owns, or the directory.' })
export class RuleUseType {
  @Field(() => ID, { nullable: true, description: 'Of the rule; null: the directory names the owner.' })
  rule!: string | null;

  @Field(() => BigIntScalar)
  calls!: bigint;

  @Field(() => [MoneyType], { description: 'Of the calls that have a price, an amount a currency.' })
  cost!: MoneyType[];

  @Field(() => BigIntScalar)
  unpricedCalls!: bigint;

  @Field(() => DateTimeScalar, { description: 'Start of the newest of them.' })
  lastAt!: Date;
}

export interface RuleUsePorts {
  readonly ruleUse: RuleUseReader;
  readonly timeZones: TenantTimeZones;
  readonly clock: Clock;
}

export const RULE_USE_PORTS = Symbol('RuleUsePorts');

const DAY_MS = 86_400_000;
const MOST_DAYS = 400;

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
    @CurrentReader() { tenant }: ReadIdentity,
    @Args('days', { type: () => Int, defaultValue: 30, description: `Today among them; 1 to ${MOST_DAYS}.` })
    days: number,
  ): Promise<RuleUseType[]> {
    const { timeZones, clock, ruleUse } = this.ports;
    const timeZone = await timeZones.timeZoneOf(tenant);
    const now = clock.now();
    const before = Math.min(Math.max(days, 1), MOST_DAYS) - 1;
    const range = {
      from: startOfLocalDay(new Date(now.getTime() - before * DAY_MS), timeZone),
      to: startOfNextLocalDay(now, timeZone),
    };
    const used = await ruleUse.ruleUse(tenant, range);
    return used.map(({ rule, cost, ...figures }) => ({
      ...figures,
      rule: rule === DIRECTORY_ID ? null : rule,
      cost: cost.map(toApiMoney),
    }));
  }
}
