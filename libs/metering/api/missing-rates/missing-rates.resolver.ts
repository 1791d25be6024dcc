import { Inject } from '@nestjs/common';
import { Args, Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { lastDays, MOST_LAST_DAYS, type MissingRateReader } from '@tokenledger/metering/domain';
import type { Permission, ReadIdentity } from '@tokenledger/organization/domain';
import { BigIntScalar, CurrentReader, DateTimeScalar, Needs } from '@tokenledger/shared/graphql';
import { type Clock, localDay } from '@tokenledger/shared/time';

import { MoneyType } from '../spend/spend-report';
import type { TenantTimeZones } from '../spend/spend.resolver';
import { toApiMoney } from '../spend/to-api-money';

@ObjectType('MissingExchangeRate', { description: 'Calls that could not be converted, by the pair that they lack.' })
export class MissingExchangeRateType {
  @Field(() => String, { description: 'ISO 4217.' })
  from!: string;

  @Field(() => String, { description: 'What the organisation reported in when the calls were rated; ISO 4217.' })
  to!: string;

  @Field(() => BigIntScalar)
  calls!: bigint;

  @Field(() => MoneyType, { description: 'In the currency of their prices.' })
  cost!: MoneyType;

  @Field(() => String, { description: "Day of the first of them, in the organisation's zone." })
  firstDay!: string;

  @Field(() => String, { description: "Day of the last of them, in the organisation's zone." })
  lastDay!: string;

  @Field(() => DateTimeScalar)
  lastAt!: Date;
}

export interface MissingRatesPorts {
  readonly missingRates: MissingRateReader;
  readonly timeZones: TenantTimeZones;
  readonly clock: Clock;
}

export const MISSING_RATES_PORTS = Symbol('MissingRatesPorts');

@Resolver()
export class MissingRatesResolver {
  constructor(@Inject(MISSING_RATES_PORTS) private readonly ports: MissingRatesPorts) {}

  @Needs<Permission>('checks.read')
  @Query(() => [MissingExchangeRateType], {
    description:
      'Pairs of currencies for which calls of the last days found no exchange rate. Enter the rate, then rate the calls again.',
  })
  async missingExchangeRates(
    @CurrentReader() { tenant }: ReadIdentity,
    @Args('days', { type: () => Int, defaultValue: 92, description: `Today among them; 1 to ${MOST_LAST_DAYS}.` })
    days: number,
  ): Promise<MissingExchangeRateType[]> {
    const timeZone = await this.ports.timeZones.timeZoneOf(tenant);
    const range = lastDays(days, timeZone, this.ports.clock.now());
    const missing = await this.ports.missingRates.missingRates(tenant, range);
    return missing.map(({ from, to, calls, cost, firstAt, lastAt }) => ({
      from,
      to,
      calls,
      cost: toApiMoney({ currency: from, amount: cost }),
      firstDay: localDay(firstAt, timeZone),
      lastDay: localDay(lastAt, timeZone),
      lastAt,
    }));
  }
}
