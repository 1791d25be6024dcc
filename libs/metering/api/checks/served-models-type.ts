import { createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';
import type { ServedModels, Substitution, UnitPrices } from '@tokenledger/metering/domain';
import { BigIntScalar, DateTimeScalar, DecimalScalar } from '@tokenledger/shared/graphql';
import { formatDecimal18, multiplyByCount } from '@tokenledger/shared/money';

import { MoneyType } from '../spend/spend-report';
import { toApiMoney } from '../spend/to-api-money';
import { InvalidChecksInputType, PENDING } from './checks-input';

const TEXT = () => String;
const UNKNOWN = { nullable: true, description: 'null: not known.' } as const;
const NO_PRICE = { nullable: true, description: 'Of a million tokens; null: no price.' } as const;
const MILLION = 1_000_000;

@ObjectType('SubstitutionPrices', { description: 'At the time of the latest such call.' })
export class SubstitutionPricesType {
  @Field(TEXT, { description: 'ISO 4217, of all prices here.' })
  currency!: string;

  @Field(() => DecimalScalar, NO_PRICE)
  requestedInput!: string | null;

  @Field(() => DecimalScalar, NO_PRICE)
  servedInput!: string | null;

  @Field(() => DecimalScalar, NO_PRICE)
  requestedOutput!: string | null;

  @Field(() => DecimalScalar, NO_PRICE)
  servedOutput!: string | null;
}

@ObjectType('ModelSubstitution', { description: 'Calls that asked for one model and were answered by another.' })
export class ModelSubstitutionType {
  @Field(TEXT, UNKNOWN)
  provider!: string | null;

  @Field(TEXT)
  requested!: string;

  @Field(TEXT)
  served!: string;

  @Field(TEXT, {
    description:
      '`other-model`: the price book sells what was asked for. `unknown-name`: it does not, so it may be a name of ' +
      "one's own, such as a deployment's.",
  })
  kind!: string;

  @Field(() => BigIntScalar)
  calls!: bigint;

  @Field(() => BigIntScalar)
  tokens!: bigint;

  @Field(() => [MoneyType], { description: 'At the price of the model that answered; an amount a currency.' })
  cost!: MoneyType[];

  @Field(() => DateTimeScalar)
  firstSeen!: Date;

  @Field(() => DateTimeScalar)
  lastSeen!: Date;

  @Field(() => SubstitutionPricesType, {
    nullable: true,
    description: 'null where either has no price, or they are of two currencies.',
  })
  prices!: SubstitutionPricesType | null;
}

@ObjectType('ServedModels', {
  description: 'Requested against served models; versions of one model are no substitution.',
})
export class ServedModelsType {
  @Field(() => [ModelSubstitutionType], { description: 'The most calls first.' })
  substitutions!: ModelSubstitutionType[];

  @Field(() => Boolean, { description: 'There are more pairs of names than were looked at.' })
  truncated!: boolean;

  @Field(() => BigIntScalar, { description: 'Calls that name both models, whether they are the same or not.' })
  comparedCalls!: bigint;

  @Field(() => Int, PENDING)
  pendingBuckets!: number;
}

export const ServedModelsResultUnion = createUnionType({
  name: 'ServedModelsResult',
  types: () => [ServedModelsType, InvalidChecksInputType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidChecksInputType : ServedModelsType),
});

export function toApiServedModels(
  { truncated, comparedCalls, pendingBuckets }: ServedModels,
  substitutions: readonly Substitution[],
): ServedModelsType {
  return { substitutions: substitutions.map(toApiSubstitution), truncated, comparedCalls, pendingBuckets };
}

function toApiSubstitution({ cost, prices, ...facts }: Substitution): ModelSubstitutionType {
  return {
    ...facts,
    cost: cost.map(toApiMoney),
    prices:
      prices === undefined
        ? null
        : {
            currency: prices.currency,
            requestedInput: perMillion(prices.requested, 'input'),
            servedInput: perMillion(prices.served, 'input'),
            requestedOutput: perMillion(prices.requested, 'output'),
            servedOutput: perMillion(prices.served, 'output'),
          },
  };
}

function perMillion(prices: UnitPrices, side: 'input' | 'output'): string | null {
  const price = prices[side];
  return price === undefined ? null : formatDecimal18(multiplyByCount(price, MILLION));
}
