import { createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';
import type { SpendDimension, SpendGranularity } from '@tokenledger/metering/domain';
import {
  BigIntScalar,
  DateTimeScalar,
  DecimalScalar,
  InputIssueType,
  TimeZoneScalar,
} from '@tokenledger/shared/graphql';

import { SpendDimensionEnum, SpendGranularityEnum } from './spend-input';

@ObjectType('Money', { description: 'An exact amount of one currency.' })
export class MoneyType {
  @Field(() => String, { description: 'ISO 4217.' })
  currency!: string;

  @Field(() => DecimalScalar, { description: 'Not rounded.' })
  amount!: string;
}

@ObjectType('CallsAndTokens')
export class CallsAndTokensType {
  @Field(() => BigIntScalar)
  calls!: bigint;

  @Field(() => BigIntScalar)
  tokens!: bigint;
}

@ObjectType('CallsTokensAndCost')
export class CallsTokensAndCostType extends CallsAndTokensType {
  @Field(() => [MoneyType], {
    description: 'Part of the cost, an amount a currency; empty where none of it was priced.',
  })
  cost!: MoneyType[];
}

@ObjectType('IncompleteCalls')
export class IncompleteCallsType {
  @Field(() => BigIntScalar)
  calls!: bigint;
}

@ObjectType('TokenTotals', { description: 'Tokens by the meters they were billed on.' })
export class TokenTotalsType {
  @Field(() => BigIntScalar, { description: 'All input: uncached, cache reads and writes, audio and images.' })
  input!: bigint;

  @Field(() => BigIntScalar)
  uncachedInput!: bigint;

  @Field(() => BigIntScalar)
  cacheRead!: bigint;

  @Field(() => BigIntScalar)
  cacheWrite!: bigint;

  @Field(() => BigIntScalar, { description: 'All output, reasoning included.' })
  output!: bigint;

  @Field(() => BigIntScalar, { description: 'Part of the output.' })
  reasoning!: bigint;

  @Field(() => BigIntScalar, { description: 'Input and output.' })
  total!: bigint;
}

const SHARE = 'of all calls, from 0 to 1, cut (not rounded) after 6 places; null where there are no calls.';

@ObjectType('SpendCoverage', { description: 'How much of the calls the cost stands for.' })
export class SpendCoverageType {
  @Field(() => CallsAndTokensType, { description: 'Without a price: not in the cost.' })
  unpriced!: CallsAndTokensType;

  @Field(() => CallsTokensAndCostType, {
    description: 'Naming no team, no project and no cost centre: nobody is charged.',
  })
  unallocated!: CallsTokensAndCostType;

  @Field(() => IncompleteCallsType, { description: 'Whose usage was missing or cannot be complete.' })
  incomplete!: IncompleteCallsType;

  @Field(() => DecimalScalar, { nullable: true, description: `Priced calls ${SHARE}` })
  pricedCallShare!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Tokens of priced calls of all tokens, from 0 to 1, cut after 6 places; null where there are no tokens.',
  })
  pricedTokenShare!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: `Calls that a team, a project or a cost centre owns ${SHARE}`,
  })
  allocatedCallShare!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: `Calls with complete usage ${SHARE}` })
  completeCallShare!: string | null;
}

@ObjectType('CurrencyCalls', { description: 'Calls of one currency, and what they come to in it.' })
export class CurrencyCallsType extends MoneyType {
  @Field(() => BigIntScalar)
  calls!: bigint;
}

@ObjectType('ReportedSpend', {
  description: "Cost in the organisation's reporting currency, each call converted at the rate of its own day.",
})
export class ReportedSpendType {
  @Field(() => MoneyType, { description: 'Of all calls that were converted into it; the others are told beside it.' })
  cost!: MoneyType;

  @Field(() => [CurrencyCallsType], {
    description:
      'Priced calls without an exchange rate, by the currency of their price: not in `cost`. Enter the rate, then rate ' +
      'these calls again.',
  })
  unconverted!: CurrencyCallsType[];

  @Field(() => [CurrencyCallsType], {
    description:
      'Calls converted into what the organisation reported in before, by that currency: not in `cost` until they are ' +
      'rated again.',
  })
  otherwiseReported!: CurrencyCallsType[];
}

@ObjectType('SpendFigures')
export class SpendFiguresType {
  @Field(() => BigIntScalar)
  calls!: bigint;

  @Field(() => TokenTotalsType)
  tokens!: TokenTotalsType;

  @Field(() => [MoneyType], {
    description:
      'Effective cost of the priced calls in the currencies of their prices, an amount a currency; empty where no call was priced.',
  })
  cost!: MoneyType[];

  @Field(() => [MoneyType], {
    description:
      'The same with every call that could be converted in the reporting currency, which comes first, and what could ' +
      'not in its own: an amount a currency.',
  })
  convertedCost!: MoneyType[];

  @Field(() => ReportedSpendType, { description: 'The same as one amount, with what is not in it.' })
  reported!: ReportedSpendType;

