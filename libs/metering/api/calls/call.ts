import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Conversion, Meter } from '@tokenledger/pricing/domain';
import type { SpendDimension } from '@tokenledger/metering/domain';
import { BigIntScalar, DateTimeScalar, DecimalScalar, MeterEnum } from '@tokenledger/shared/graphql';

import { MoneyType, TokenTotalsType } from '../spend/spend-report';
import { CallFactsType, OBSERVERS } from './call-summary';

export const OwnerDimensionEnum = {
  COST_CENTER: 'costCenter',
  TEAM: 'team',
  PROJECT: 'project',
  SERVICE: 'service',
  ENVIRONMENT: 'environment',
  USER: 'user',
  AGENT: 'agent',
  CONVERSATION: 'conversation',
  ORIGINATING_TEAM: 'originatingTeam',
  ORIGINATING_PROJECT: 'originatingProject',
  ORIGINATING_COST_CENTER: 'originatingCostCenter',
} as const satisfies Record<string, SpendDimension | 'conversation'>;

registerEnumType(OwnerDimensionEnum, {
  name: 'OwnerDimension',
  description: 'What can be said of who owns a call, and of whom it was made for where that is somebody else.',
});

const TEXT = () => String;
const UNKNOWN = { nullable: true, description: 'null: not known.' } as const;

@ObjectType('CallLine', { description: 'What a call used of one meter.' })
export class CallLineType {
  @Field(() => MeterEnum)
  meter!: Meter;

  @Field(() => BigIntScalar)
  tokens!: bigint;

  @Field(() => DecimalScalar, { nullable: true, description: 'Of one token; null where it is not known.' })
  unitPrice!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The same of a million tokens.' })
  pricePerMillion!: string | null;

  @Field(() => MoneyType, { nullable: true, description: 'null where the price is not known.' })
  amount!: MoneyType | null;

  @Field(TEXT, {
    nullable: true,
    description: 'Attribute that gave its tokens, as received; `a + b` for a sum. null where that was not kept.',
  })
  evidence!: string | null;
}

@ObjectType('ReceivedCount', { description: 'A count as it was reported, before it became meters.' })
export class ReceivedCountType {
  @Field(TEXT, { description: '`input`, `output`, `total`, `cacheRead`, `reasoning` and the like.' })
  count!: string;

  @Field(TEXT, { description: 'Attribute that gave it; `a + b` for a sum, `attribute > key` inside JSON.' })
  attribute!: string;

  @Field(() => BigIntScalar, { nullable: true, description: 'null where the meters no longer tell it.' })
  tokens!: bigint | null;
}

@ObjectType('CallReduction', { description: "What a contract's percentage takes off a call." })
export class CallReductionType {
  @Field(TEXT, { description: 'Contract, percentage and for what it is given, as in the name of the price.' })
  id!: string;

  @Field(TEXT)
  contract!: string;

  @Field(() => DecimalScalar)
  percent!: string;

  @Field(() => MoneyType)
  amount!: MoneyType;
}

@ObjectType('CallPrice', { description: 'The price that a call was booked at.' })
export class CallPriceType {
  @Field(() => ID, { description: 'Names its source, seller, model and validity.' })
  id!: string;

  @Field(TEXT, { description: 'Revision of the price book at that time.' })
  book!: string;

  @Field(TEXT, { nullable: true, description: 'null where the price book no longer has this price.' })
  source!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'First instant in force; null where not known.' })
  validFrom!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'First instant no longer in force; null where it still is, or where not known.',
  })
  validTo!: Date | null;
}

export const ConversionStateEnum = {
  SAME_CURRENCY: 'same-currency',
  CONVERTED: 'converted',
  NO_RATE: 'no-rate',
} as const satisfies Record<string, Conversion['state']>;

registerEnumType(ConversionStateEnum, {
  name: 'ConversionState',
  description: 'How a cost became one in the reporting currency.',
  valuesMap: {
    SAME_CURRENCY: { description: 'The price is in it: nothing was converted.' },
    CONVERTED: { description: 'At a dated exchange rate.' },
    NO_RATE: { description: 'There was no rate: the cost is known in its own currency only.' },
  },
});

@ObjectType('CallConversion', { description: "What is charged, in the organisation's reporting currency." })
export class CallConversionType {
  @Field(() => ConversionStateEnum)
  state!: Conversion['state'];

  @Field(TEXT, { description: 'The reporting currency when the call was rated; ISO 4217.' })
  currency!: string;

