import { createUnionType, Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { UnknownShare } from '@tokenledger/metering/domain';
import { DateTimeScalar, DecimalScalar } from '@tokenledger/shared/graphql';

import { InvalidSpendInputType, SpendFiguresType, SpendFreshnessType } from '../spend/spend-report';

export const UnknownShareEnum = {
  NO_CALLS: 'no-calls',
  NO_TOKENS: 'no-tokens',
  NO_COST: 'no-cost',
  NOT_CONVERTED: 'not-converted',
  LIMITED_TO_UNITS: 'limited-to-units',
} as const satisfies Record<string, UnknownShare>;

registerEnumType(UnknownShareEnum, {
  name: 'UnknownShare',
  description: 'Why a share is not known.',
  valuesMap: {
    NO_TOKENS: { description: 'The calls have none, or none were told.' },
    NO_COST: { description: 'Nothing was priced, or it cost nothing.' },
    NOT_CONVERTED: {
      description: 'There is cost, and none of it, or not all that nobody owns, is in the reporting currency.',
    },
    LIMITED_TO_UNITS: {
      description: 'Whoever asks sees the calls of some units only, and calls of nobody are in none.',
    },
  },
});

@ObjectType('CoverageShare', { description: 'What has an owner, of all. Exactly one of both is told.' })
export class CoverageShareType {
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'From 0 to 1, cut (not rounded) after 6 places: 1 is said only where nothing is missing.',
  })
  share!: string | null;

  @Field(() => UnknownShareEnum, { nullable: true })
  unknownBecause!: UnknownShare | null;
}

@ObjectType('ReasonInPeriod')
export class ReasonInPeriodType {
  @Field(() => String, { description: 'As in `UNALLOCATED_REASON`; others may come.' })
  reason!: string;

  @Field(() => SpendFiguresType)
  spend!: SpendFiguresType;
}

@ObjectType('CoverageFigures')
export class CoverageFiguresType {
  @Field(() => CoverageShareType, {
    description: 'Of cost in the reporting currency; calls without a price have no part in it.',
  })
  ofCost!: CoverageShareType;

  @Field(() => CoverageShareType)
  ofTokens!: CoverageShareType;

  @Field(() => CoverageShareType)
  ofCalls!: CoverageShareType;

  @Field(() => SpendFiguresType, { description: 'Whatever passes the filter, owned or not.' })
  all!: SpendFiguresType;

  @Field(() => SpendFiguresType, { description: 'Of it, what nobody owns.' })
  unallocated!: SpendFiguresType;

  @Field(() => [ReasonInPeriodType], { description: 'The same by reason, the largest cost first.' })
  reasons!: ReasonInPeriodType[];
}

@ObjectType('CoveragePeriod')
export class CoveragePeriodType extends CoverageFiguresType {
  @Field(() => DateTimeScalar, { description: 'First instant of the whole period.' })
  periodStart!: Date;

  @Field(() => DateTimeScalar, { description: 'First instant after the whole period.' })
  periodEnd!: Date;

  @Field(() => Boolean, { description: 'The range covers only a part of it, or it is still running.' })
  partial!: boolean;
}

@ObjectType('CoverageOfRange')
export class CoverageOfRangeType {
  @Field(() => DateTimeScalar)
  from!: Date;

  @Field(() => DateTimeScalar)
  to!: Date;

  @Field(() => CoverageFiguresType)
  total!: CoverageFiguresType;

  @Field(() => [CoveragePeriodType], {
    description: 'In their order; none of a period without calls, and none for whoever sees some units only.',
  })
  periods!: CoveragePeriodType[];

  @Field(() => SpendFreshnessType)
  freshness!: SpendFreshnessType;
}

@ObjectType('OwnerCoverage', { description: 'How much has an owner: a team, a project or a cost centre.' })
export class OwnerCoverageType extends CoverageOfRangeType {
  @Field(() => CoverageOfRangeType, { nullable: true, description: 'null unless `compareWith` was given.' })
  comparison!: CoverageOfRangeType | null;
}

export const OwnerCoverageResultUnion = createUnionType({
  name: 'OwnerCoverageResult',
  types: () => [OwnerCoverageType, InvalidSpendInputType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidSpendInputType : OwnerCoverageType),
});
