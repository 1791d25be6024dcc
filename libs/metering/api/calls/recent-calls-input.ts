import { Field, InputType, Int, registerEnumType } from '@nestjs/graphql';
import type { CallCondition, CallOrder } from '@tokenledger/metering/domain';
import { DateTimeScalar, DecimalScalar } from '@tokenledger/shared/graphql';

import { SpendFilterInput } from '../spend/spend-input';

export const CallConditionEnum = {
  FAILED: 'failed',
  UNPRICED: 'unpriced',
  UNALLOCATED: 'unallocated',
  INCOMPLETE: 'incomplete',
  POSSIBLE_DUPLICATE: 'possibleDuplicate',
} as const satisfies Record<string, CallCondition>;

registerEnumType(CallConditionEnum, {
  name: 'CallCondition',
  description: 'What is the matter with a call; the same words as in the coverage of spend.',
  valuesMap: {
    FAILED: { description: 'The provider, or the way to it, answered with an error.' },
    UNPRICED: { description: 'It has usage and no price: not in the cost.' },
    UNALLOCATED: { description: 'It names no team, no project and no cost centre.' },
    INCOMPLETE: { description: 'Its usage is missing or cannot be complete.' },
    POSSIBLE_DUPLICATE: { description: 'It may be a booked call seen once more: shown, not charged.' },
  },
});

export const CallOrderEnum = {
  NEWEST: 'newest',
  COSTLIEST: 'costliest',
} as const satisfies Record<string, CallOrder>;

registerEnumType(CallOrderEnum, {
  name: 'CallOrder',
  valuesMap: {
    NEWEST: { description: 'By start, the newest first.' },
    COSTLIEST: {
      description: 'By effective cost, the highest first, calls without a price last; over 31 days at most.',
    },
  },
});

const OPTIONAL = { nullable: true } as const;

@InputType('RecentCallsInput')
export class RecentCallsInput {
  @Field(() => DateTimeScalar, {
    ...OPTIONAL,
    description: 'First instant that counts; a day before `to` unless given.',
  })
  from?: Date | null;

  @Field(() => DateTimeScalar, {
    ...OPTIONAL,
    description: 'First instant that no longer counts, at most 92 days after `from`; now unless given.',
  })
  to?: Date | null;

  @Field(() => SpendFilterInput, OPTIONAL)
  filter?: SpendFilterInput | null;

  @Field(() => [CallConditionEnum], {
    ...OPTIONAL,
    description: 'Keeps calls with at least one of these conditions; all calls unless given.',
  })
  only?: CallCondition[] | null;

  @Field(() => String, {
    ...OPTIONAL,
    description: "Keeps calls that have this id, exactly: the call's own, a trace's, or the provider's response id.",
  })
  search?: string | null;

  @Field(() => DecimalScalar, {
    ...OPTIONAL,
    description: 'Keeps calls that cost at least this, in their own currency; none that has no price.',
  })
  minCost?: string | null;

  @Field(() => CallOrderEnum, { defaultValue: CallOrderEnum.NEWEST })
  order!: CallOrder;

  @Field(() => Int, { defaultValue: 50, description: 'Calls of a page, 1 to 200.' })
  first!: number;

  @Field(() => String, {
    ...OPTIONAL,
    description: 'The `endCursor` of the page before. Calls that arrive meanwhile move nothing on later pages.',
  })
  after?: string | null;
}