  @Field(() => SpendCoverageType)
  coverage!: SpendCoverageType;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Cache reads of all input tokens, from 0 to 1, cut after 6 places; null where there is no input.',
  })
  cacheReadShare!: string | null;

  @Field(() => [MoneyType], {
    description:
      'Cost of the priced calls over all their tokens, input and output, for a million tokens; an amount a currency. ' +
      'To compare by: cut (not rounded) after 18 places.',
  })
  costPerMillionTokens!: MoneyType[];
}

@ObjectType('SpendGroupValue')
export class SpendGroupValueType {
  @Field(() => SpendDimensionEnum)
  dimension!: SpendDimension;

  @Field(() => String, { nullable: true, description: 'null: not known.' })
  value!: string | null;
}

@ObjectType('SpendRow')
export class SpendRowType extends SpendFiguresType {
  @Field(() => DateTimeScalar, { description: 'First instant of the whole period.' })
  periodStart!: Date;

  @Field(() => DateTimeScalar, { description: 'First instant after the whole period.' })
  periodEnd!: Date;

  @Field(() => Boolean, {
    description: 'The range covers only a part of the period, or the period is still running: not to be compared.',
  })
  partial!: boolean;

  @Field(() => [SpendGroupValueType], { description: 'One a dimension asked for, in that order.' })
  group!: SpendGroupValueType[];

  @Field(() => Boolean, {
    description: 'All groups that `top` left out, as one row a period: the values of `group` then say nothing.',
  })
  rest!: boolean;

  @Field(() => SpendFiguresType, {
    nullable: true,
    description: 'The same group in the compared range; null with periods (see `comparison`) or without `compareWith`.',
  })
  previous!: SpendFiguresType | null;
}

@ObjectType('SpendFreshness', { description: 'Until when the figures are true.' })
export class SpendFreshnessType {
  @Field(() => DateTimeScalar, { nullable: true, description: 'Start of the newest call counted.' })
  newestCallAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the newest call counted arrived.' })
  newestArrivalAt!: Date | null;

  @Field(() => Int, { description: 'Quarters of an hour of this range with calls that are not in the figures yet.' })
  pendingBuckets!: number;

  @Field(() => DateTimeScalar, { description: 'When the report was made.' })
  asOf!: Date;
}

@ObjectType('SpendComparison', { description: 'The compared range.' })
export class SpendComparisonType {
  @Field(() => DateTimeScalar)
  from!: Date;

  @Field(() => DateTimeScalar)
  to!: Date;

  @Field(() => SpendFiguresType, { description: 'Everything that passes the filter.' })
  totals!: SpendFiguresType;

  @Field(() => [SpendRowType], {
    description:
      'By the same granularity and of the same groups as the rows of the report. Empty with granularity TOTAL: there ' +
      'each row of the report carries its `previous`.',
  })
  rows!: SpendRowType[];

  @Field(() => Boolean, { description: 'There are more rows than the limit; the totals hold them.' })
  truncated!: boolean;

  @Field(() => SpendFreshnessType)
  freshness!: SpendFreshnessType;
}

@ObjectType('SpendReport')
export class SpendReportType {
  @Field(() => DateTimeScalar)
  from!: Date;

  @Field(() => DateTimeScalar)
  to!: Date;

  @Field(() => TimeZoneScalar, { description: 'Zone that the periods were cut in.' })
  timeZone!: string;

  @Field(() => SpendGranularityEnum)
  granularity!: SpendGranularity;

  @Field(() => [SpendDimensionEnum])
  groupBy!: SpendDimension[];

  @Field(() => [SpendRowType], {
    description:
      'By period, then in the order asked for, the largest first, the rest last. With TOTAL and `compareWith`, groups ' +
      'that are in the compared range only are rows too, with zero calls.',
  })
  rows!: SpendRowType[];

  @Field(() => Boolean, { description: 'There are more rows than the limit; the totals hold them.' })
  truncated!: boolean;

  @Field(() => SpendFiguresType, { description: 'Everything that passes the filter.' })
  totals!: SpendFiguresType;

  @Field(() => CallsAndTokensType, {
    description: 'Readings that may be a booked call seen once more: shown, not charged, not in the totals.',
  })
  possibleDuplicates!: CallsAndTokensType;

  @Field(() => SpendFreshnessType)
  freshness!: SpendFreshnessType;

  @Field(() => BigIntScalar, {
    description: 'Groups in the range, whatever `top` and `limit` cut; 1 where nothing is grouped.',
  })
  groupCount!: bigint;

  @Field(() => SpendComparisonType, { nullable: true, description: 'null unless `compareWith` was given.' })
  comparison!: SpendComparisonType | null;
}

@ObjectType('InvalidSpendInput', { description: 'Spend cannot be reported for this input; all that is wrong with it.' })
export class InvalidSpendInputType {
  @Field(() => [InputIssueType])
  issues!: InputIssueType[];
}

export const SpendResultUnion = createUnionType({
  name: 'SpendResult',
  types: () => [SpendReportType, InvalidSpendInputType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidSpendInputType : SpendReportType),
});
