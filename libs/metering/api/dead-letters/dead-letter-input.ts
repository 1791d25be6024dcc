import { Field, ID, InputType, Int } from '@nestjs/graphql';

const REASON_WORDS =
  'unreadable, unproven, unknown-tenant, unknown-topic, malformed, time-out-of-range, ledger-refused, failed';

@InputType('DeadLettersInput')
export class DeadLettersInput {
  @Field(() => [String], {
    nullable: true,
    description: `Only letters with one of these reasons: ${REASON_WORDS}. Every letter unless given.`,
  })
  reasons?: string[] | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Letters that were replayed already too.' })
  includeReplayed!: boolean;

  @Field(() => Int, { defaultValue: 50, description: 'Letters of a page at the most, 1 to 200.' })
  first!: number;

  @Field(() => String, { nullable: true, description: "A page's endCursor: the page behind it." })
  after?: string | null;
}

@InputType('ReplayDeadLettersInput', { description: 'Which dead letters to replay: exactly one of the two is given.' })
export class ReplayDeadLettersInput {
  @Field(() => [ID], { nullable: true, description: 'These letters, at most 1000; none that was replayed already.' })
  ids?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Every letter that waits with one of these reasons; where that is more than 10,000, the oldest ones. ' +
      `Reasons: ${REASON_WORDS}.`,
  })
  reasons?: string[] | null;
}
