import { Field, InputType, Int, registerEnumType } from '@nestjs/graphql';
import type { SpendDimension, SpendGranularity, SpendOrder } from '@tokenledger/metering/domain';
import { DateTimeScalar, TimeZoneScalar } from '@tokenledger/shared/graphql';

/** Names in the schema, values in the domain. */
export const SpendGranularityEnum = {
  TOTAL: 'total',
  HOUR: 'hour',
  DAY: 'day',
  WEEK: 'week',
  MONTH: 'month',
} as const satisfies Record<string, SpendGranularity>;

registerEnumType(SpendGranularityEnum, {
  name: 'SpendGranularity',
  description: "Length of one row's period, cut in the report's time zone.",
  valuesMap: {
    TOTAL: { description: 'One period: the whole range.' },
    HOUR: { description: 'Over 92 days at most.' },
    WEEK: { description: 'From Monday.' },
  },
});

export const SpendOrderEnum = {
  COST: 'cost',
  TOKENS: 'tokens',
  CALLS: 'calls',
  CHANGE: 'change',
} as const satisfies Record<string, SpendOrder>;

registerEnumType(SpendOrderEnum, {
  name: 'SpendOrder',
  description:
    'What the largest groups are the largest of. Cost is what was converted into the reporting currency. Groups that are ' +
    'equal in it, such as those without an exchange rate, go by the currency that most of their other calls are told in, ' +
    'and in it by cost: no two currencies are added.',
  valuesMap: {
    CHANGE: {
      description:
        'Difference of cost to the compared range, up or down; needs `compareWith`. Where rows have periods it chooses ' +
        'the top groups, and the rows of a period go by cost.',
    },
  },
});

export const SpendDimensionEnum = {
  COST_CENTER: 'costCenter',
  TEAM: 'team',
  PROJECT: 'project',
  SERVICE: 'service',
  ENVIRONMENT: 'environment',
  PROVIDER: 'provider',
  MODEL: 'model',
  OPERATION: 'operation',
  PURPOSE: 'purpose',
  USER: 'user',
  AGENT: 'agent',
  INGESTION_KEY: 'ingestionKey',
  ORIGINATING_TEAM: 'originatingTeam',
  ORIGINATING_PROJECT: 'originatingProject',
  ORIGINATING_COST_CENTER: 'originatingCostCenter',
  UNALLOCATED_REASON: 'unallocatedReason',
} as const satisfies Record<string, SpendDimension>;

registerEnumType(SpendDimensionEnum, {
  name: 'SpendDimension',
  description: 'What spend is grouped by.',
  valuesMap: {
    PURPOSE: { description: 'What a call was for: productive, overhead or waste.' },
    INGESTION_KEY: { description: 'Public id of the key that reported the call.' },
    ORIGINATING_TEAM: {
      description:
        'Team that the call was made for: whoever began its trace, or whom the call names; the owner where nobody else is known.',
    },
    ORIGINATING_PROJECT: { description: 'Project that the call was made for.' },
    ORIGINATING_COST_CENTER: { description: 'Cost centre that the call was made for.' },
    UNALLOCATED_REASON: {
      description:
        'Why nobody owns the call: `no-metadata`, `unreadable-metadata`, `unmapped-value`, `unknown-key`, ' +
        '`shared-without-rule`, or `not-told` where ' +
        'it was rolled up before reasons were; null where somebody does.',
    },
  },
});

const OPTIONAL = { nullable: true } as const;
const values = () => [String];
const VALUES = { nullable: 'itemsAndList' } as const;

@InputType({ isAbstract: true })
class DimensionValuesInput {
  @Field(values, VALUES)
  costCenter?: (string | null)[] | null;

  @Field(values, VALUES)
  team?: (string | null)[] | null;

  @Field(values, VALUES)
  project?: (string | null)[] | null;

  @Field(values, VALUES)
  service?: (string | null)[] | null;

  @Field(values, VALUES)
  environment?: (string | null)[] | null;

  @Field(values, VALUES)
  provider?: (string | null)[] | null;

  @Field(values, VALUES)
  model?: (string | null)[] | null;

  @Field(values, VALUES)
  operation?: (string | null)[] | null;

  @Field(values, VALUES)
  purpose?: (string | null)[] | null;

  @Field(values, VALUES)
  user?: (string | null)[] | null;

  @Field(values, VALUES)
  agent?: (string | null)[] | null;

  @Field(values, VALUES)
  ingestionKey?: (string | null)[] | null;

  @Field(values, VALUES)
  originatingTeam?: (string | null)[] | null;

  @Field(values, VALUES)
  originatingProject?: (string | null)[] | null;

  @Field(values, VALUES)
  originatingCostCenter?: (string | null)[] | null;

  @Field(values, VALUES)
  unallocatedReason?: (string | null)[] | null;
}

@InputType('SpendExclusionInput', {
  description: 'Takes calls away that have one of the values in any dimension named.',
})
export class SpendExclusionInput extends DimensionValuesInput {}

@InputType('SpendFilterInput', {
  description:
    'Keeps calls that have one of the values in every dimension named. null among the values stands for "not known": ' +
    'a call without an owner, without a user.',
})
export class SpendFilterInput extends DimensionValuesInput {
  @Field(() => SpendExclusionInput, { ...OPTIONAL, description: 'And none of these.' })
  not?: SpendExclusionInput | null;
}

@InputType('SpendRangeInput', {
  description: 'Of any length up to 5 years; it may overlap the range it is compared with.',
})
export class SpendRangeInput {
  @Field(() => DateTimeScalar, { description: 'First instant that counts, on a quarter of an hour.' })
  from!: Date;

  @Field(() => DateTimeScalar, { description: 'First instant that no longer counts, on a quarter of an hour.' })
  to!: Date;
}

@InputType('SpendInput')
export class SpendInput {
  @Field(() => DateTimeScalar, { description: 'First instant that counts, on a quarter of an hour.' })
  from!: Date;

  @Field(() => DateTimeScalar, {
    description: 'First instant that no longer counts, on a quarter of an hour; at most 5 years after `from`.',
  })
  to!: Date;

  @Field(() => TimeZoneScalar, {
    ...OPTIONAL,
    description: "Zone whose hours, days, weeks and months the periods are; the organisation's unless given.",
  })
  timeZone?: string | null;

  @Field(() => SpendGranularityEnum, { defaultValue: SpendGranularityEnum.TOTAL })
  granularity!: SpendGranularity;

  @Field(() => [SpendDimensionEnum], { defaultValue: [], description: 'At most three, none twice.' })
  groupBy!: SpendDimension[];

  @Field(() => SpendFilterInput, { ...OPTIONAL })
  filter?: SpendFilterInput | null;

  @Field(() => Int, {
    defaultValue: 1000,
    description: 'Rows at the most, 1 to 10000. The totals hold everything all the same.',
  })
  limit!: number;

  @Field(() => SpendRangeInput, { ...OPTIONAL, description: 'The same question of another range, to compare with.' })
  compareWith?: SpendRangeInput | null;

  @Field(() => Int, {
    ...OPTIONAL,
    description:
      'Keeps so many groups, the largest of the whole range, 1 to 100, in every period; all others become one row with ' +
      '`rest: true` (a period). Needs `groupBy`.',
  })
  top?: number | null;

  @Field(() => SpendOrderEnum, { defaultValue: SpendOrderEnum.COST })
  orderBy!: SpendOrder;
}