  @Field(() => MoneyType, { nullable: true, description: 'Rounded once, to 18 places; null with NO_RATE.' })
  cost!: MoneyType | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'What the effective cost was multiplied by; null unless CONVERTED.',
  })
  rate!: string | null;

  @Field(TEXT, {
    nullable: true,
    description:
      'Pair as quoted, its day or month, whether it was inverted, and the source: ' +
      '`EUR/USD 2026-03-10, inverse: ECB`; null unless CONVERTED.',
  })
  rateId!: string | null;

  @Field(TEXT, {
    nullable: true,
    description: 'Pair and day for which a rate is to be entered: `CNY/USD 2026-03-10`; null unless NO_RATE.',
  })
  missingRate!: string | null;
}

@ObjectType('CallUsage', { description: 'How the tokens were told from what was reported.' })
export class CallUsageType {
  @Field(TEXT, { description: '`complete`, `partial`, `invalid` or `none`.' })
  status!: string;

  @Field(TEXT, { description: 'The rule that told inclusive from exclusive input, such as `total-checksum`.' })
  rule!: string;

  @Field(TEXT, { description: '`certain`, `likely` or `assumed`.' })
  confidence!: string;

  @Field(() => [String], { description: 'What is to be known of these numbers, as stable words.' })
  notes!: string[];

  @Field(() => [ReceivedCountType], {
    description:
      'What was received, of a call with several observers from those whose counts were taken; empty where it was not kept.',
  })
  received!: ReceivedCountType[];

  @Field(TEXT, {
    nullable: true,
    description:
      '`inclusive`: the reported input contains the cached tokens; `exclusive`: they stand beside it; null: not kept.',
  })
  basis!: string | null;

  @Field(TEXT, {
    nullable: true,
    description:
      '`inside`: the reported output contains the reasoning; `outside`: it stands beside it; null: not kept.',
  })
  reasoning!: string | null;
}

@ObjectType('CallLabel')
export class CallLabelType {
  @Field(TEXT)
  name!: string;

  @Field(TEXT)
  value!: string;
}

@ObjectType('CallRule', { description: 'The attribution rule that said who is charged, as telemetry did not.' })
export class CallRuleType {
  @Field(TEXT)
  id!: string;

  @Field(() => Int, { description: 'Of the set of rules that it stood in.' })
  revision!: number;

  @Field(() => [CallLabelType])
  labels!: CallLabelType[];

  @Field(TEXT, { description: 'Why nobody would own the call without it: `no-metadata`, `unreadable-metadata`.' })
  withoutItReason!: string;
}

@ObjectType('OwnerValue')
export class OwnerValueType {
  @Field(() => OwnerDimensionEnum)
  dimension!: (typeof OwnerDimensionEnum)[keyof typeof OwnerDimensionEnum];

  @Field(TEXT)
  value!: string;

  @Field(TEXT, {
    nullable: true,
    description: 'Where it is from: "span attribute team.id", "default of the ingestion key"; null: not known.',
  })
  evidence!: string | null;

  @Field(TEXT, {
    nullable: true,
    description:
      'The same in a word, to be said in any language: `span`, `log`, `scope`, `resource`, `key`, `rule` or `trace`.',
  })
  evidenceLevel!: string | null;

  @Field(TEXT, {
    nullable: true,
    description:
      'Attribute that said it, `team.id`; rule and revision, `shop@4`; span that the trace began with; null where none did, or not known.',
  })
  evidenceAttribute!: string | null;
}

@ObjectType('ExtraUnit', { description: 'Usage in units that are not tokens: kept, not priced.' })
export class ExtraUnitType {
  @Field(TEXT)
  name!: string;

  @Field(TEXT, { description: 'Exact decimal, as reported.' })
  value!: string;
}

@ObjectType('CallReading', { description: 'What one observer saw of a call.' })
export class CallReadingType {
  @Field(() => ID)
  id!: string;

  @Field(() => Boolean, { description: 'It counts as it is; otherwise another row does, or none.' })
  booked!: boolean;

  @Field(TEXT, {
    description: 'Why it counts or does not: `sole-reading`, `seen-by-several`, `container` and the like.',
  })
  reason!: string;

  @Field(TEXT, { description: '`vendor`, `provider-sdk`, `gateway`, `application` or `application-imprecise`.' })
  observer!: string;

  @Field(TEXT)
  dialect!: string;

  @Field(TEXT, { description: 'Instrumentation scope that reported it.' })
  scope!: string;

