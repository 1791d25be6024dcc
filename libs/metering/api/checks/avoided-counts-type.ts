import { createUnionType, Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type AvoidedCounts, avoidedOf, type AvoidedReason, type SumOfRows } from '@tokenledger/metering/domain';
import { BigIntScalar } from '@tokenledger/shared/graphql';

import { MoneyType } from '../spend/spend-report';
import { toApiMoney } from '../spend/to-api-money';
import { InvalidChecksInputType, PENDING } from './checks-input';

export const AvoidedReasonEnum = {
  SEEN_BY_SEVERAL: 'seen-by-several',
  CONTAINER: 'container',
  SUPERSEDED: 'superseded',
  POSSIBLE_DUPLICATE: 'possible-duplicate',
} as const satisfies Record<string, AvoidedReason>;

registerEnumType(AvoidedReasonEnum, {
  name: 'AvoidedReason',
  description: 'Why readings do not count by themselves.',
  valuesMap: {
    SEEN_BY_SEVERAL: { description: 'Several observers saw the call; one booking stands for all of their readings.' },
    CONTAINER: { description: "An agent's or workflow's span repeats the calls below it, and an agent inside it." },
    SUPERSEDED: {
      description:
        'A booking that a later reading made void: made of readings that another reason counts, never added.',
    },
    POSSIBLE_DUPLICATE: { description: 'Nobody can tell whether it is a call that counts already: not charged.' },
  },
});

@ObjectType('SumOfReadings', { description: 'Readings as if each of them were a call.' })
export class SumOfReadingsType {
  @Field(() => BigIntScalar)
  readings!: bigint;

  @Field(() => BigIntScalar)
  tokens!: bigint;

  @Field(() => [MoneyType], { description: 'An amount a currency; empty where none was priced.' })
  cost!: MoneyType[];

  @Field(() => BigIntScalar, { description: 'With usage and without a price: not in the cost.' })
  unpriced!: bigint;
}

@ObjectType('AvoidedCount')
export class AvoidedCountType {
  @Field(() => AvoidedReasonEnum)
  reason!: AvoidedReason;

  @Field(() => BigIntScalar, { description: 'Calls that these readings tell of; of containers, how many there are.' })
  calls!: bigint;

  @Field(() => SumOfReadingsType, { description: 'What the readings would come to if each counted.' })
  reported!: SumOfReadingsType;

  @Field(() => SumOfReadingsType, { description: 'What counts in their place.' })
  booked!: SumOfReadingsType;

  @Field(() => SumOfReadingsType, { description: 'What counting each reading would have added: reported less booked.' })
  avoided!: SumOfReadingsType;
}

@ObjectType('AvoidedCounts', { description: 'Double counts that did not happen, by reason.' })
export class AvoidedCountsType {
  @Field(() => [AvoidedCountType], { description: 'One a reason that occurred.' })
  counts!: AvoidedCountType[];

  @Field(() => Int, PENDING)
  pendingBuckets!: number;
}

export const AvoidedCountsResultUnion = createUnionType({
  name: 'AvoidedCountsResult',
  types: () => [AvoidedCountsType, InvalidChecksInputType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidChecksInputType : AvoidedCountsType),
});

export function toApiAvoidedCounts({ counts, pendingBuckets }: AvoidedCounts): AvoidedCountsType {
  return {
    counts: counts.map((count) => ({
      reason: count.reason,
      calls: count.calls,
      reported: toApiSum(count.reported),
      booked: toApiSum(count.booked),
      avoided: toApiSum(avoidedOf(count)),
    })),
    pendingBuckets,
  };
}

function toApiSum({ rows, tokens, cost, unpricedRows }: SumOfRows): SumOfReadingsType {
  return { readings: rows, tokens, cost: cost.map(toApiMoney), unpriced: unpricedRows };
}
