import { Field, ObjectType } from '@nestjs/graphql';
import { BigIntScalar } from '@tokenledger/shared/graphql';

import { MoneyType } from '../spend/spend-report';

@ObjectType('UsedAmount', { description: "What priced calls of a term's scope came to, in one currency." })
export class UsedAmountType extends MoneyType {
  @Field(() => BigIntScalar)
  tokens!: bigint;
}

@ObjectType('ContractStanding', {
  description: 'Where the organisation stands in the running period of a free allowance or a minimum commitment.',
})
export class ContractStandingType {
  @Field(() => String, { description: 'Contract of the term.' })
  contract!: string;

  @Field(() => String, { description: '`allowance` or `commitment`.' })
  kind!: string;

  @Field(() => String, { nullable: true, description: 'null: every seller.' })
  provider!: string | null;

  @Field(() => String)
  model!: string;

  @Field(() => String, { description: "First day of the period, in the organisation's calendar: `YYYY-MM-DD`." })
  periodStart!: string;

  @Field(() => String, { description: 'First day after it.' })
  periodEnd!: string;

  @Field(() => [UsedAmountType], { description: 'By currency.' })
  used!: UsedAmountType[];

  @Field(() => [MoneyType], { description: 'Of an allowance: the part of the cost that is free, by currency.' })
  free!: MoneyType[];

  @Field(() => [MoneyType], { description: 'Of an allowance: what is charged after it, by currency.' })
  charged!: MoneyType[];

  @Field(() => MoneyType, { nullable: true, description: 'Of an allowance of money: what is left of it.' })
  leftAmount!: MoneyType | null;

  @Field(() => BigIntScalar, { nullable: true, description: 'Of an allowance of tokens: what is left of it.' })
  leftTokens!: bigint | null;

  @Field(() => MoneyType, { nullable: true, description: 'Of a commitment: what is to be paid at the least.' })
  committed!: MoneyType | null;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'Of a commitment: what is paid on top, should nothing more be used. Other currencies do not count.',
  })
  shortfall!: MoneyType | null;

  @Field(() => BigIntScalar, { description: 'Calls of its scope without a price: neither free nor charged.' })
  unpricedCalls!: bigint;
}
