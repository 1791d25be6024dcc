import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  type ComparedCost,
  differenceOf,
  type DisagreeingCall,
  formatCallRef,
  relativeDifferenceOf,
  type ReportedCosts,
} from '@tokenledger/metering/domain';
import { BigIntScalar, DateTimeScalar, DecimalScalar } from '@tokenledger/shared/graphql';
import { formatDecimal18 } from '@tokenledger/shared/money';

import { InvalidChecksInputType, PENDING } from './checks-input';

const TEXT = () => String;
const UNKNOWN = { nullable: true, description: 'null: not known.' } as const;

/** Two amounts in one currency. */
@ObjectType({ isAbstract: true })
class CostPairType {
  @Field(TEXT, { description: 'ISO 4217, of all amounts here.' })
  currency!: string;

  @Field(() => DecimalScalar, { description: 'What the emitter said.' })
  reported!: string;

  @Field(() => DecimalScalar, { description: 'What is booked: the effective cost.' })
  booked!: string;

  @Field(() => DecimalScalar, { description: 'Reported less booked: above zero where the emitter says more.' })
  difference!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The difference as a part of what is booked, cut after 6 places; null where nothing is booked.',
  })
  relativeDifference!: string | null;
}

@ObjectType('ReportedCostTotal')
export class ReportedCostTotalType extends CostPairType {
  @Field(() => BigIntScalar)
  calls!: bigint;

  @Field(() => BigIntScalar, { description: 'Calls that their emitter holds for dearer than the ledger.' })
  reportedMore!: bigint;

  @Field(() => BigIntScalar, { description: 'Calls that their emitter holds for cheaper.' })
  bookedMore!: bigint;
}

@ObjectType('ReportedCostGroup')
export class ReportedCostGroupType extends ReportedCostTotalType {
  @Field(TEXT, UNKNOWN)
  provider!: string | null;

  @Field(TEXT, UNKNOWN)
  model!: string | null;

  @Field(TEXT)
  dialect!: string;
}

@ObjectType('DisagreeingCall')
export class DisagreeingCallType extends CostPairType {
  @Field(() => ID, { description: 'For `call`.' })
  id!: string;

  @Field(() => DateTimeScalar)
  startedAt!: Date;

  @Field(TEXT, UNKNOWN)
  provider!: string | null;

  @Field(TEXT, UNKNOWN)
  model!: string | null;

  @Field(TEXT)
  dialect!: string;
}

@ObjectType('ReportedCosts', { description: 'What emitters said that calls cost, beside what is booked.' })
export class ReportedCostsType {
  @Field(() => [ReportedCostTotalType], { description: 'One a currency.' })
  totals!: ReportedCostTotalType[];

  @Field(() => [ReportedCostGroupType], {
    description: 'By provider, model and dialect, the largest difference first.',
  })
  groups!: ReportedCostGroupType[];

  @Field(() => Boolean, { description: 'There are more groups than are told.' })
  truncated!: boolean;

  @Field(() => [DisagreeingCallType], { description: 'The 20 largest differences of each currency.' })
  largest!: DisagreeingCallType[];

  @Field(() => BigIntScalar, { description: 'Whose two amounts are of two currencies: not compared.' })
  otherCurrencyCalls!: bigint;

  @Field(() => BigIntScalar, { description: 'With a reported cost and without a price of ours: not compared.' })
  withoutPriceCalls!: bigint;

  @Field(() => Int, PENDING)
  pendingBuckets!: number;
}

export const ReportedCostsResultUnion = createUnionType({
  name: 'ReportedCostsResult',
  types: () => [ReportedCostsType, InvalidChecksInputType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidChecksInputType : ReportedCostsType),
});

export function toApiReportedCosts(costs: ReportedCosts): ReportedCostsType {
  return {
    totals: costs.totals.map(toApiTotal),
    groups: costs.groups.map((group) => ({
      ...toApiTotal(group),
      provider: group.provider,
      model: group.model,
      dialect: group.dialect,
    })),
    truncated: costs.truncated,
    largest: costs.largest.map(toApiDisagreeingCall),
    otherCurrencyCalls: costs.otherCurrencyCalls,
    withoutPriceCalls: costs.withoutPriceCalls,
    pendingBuckets: costs.pendingBuckets,
  };
}

function toApiTotal(cost: ComparedCost): ReportedCostTotalType {
  const { calls, reportedMore, bookedMore } = cost;
  return { ...toApiPair(cost), calls, reportedMore, bookedMore };
}

function toApiDisagreeingCall(call: DisagreeingCall): DisagreeingCallType {
  const { startedAt, provider, model, dialect } = call;
  return { ...toApiPair(call), id: formatCallRef(call.call), startedAt, provider, model, dialect };
}

function toApiPair(cost: Pick<ComparedCost, 'currency' | 'reported' | 'booked'>): CostPairType {
  return {
    currency: cost.currency,
    reported: formatDecimal18(cost.reported),
    booked: formatDecimal18(cost.booked),
    difference: formatDecimal18(differenceOf(cost)),
    relativeDifference: relativeDifferenceOf(cost),
  };
}
