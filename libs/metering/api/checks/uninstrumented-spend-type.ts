import { createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';
import type { UninstrumentedFigures, UninstrumentedSpend } from '@tokenledger/metering/domain';
import { BigIntScalar, DateTimeScalar } from '@tokenledger/shared/graphql';

import { MoneyType } from '../spend/spend-report';
import { toApiMoney } from '../spend/to-api-money';
import { InvalidChecksInputType, PENDING } from './checks-input';

const TEXT = () => String;
const UNKNOWN = { nullable: true, description: 'null: not told.' } as const;

@ObjectType('UninstrumentedTotal')
export class UninstrumentedTotalType {
  @Field(() => BigIntScalar)
  calls!: bigint;

  @Field(() => BigIntScalar)
  tokens!: bigint;

  @Field(() => [MoneyType], { description: 'An amount a currency; empty where none was priced.' })
  cost!: MoneyType[];

  @Field(() => BigIntScalar, { description: 'With usage and without a price: not in the cost.' })
  unpricedCalls!: bigint;
}

@ObjectType('UninstrumentedGroup', { description: 'By where the vendor or the gateway says that the calls came from.' })
export class UninstrumentedGroupType extends UninstrumentedTotalType {
  @Field(TEXT, { description: '`vendor` or `gateway`.' })
  observer!: string;

  @Field(TEXT, UNKNOWN)
  provider!: string | null;

  @Field(TEXT, {
    nullable: true,
    description: "The vendor's workspace, the gateway's team or project; null: not told.",
  })
  workspace!: string | null;

  @Field(TEXT, { nullable: true, description: 'Its key, by the name or the hash that it tells; null: not told.' })
  apiKey!: string | null;

  @Field(() => DateTimeScalar)
  firstSeen!: Date;

  @Field(() => DateTimeScalar)
  lastSeen!: Date;
}

@ObjectType('UninstrumentedSpend', { description: 'Calls that a vendor or a gateway reports and no service does.' })
export class UninstrumentedSpendType {
  @Field(() => UninstrumentedTotalType)
  total!: UninstrumentedTotalType;

  @Field(() => [UninstrumentedGroupType], { description: 'The most calls first.' })
  groups!: UninstrumentedGroupType[];

  @Field(() => Boolean, { description: 'There are more groups than are told.' })
  truncated!: boolean;

  @Field(() => BigIntScalar, {
    description:
      'Calls whose most trusted observer is a vendor or a gateway, whether a service saw them as well or not.',
  })
  outsideCalls!: bigint;

  @Field(() => Int, PENDING)
  pendingBuckets!: number;
}

export const UninstrumentedSpendResultUnion = createUnionType({
  name: 'UninstrumentedSpendResult',
  types: () => [UninstrumentedSpendType, InvalidChecksInputType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidChecksInputType : UninstrumentedSpendType),
});

export function toApiUninstrumentedSpend(spend: UninstrumentedSpend): UninstrumentedSpendType {
  return {
    total: toApiFigures(spend.total),
    groups: spend.groups.map((group) => ({
      ...toApiFigures(group),
      observer: group.observer,
      provider: group.provider,
      workspace: group.workspace,
      apiKey: group.apiKey,
      firstSeen: group.firstSeen,
      lastSeen: group.lastSeen,
    })),
    truncated: spend.truncated,
    outsideCalls: spend.outsideCalls,
    pendingBuckets: spend.pendingBuckets,
  };
}

function toApiFigures({ calls, tokens, cost, unpricedCalls }: UninstrumentedFigures): UninstrumentedTotalType {
  return { calls, tokens, cost: cost.map(toApiMoney), unpricedCalls };
}
