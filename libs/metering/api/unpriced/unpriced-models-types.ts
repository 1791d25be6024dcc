import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Meter, SimilarPrice } from '@tokenledger/pricing/domain';
import { BigIntScalar, DateTimeScalar, DecimalScalar, InputIssueType, MeterEnum } from '@tokenledger/shared/graphql';

const UNKNOWN = { nullable: true, description: 'null: not known.' } as const;

@InputType('UnpricedModelsInput')
export class UnpricedModelsInput {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'First instant that counts, on a quarter of an hour; 30 days before `to` unless given.',
  })
  from?: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'First instant that no longer counts; the end of today unless given. 92 days after `from` at most.',
  })
  to?: Date | null;
}

@ObjectType('MeterTokens', { description: 'Tokens of one meter.' })
export class MeterTokensType {
  @Field(() => MeterEnum)
  meter!: Meter;

  @Field(() => BigIntScalar)
  tokens!: bigint;
}

@ObjectType('MeterPrice', { description: 'What a million tokens of one meter cost.' })
export class MeterPriceType {
  @Field(() => MeterEnum)
  meter!: Meter;

  @Field(() => DecimalScalar)
  pricePerMillion!: string;
}

export const SimilarPriceBecauseEnum = {
  STANDARD_TIER: 'standard-tier',
  SAME_MODEL_ELSEWHERE: 'same-model-elsewhere',
  SIMILAR_NAME: 'similar-name',
} as const satisfies Record<string, SimilarPrice['because']>;

registerEnumType(SimilarPriceBecauseEnum, {
  name: 'SimilarPriceBecause',
  description: 'What speaks for a suggested price.',
  valuesMap: {
    STANDARD_TIER: { description: "The same seller's price without the service tier." },
    SAME_MODEL_ELSEWHERE: { description: "Another seller's price for a model of the same name." },
    SIMILAR_NAME: { description: 'The name without what stands around it: a route, a date, a stage.' },
  },
});

@ObjectType('SuggestedPrice', {
  description: 'A price that may fit; nothing is charged at it before somebody takes it.',
})
export class SuggestedPriceType {
  @Field(() => String)
  provider!: string;

  @Field(() => String)
  model!: string;

  @Field(() => SimilarPriceBecauseEnum)
  because!: SimilarPrice['because'];

  @Field(() => String, { description: 'ISO 4217.' })
  currency!: string;

  @Field(() => [MeterPriceType])
  prices!: MeterPriceType[];
}

@ObjectType('UnpricedModel', { description: 'Calls of one model that have usage and no price, for one reason.' })
export class UnpricedModelType {
  @Field(() => String, { ...UNKNOWN, description: 'As the calls name it; null: they name none.' })
  provider!: string | null;

  @Field(() => String, { description: 'What a price list calls this seller; `unnamed` for calls that name none.' })
  seller!: string;

  @Field(() => String)
  model!: string;

  @Field(() => String, { description: 'As on the calls: `no-model`, `no-price-for-meter:audioInput`.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'Where there is no price for this service tier.' })
  serviceTier!: string | null;

  @Field(() => BigIntScalar)
  calls!: bigint;

  @Field(() => BigIntScalar)
  tokens!: bigint;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Of all tokens in the range, 0 to 1; null: there are none.',
  })
  tokenShare!: string | null;

  @Field(() => [MeterTokensType], { description: 'What the calls used: the meters that a price is needed for.' })
  used!: MeterTokensType[];

  @Field(() => DateTimeScalar)
  firstAt!: Date;

  @Field(() => DateTimeScalar)
  lastAt!: Date;

  @Field(() => ID, { description: 'The newest of the calls.' })
  exampleCallId!: string;

  @Field(() => SuggestedPriceType, { nullable: true, description: 'null: nothing in the price book comes close.' })
  suggestion!: SuggestedPriceType | null;
}

@ObjectType('UnpricedModels')
export class UnpricedModelsType {
  @Field(() => DateTimeScalar)
  from!: Date;

  @Field(() => DateTimeScalar)
  to!: Date;

  @Field(() => [UnpricedModelType], { description: 'By tokens, the most first; 200 at the most.' })
  models!: UnpricedModelType[];

  @Field(() => Boolean, { description: 'There are more.' })
  truncated!: boolean;

  @Field(() => BigIntScalar, { description: 'Of all calls that count in the range, priced or not.' })
  allTokens!: bigint;

  @Field(() => BigIntScalar)
  unpricedTokens!: bigint;

  @Field(() => DecimalScalar, { nullable: true, description: 'Unpriced tokens of all, 0 to 1; null: there are none.' })
  unpricedShare!: string | null;

  @Field(() => BigIntScalar, {
    description: 'Unpriced calls that no price helps: their usage is broken, or they name no model.',
  })
  beyondPricing!: bigint;
}

@ObjectType('InvalidUnpricedModelsInput', {
  description: 'The range cannot be looked through; all that is wrong with it.',
})
export class InvalidUnpricedModelsInputType {
  @Field(() => [InputIssueType])
  issues!: InputIssueType[];
}

export const UnpricedModelsResultUnion = createUnionType({
  name: 'UnpricedModelsResult',
  types: () => [UnpricedModelsType, InvalidUnpricedModelsInputType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidUnpricedModelsInputType : UnpricedModelsType),
});
