import { Field, InputType, ObjectType } from '@nestjs/graphql';
import type { ChecksRequest } from '@tokenledger/metering/domain';
import { DateTimeScalar, InputIssueType } from '@tokenledger/shared/graphql';

import { fromApiSpendFilter } from '../spend/from-api-spend-input';
import { SpendFilterInput } from '../spend/spend-input';

@InputType('ChecksInput', { description: 'Which calls are checked.' })
export class ChecksInput {
  @Field(() => DateTimeScalar, { description: 'First instant that counts, on a quarter of an hour.' })
  from!: Date;

  @Field(() => DateTimeScalar, {
    description: 'First instant that no longer counts, on a quarter of an hour; at most 92 days after `from`.',
  })
  to!: Date;

  @Field(() => SpendFilterInput, { nullable: true })
  filter?: SpendFilterInput | null;
}

@ObjectType('InvalidChecksInput', { description: 'Nothing can be checked for this input; all that is wrong with it.' })
export class InvalidChecksInputType {
  @Field(() => [InputIssueType])
  issues!: InputIssueType[];
}

/** What every check says of its answer. */
export const PENDING = {
  description: 'Quarters of an hour of this range whose calls are not decided yet: they may still change.',
} as const;

export function fromApiChecksInput({ from, to, filter }: ChecksInput): ChecksRequest {
  return { from, to, filter: fromApiSpendFilter(filter ?? {}) };
}
