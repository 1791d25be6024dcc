import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { BigIntScalar, DateTimeScalar, PageInfoType } from '@tokenledger/shared/graphql';

@ObjectType('DeadLetter', {
  description: 'A record that could not be booked, or not all of it, kept until it is replayed.',
})
export class DeadLetterType {
  @Field(() => ID, { description: 'Where the record lay: topic/partition/offset.' })
  id!: string;

  @Field(() => String, {
    description:
      'A stable word: unreadable, unproven, unknown-tenant, unknown-topic, malformed, time-out-of-range, ' +
      'ledger-refused or failed.',
  })
  reason!: string;

  @Field(() => String, { description: 'More about the reason, for a person; never content of the record.' })
  detail!: string;

  @Field(() => String, { description: 'Topic of the stream that the record came on.' })
  topic!: string;

  @Field(() => Int, { description: 'Partition of that topic.' })
  partition!: number;

  @Field(() => BigIntScalar, { description: 'Place in that partition.' })
  offset!: bigint;

  @Field(() => DateTimeScalar, { description: 'When the stream took the record.' })
  arrivedAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it could not be booked, the last time.' })
  failedAt!: Date;

  @Field(() => BigIntScalar, { description: 'Size of the record.' })
  valueBytes!: bigint;

  @Field(() => Boolean, {
    description:
      'Whether its bytes are kept for a replay. If not, they are on the dead-letter topic only, for as long as its ' +
      'retention says: the record never proved that its content was stripped.',
  })
  valueKept!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'null: it waits for a replay.' })
  replayedAt!: Date | null;
}

@ObjectType('DeadLetterReasonCount')
export class DeadLetterReasonCountType {
  @Field(() => String, { description: 'Word of `DeadLetter.reason`.' })
  reason!: string;

  @Field(() => BigIntScalar, { description: 'Letters with it.' })
  count!: bigint;
}

@ObjectType('DeadLetterConnection', { description: 'A page of dead letters, the newest failure first.' })
export class DeadLetterConnectionType {
  @Field(() => [DeadLetterType], { description: 'The letters of this page.' })
  nodes!: DeadLetterType[];

  @Field(() => PageInfoType, { description: 'How to go on.' })
  pageInfo!: PageInfoType;

  @Field(() => BigIntScalar, { description: 'Letters on all pages.' })
  totalCount!: bigint;

  @Field(() => [DeadLetterReasonCountType], {
    description: 'How many letters have each reason, whichever were asked for; the most frequent first.',
  })
  byReason!: DeadLetterReasonCountType[];
}

@ObjectType('DeadLettersInputIssue')
export class DeadLettersInputIssueType {
  @Field(() => String, { description: 'Path within the input: `reasons`, `ids.3`.' })
  field!: string;

  @Field(() => String, { description: 'What is wrong with it, and what to send instead.' })
  message!: string;
}

@ObjectType('InvalidDeadLettersInput', {
  description: 'Nothing is listed or replayed for this input; what is wrong with it, the first 20 issues.',
})
export class InvalidDeadLettersInputType {
  @Field(() => [DeadLettersInputIssueType], { description: 'At least one.' })
  issues!: DeadLettersInputIssueType[];
}

export const DeadLettersResultUnion = createUnionType({
  name: 'DeadLettersResult',
  types: () => [DeadLetterConnectionType, InvalidDeadLettersInputType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidDeadLettersInputType : DeadLetterConnectionType),
});
