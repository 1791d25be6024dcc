import { Field, InputType, Int } from '@nestjs/graphql';
import type { SpendGranularity } from '@tokenledger/metering/domain';
import { DateTimeScalar, TimeZoneScalar } from '@tokenledger/shared/graphql';

import { SpendFilterInput, SpendGranularityEnum, SpendRangeInput } from '../spend/spend-input';

@InputType({ isAbstract: true })
class CallsOfRangeInput {
  @Field(() => DateTimeScalar, { description: 'First instant that counts, on a quarter of an hour.' })
  from!: Date;

  @Field(() => DateTimeScalar, {
    description: 'First instant that no longer counts, on a quarter of an hour; at most 5 years after `from`.',
  })
  to!: Date;

  @Field(() => SpendFilterInput, { nullable: true })
  filter?: SpendFilterInput | null;
}

@InputType('UnallocatedSpendInput')
export class UnallocatedSpendInput extends CallsOfRangeInput {
  @Field(() => Int, {
    defaultValue: 50,
    description: 'Causes told one by one at the most, 1 to 500; all others are one.',
  })
  first!: number;
}

@InputType('OwnerCoverageInput')
export class OwnerCoverageInput extends CallsOfRangeInput {
  @Field(() => SpendRangeInput, { nullable: true, description: 'To compare with.' })
  compareWith?: SpendRangeInput | null;

  @Field(() => SpendGranularityEnum, { defaultValue: SpendGranularityEnum.DAY })
  granularity!: SpendGranularity;

  @Field(() => TimeZoneScalar, {
    nullable: true,
    description: "Zone whose hours, days, weeks and months the periods are; the organisation's unless given.",
  })
  timeZone?: string | null;
}
