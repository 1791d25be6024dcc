import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { CallCondition, CallRating } from '@tokenledger/metering/domain';
import { BigIntScalar, DateTimeScalar, InputIssueType, PageInfoType } from '@tokenledger/shared/graphql';

import { MoneyType, TokenTotalsType } from '../spend/spend-report';
import { CallConditionEnum } from './recent-calls-input';

export const CallRatingStatusEnum = {
  PRICED: 'priced',
  UNPRICED: 'unpriced',
  NO_USAGE: 'no-usage',
} as const satisfies Record<string, CallRating['status']>;

registerEnumType(CallRatingStatusEnum, {
  name: 'CallRatingStatus',
  valuesMap: {
    UNPRICED: { description: 'There is no price for it; `ratingReason` says why.' },
    NO_USAGE: { description: 'Nothing was reported that could be priced.' },
  },
});

const TEXT = () => String;
const UNKNOWN = { nullable: true, description: 'null: not known.' } as const;

export const OBSERVERS = {
  description: 'Readings that there are of it: 1 unless several observers saw it.',
} as const;

/** What is told of a call wherever it is shown. */
@ObjectType({ isAbstract: true })
export class CallFactsType {
  @Field(() => ID, { description: 'Names the call within the organisation, for `call`.' })
  id!: string;

  @Field(() => DateTimeScalar)
  startedAt!: Date;

  @Field(() => BigIntScalar, { description: 'Milliseconds, cut.' })
  durationMs!: bigint;

  @Field(TEXT, UNKNOWN)
  provider!: string | null;

  @Field(TEXT, { nullable: true, description: 'The model that was asked for; null: not known.' })
  requestModel!: string | null;

  @Field(TEXT, { nullable: true, description: 'The model that answered, which decides the price; null: not known.' })
  responseModel!: string | null;

  @Field(TEXT)
  operation!: string;

  @Field(TEXT, UNKNOWN)
  team!: string | null;

  @Field(TEXT, UNKNOWN)
  project!: string | null;

  @Field(TEXT, UNKNOWN)
  costCenter!: string | null;

  @Field(TEXT, UNKNOWN)
  service!: string | null;

  @Field(TEXT, UNKNOWN)
  environment!: string | null;

  @Field(TEXT, UNKNOWN)
  user!: string | null;

  @Field(TEXT, UNKNOWN)
  agent!: string | null;

  @Field(() => TokenTotalsType)
  tokens!: TokenTotalsType;

  @Field(() => MoneyType, { nullable: true, description: 'Effective cost; null where the call has no price.' })
  cost!: MoneyType | null;

  @Field(() => CallRatingStatusEnum)
  rating!: CallRating['status'];

  @Field(TEXT, { nullable: true, description: 'Why there is no price: `no-model`, `no-provider` and the like.' })
  ratingReason!: string | null;

  @Field(TEXT, {
    nullable: true,
    description:
      'Why nobody owns it: `no-metadata`, `unreadable-metadata`, `unmapped-value`, `unknown-key`, ' +
      '`shared-without-rule`; null where somebody does.',
  })
  unallocatedReason!: string | null;

  @Field(TEXT, { nullable: true, description: 'null: it did not fail.' })
  errorType!: string | null;

  @Field(TEXT, { description: 'What it was for: `productive`, `overhead` or `waste`.' })
  purpose!: string;

  @Field(TEXT)
  purposeReason!: string;

  @Field(() => [CallConditionEnum], { description: 'Empty where nothing is the matter with it.' })
  conditions!: CallCondition[];
}

@ObjectType('CallSummary', { description: 'One call, as it is booked or, for a possible duplicate, as it was seen.' })
export class CallSummaryType extends CallFactsType {
  /** Asked where a client wants to know `observers`. */
  countObservers!: () => Promise<number>;
}

@ObjectType('CallsFreshness', { description: 'Until when the list is true.' })
export class CallsFreshnessType {
  @Field(() => DateTimeScalar, { description: 'When the list was made.' })
  asOf!: Date;

  @Field(() => Int, {
    description:
      'Quarters of an hour of this range whose calls are not decided yet: one that several observers saw may be listed ' +
      'as one of them saw it.',
  })
  pendingBuckets!: number;
}

@ObjectType('CallConnection')
export class CallConnectionType {
  @Field(() => DateTimeScalar, { description: 'First instant that counts.' })
  from!: Date;

  @Field(() => DateTimeScalar, { description: 'First instant that no longer counts.' })
  to!: Date;

  @Field(() => [CallSummaryType])
  nodes!: CallSummaryType[];

  @Field(() => PageInfoType)
  pageInfo!: PageInfoType;

  @Field(() => CallsFreshnessType)
  freshness!: CallsFreshnessType;
}

@ObjectType('InvalidCallsInput', { description: 'Calls cannot be listed for this input; all that is wrong with it.' })
export class InvalidCallsInputType {
  @Field(() => [InputIssueType])
  issues!: InputIssueType[];
}

export const RecentCallsResultUnion = createUnionType({
  name: 'RecentCallsResult',
  types: () => [CallConnectionType, InvalidCallsInputType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidCallsInputType : CallConnectionType),
});
