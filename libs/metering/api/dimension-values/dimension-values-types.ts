import { createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { SpendDimension } from '@tokenledger/metering/domain';
import { BigIntScalar, DateTimeScalar, InputIssueType } from '@tokenledger/shared/graphql';

import { SpendDimensionEnum, SpendFilterInput } from '../spend/spend-input';
import { MoneyType } from '../spend/spend-report';

const OPTIONAL = { nullable: true } as const;

@InputType('DimensionValuesInput')
export class DimensionValuesInput {
  @Field(() => SpendDimensionEnum)
  dimension!: SpendDimension;

  @Field(() => String, {
    ...OPTIONAL,
    description:
      'Keeps values that contain it, whatever their capitals; all values, "not known" among them, unless given.',
  })
  search?: string | null;

  @Field(() => DateTimeScalar, {
    ...OPTIONAL,
    description: 'First instant that counts, on a quarter of an hour; 30 days before `to` unless given.',
  })
  from?: Date | null;

  @Field(() => DateTimeScalar, {
    ...OPTIONAL,
    description: 'First instant that no longer counts, on a quarter of an hour; the end of today unless given.',
  })
  to?: Date | null;

  @Field(() => SpendFilterInput, OPTIONAL)
  filter?: SpendFilterInput | null;

  @Field(() => Int, { defaultValue: 20, description: 'Values at the most, 1 to 100.' })
  limit!: number;
}

@ObjectType('DimensionValue')
export class DimensionValueType {
  @Field(() => String, { nullable: true, description: 'null: not known.' })
  value!: string | null;

  @Field(() => BigIntScalar)
  calls!: bigint;

  @Field(() => [MoneyType], { description: 'Of the priced calls, an amount a currency.' })
  cost!: MoneyType[];
}

@ObjectType('DimensionValues', { description: 'Values that a dimension has in a range.' })
export class DimensionValuesType {
  @Field(() => [DimensionValueType], { description: 'By cost, the largest first.' })
  values!: DimensionValueType[];

  @Field(() => Boolean, { description: 'There are more than the limit: search for a part of the value.' })
  truncated!: boolean;
}

@ObjectType('InvalidDimensionValuesInput', {
  description: 'Values cannot be listed for this input; all that is wrong with it.',
})
export class InvalidDimensionValuesInputType {
  @Field(() => [InputIssueType])
  issues!: InputIssueType[];
}

export const DimensionValuesResultUnion = createUnionType({
  name: 'DimensionValuesResult',
  types: () => [DimensionValuesType, InvalidDimensionValuesInputType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidDimensionValuesInputType : DimensionValuesType),
});
