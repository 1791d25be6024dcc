import { createUnionType, Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { UnprovenAddress } from '@tokenledger/metering/domain';
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

  @Field(() => [String], { description: 'Names by which their calls are found in telemetry, in any case.' })
  names!: string[];

  @Field(() => Boolean, { description: 'Whether the directory knows a person of their address.' })
  isInDirectory!: boolean;

  @Field(() => SpendFreshnessType)
  freshness!: SpendFreshnessType;
}

@ObjectType('PersonalUseUnknown', {
  description:
    'No call of the month names whoever asks: what they used is not known. Their sender may name them otherwise.',
})
export class PersonalUseUnknownType {
  @Field(() => DateTimeScalar, { description: "Beginning of the month in the organisation's time zone." })
  from!: Date;

  @Field(() => DateTimeScalar, { description: 'End of the running quarter of an hour.' })
  to!: Date;

  @Field(() => [String], { description: 'Names that were looked for, in any case.' })
  lookedFor!: string[];

  @Field(() => BigIntScalar, { nullable: true, description: 'Tokens of the whole month; null: no limit is set.' })
  monthlyTokens!: bigint | null;

  @Field(() => Boolean, { description: 'Whether the directory knows a person of their address.' })
  isInDirectory!: boolean;

  @Field(() => SpendFreshnessType)
  freshness!: SpendFreshnessType;
}

export const UnprovenAddressEnum = {
  PASSWORD_SESSION: 'password-session',
  UNVERIFIED_ADDRESS: 'unverified-address',
} as const satisfies Record<string, UnprovenAddress>;

registerEnumType(UnprovenAddressEnum, {
  name: 'UnprovenAddress',
  description: 'Why a session does not prove whose it is.',
  valuesMap: {
    PASSWORD_SESSION: {
      description:
        'It was opened with a password, which somebody else may have given: sign in at the identity provider.',
    },
    UNVERIFIED_ADDRESS: {
      description: 'The identity provider did not say that it verified the address of the account.',
    },
  },
});

@ObjectType('PersonalUseNotShown', {
  description:
    'People are not shown by name, and the session does not prove that it is of the person whom its address names.',
})
export class PersonalUseNotShownType {
  @Field(() => UnprovenAddressEnum)
  why!: UnprovenAddress;
}

export const PersonalUseAnswerUnion = createUnionType({
  name: 'PersonalUseAnswer',
  types: () => [PersonalUseType, PersonalUseUnknownType, PersonalUseNotShownType] as const,
  resolveType: (answer: object) =>
    'why' in answer ? PersonalUseNotShownType : 'spend' in answer ? PersonalUseType : PersonalUseUnknownType,
});
