import { Field, ObjectType } from '@nestjs/graphql';
import { BigIntScalar, DateTimeScalar, DecimalScalar } from '@tokenledger/shared/graphql';

import { SpendFiguresType, SpendFreshnessType } from '../spend/spend-report';

@ObjectType('PersonalUse', {
  description: 'What whoever asks used in the running month of their organisation, and what they may.',
})
export class PersonalUseType {
  @Field(() => DateTimeScalar, { description: "Beginning of the month in the organisation's time zone." })
  from!: Date;

  @Field(() => DateTimeScalar, { description: 'End of the running quarter of an hour.' })
  to!: Date;

  @Field(() => SpendFiguresType)
  spend!: SpendFiguresType;

  @Field(() => BigIntScalar, { nullable: true, description: 'Tokens of the whole month; null: no limit is set.' })
  monthlyTokens!: bigint | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Tokens used, of `monthlyTokens`; above 1 where more was used. null: no limit is set, or it is zero.',
  })
  share!: string | null;

  @Field(() => [String], { description: 'Names by which their calls are found in telemetry.' })
  names!: string[];

  @Field(() => Boolean, { description: 'Whether the directory knows a person of their address.' })
  isInDirectory!: boolean;

  @Field(() => SpendFreshnessType)
  freshness!: SpendFreshnessType;
}
