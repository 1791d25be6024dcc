import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar, DecimalScalar } from '@tokenledger/shared/graphql';

import { InvalidSpendInputType, SpendFiguresType, SpendFreshnessType } from '../spend/spend-report';
import { type SpendUnitKind, SpendUnitKindEnum } from './unit-spend-input';

const DAY = 'of the organisation, `YYYY-MM-DD`';

@ObjectType('SpendUnit')
export class SpendUnitType {
  @Field(() => SpendUnitKindEnum)
  kind!: SpendUnitKind;

  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'Of the directory; as calls name it where the directory does not know it.' })
  name!: string;

  @Field(() => Boolean)
  isInDirectory!: boolean;
}

@ObjectType('UnitDays', { description: 'Some days of the range.' })
export class UnitDaysType {
  @Field(() => String, { nullable: true, description: `First day ${DAY}; null: from the range's first on.` })
  from!: string | null;

  @Field(() => String, { nullable: true, description: `First day no longer of it, ${DAY}; null: to the range's end.` })
  until!: string | null;
}

@ObjectType('ComparedSpend')
export class ComparedSpendType {
  @Field(() => SpendFiguresType)
  spend!: SpendFiguresType;

  @Field(() => SpendFiguresType, { nullable: true, description: 'Of the compared range; null without one.' })
  previous!: SpendFiguresType | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "Of the level's cost in the reporting currency, from 0 to 1, cut after 6 places; null where that is nothing.",
  })
  share!: string | null;
}

@ObjectType('UnitSpendLine', {
  description: 'What belongs directly to the last unit of `within`, or stands at the top.',
})
export class UnitSpendLineType extends ComparedSpendType {
  @Field(() => SpendUnitType)
  unit!: SpendUnitType;

  @Field(() => SpendFiguresType, {
    description: 'Of it, calls that name nothing below. Of a project all: its services are told apart within it only.',
  })
  own!: SpendFiguresType;

  @Field(() => Boolean, { description: 'Something stands below it.' })
  hasBelow!: boolean;

  @Field(() => [String], {
    description: 'What calls name it by, at most 50; empty where they only name what is below it.',
  })
  names!: string[];

  @Field(() => [UnitDaysType], {
    description: 'When it belonged there; empty where it did all the time, or at the top.',
  })
  days!: UnitDaysType[];

  @Field(() => Boolean, {
    description: 'Calls name it together with what stands above it, where the directory has it elsewhere or nowhere.',
  })
  isOnlyNamedThere!: boolean;
}

@ObjectType('UnitSpendRest')
export class UnitSpendRestType extends ComparedSpendType {
  @Field(() => Int)
  lineCount!: number;
}

@ObjectType('UnitMove', {
  description: 'From a day on a unit belongs to another one; the days before stay where they were.',
})
export class UnitMoveType {
  @Field(() => SpendUnitType)
  unit!: SpendUnitType;

  @Field(() => String, { description: `The first day there, ${DAY}.` })
  day!: string;

  @Field(() => SpendUnitType)
  from!: SpendUnitType;

  @Field(() => SpendUnitType)
  to!: SpendUnitType;
}

@ObjectType('UnitSpendReport', {
  description:
    'One level of the organisation, each call where it belonged on its day. Lines, rest and direct sum to the total.',
})
export class UnitSpendReportType {
  @Field(() => DateTimeScalar)
  from!: Date;

  @Field(() => DateTimeScalar)
  to!: Date;

  @Field(() => [SpendUnitType], { description: 'The units of `within`.' })
  path!: SpendUnitType[];

  @Field(() => ComparedSpendType)
  total!: ComparedSpendType;

  @Field(() => ComparedSpendType, {
    description: 'Calls that name nothing below the last unit of `within`; calls of nobody where it is empty.',
  })
  direct!: ComparedSpendType;

  @Field(() => [UnitSpendLineType], { description: 'What the directory knows first, then the largest first.' })
  lines!: UnitSpendLineType[];

  @Field(() => UnitSpendRestType, { nullable: true, description: 'Lines beyond the largest 500, as one.' })
  rest!: UnitSpendRestType | null;

  @Field(() => [UnitMoveType], {
    description: 'Of what belongs here, within the range, in the order of days; at most 50.',
  })
  moves!: UnitMoveType[];

  @Field(() => Boolean, { description: 'Nothing is in the directory: import one, and names become units.' })
  isDirectoryEmpty!: boolean;

  @Field(() => SpendFreshnessType)
  freshness!: SpendFreshnessType;
}

export const UnitSpendResultUnion = createUnionType({
  name: 'UnitSpendResult',
  types: () => [UnitSpendReportType, InvalidSpendInputType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidSpendInputType : UnitSpendReportType),
});

@ObjectType('UnitSpendFile')
export class UnitSpendFileType {
  @Field(() => String)
  csv!: string;
}

export const UnitSpendFileResultUnion = createUnionType({
  name: 'UnitSpendFileResult',
  types: () => [UnitSpendFileType, InvalidSpendInputType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidSpendInputType : UnitSpendFileType),
});