  @Field(TEXT, { description: '`span` or `log`.' })
  signal!: string;

  @Field(TEXT, UNKNOWN)
  traceId!: string | null;

  @Field(TEXT, UNKNOWN)
  spanId!: string | null;

  @Field(() => TokenTotalsType)
  tokens!: TokenTotalsType;

  @Field(TEXT, { description: 'How much of its usage it tells: `complete`, `partial`, `invalid` or `none`.' })
  usageStatus!: string;

  @Field(() => DateTimeScalar)
  startedAt!: Date;

  @Field(() => DateTimeScalar)
  arrivedAt!: Date;

  @Field(TEXT, { description: 'Public id of the ingestion key that brought it.' })
  keyId!: string;
}

@ObjectType('Call', { description: 'One call with everything that is known of it: its receipt.' })
export class CallType extends CallFactsType {
  @Field(() => Int, OBSERVERS)
  observers!: number;

  @Field(TEXT, UNKNOWN)
  traceId!: string | null;

  @Field(TEXT, UNKNOWN)
  spanId!: string | null;

  @Field(TEXT, UNKNOWN)
  conversation!: string | null;

  @Field(TEXT, UNKNOWN)
  responseId!: string | null;

  @Field(TEXT, UNKNOWN)
  providerRequestId!: string | null;

  @Field(TEXT, UNKNOWN)
  serviceTier!: string | null;

  @Field(TEXT, UNKNOWN)
  finishReason!: string | null;

  @Field(TEXT, UNKNOWN)
  serverAddress!: string | null;

  @Field(TEXT, {
    nullable: true,
    description: "The vendor's workspace, the gateway's team or project; null: not told.",
  })
  workspace!: string | null;

  @Field(TEXT, { nullable: true, description: "The vendor's or gateway's own key, by name or hash; null: not told." })
  apiKey!: string | null;

  @Field(TEXT, {
    description:
      'Why it counts as it does: `sole-reading`, `merged-booking`, `container-rest`, `possible-duplicate`, …',
  })
  bookingReason!: string;

  @Field(() => [CallLineType], {
    description: 'One a meter that was used. Where they have prices, they and `perCall` sum to `listCost` exactly.',
  })
  lines!: CallLineType[];

  @Field(() => MoneyType, {
    nullable: true,
    description: 'What the vendor charges for the call itself; null: nothing.',
  })
  perCall!: MoneyType | null;

  @Field(() => [CallReductionType], {
    description: 'Percentages of contracts; together they are `listCost` less `contractedCost`.',
  })
  reductions!: CallReductionType[];

  @Field(TEXT, {
    nullable: true,
    description:
      'Why the lines have no prices: `unpriced` and `no-usage` as `rating` says, `price-book-changed` where the price ' +
      'book changed since and would not give the booked cost; null where they have.',
  })
  noLinePricesReason!: string | null;

  @Field(() => MoneyType, { nullable: true, description: "At the vendor's public price; null without a price." })
  listCost!: MoneyType | null;

  @Field(() => MoneyType, { nullable: true, description: "After the contract's unit prices; null without a price." })
  contractedCost!: MoneyType | null;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'After every discount: what is charged; null without a price.',
  })
  effectiveCost!: MoneyType | null;

  @Field(() => CallConversionType, { nullable: true, description: 'null without a price.' })
  conversion!: CallConversionType | null;

  @Field(() => CallPriceType, { nullable: true, description: 'null without a price; `ratingReason` says why.' })
  price!: CallPriceType | null;

  @Field(() => CallUsageType)
  usage!: CallUsageType;

  @Field(() => [OwnerValueType], { description: 'What was named of its owner; what is missing is not known.' })
  owner!: OwnerValueType[];

  @Field(() => CallRuleType, { nullable: true, description: 'The attribution rule that owns it; null: none does.' })
  attributionRule!: CallRuleType | null;

  @Field(() => MoneyType, { nullable: true, description: 'What the emitter said it cost: evidence, not booked.' })
  reportedCost!: MoneyType | null;

  @Field(() => [ExtraUnitType])
  extraUnits!: ExtraUnitType[];

  @Field(() => [CallReadingType], {
    description: 'Everything that was seen of it, whether it counts or not, the earliest arrival first.',
  })
  readings!: CallReadingType[];

  @Field(() => [ID], { description: 'Of a possible duplicate: the calls that it may be, seen once more.' })
  mayRepeat!: string[];
}
