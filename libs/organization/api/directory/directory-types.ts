import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { UnitKind } from '@tokenledger/organization/domain';
import { BigIntScalar, InputIssueType } from '@tokenledger/shared/graphql';

export const UnitKindEnum = {
  COST_CENTRE: 'cost-centre',
  TEAM: 'team',
  PROJECT: 'project',
  SERVICE: 'service',
  ENVIRONMENT: 'environment',
  PERSON: 'person',
} as const satisfies Record<string, UnitKind>;

registerEnumType(UnitKindEnum, {
  name: 'UnitKind',
  description: 'Teams are a tree below cost centres; projects and people are of teams, services of projects.',
});

/** For descriptions. */
export const DAY = 'of the organisation, `YYYY-MM-DD`';

@ObjectType('UnitReference')
export class UnitReferenceType {
  @Field(() => UnitKindEnum)
  kind!: UnitKind;

  @Field(() => ID, { description: 'Among units of its kind.' })
  id!: string;

  @Field(() => String, { description: 'As people read it.' })
  name!: string;
}

@InputType('UnitReferenceInput')
export class UnitReferenceInput {
  @Field(() => UnitKindEnum)
  kind!: UnitKind;

  @Field(() => ID, { description: 'Among units of its kind, in any case.' })
  id!: string;
}

@ObjectType('UnitPlacement', { description: 'What a unit belongs to, and when.' })
export class UnitPlacementType {
  @Field(() => UnitReferenceType)
  parent!: UnitReferenceType;

  @Field(() => String, { description: `First day ${DAY}.` })
  from!: string;

  @Field(() => String, { nullable: true, description: 'First day that is no longer of it; null: open.' })
  until!: string | null;
}

@ObjectType('UnitAllowance', { description: 'What a person may use.' })
export class UnitAllowanceType {
  @Field(() => BigIntScalar, { description: 'In a calendar month of the organisation.' })
  monthlyTokens!: bigint;

  @Field(() => String, { description: `First day ${DAY}.` })
  from!: string;

  @Field(() => String, { nullable: true, description: 'First day that is no longer of it; null: open.' })
  until!: string | null;
}

@ObjectType('DirectoryUnit')
export class DirectoryUnitType extends UnitReferenceType {
  @Field(() => String, { nullable: true, description: 'Of the system that the organisation keeps it in.' })
  externalId!: string | null;

  @Field(() => [String], { description: 'E-mail addresses of those who answer for it.' })
  owners!: string[];

  @Field(() => [String], { description: 'What telemetry calls it beside its id and name.' })
  aliases!: string[];
}

@ObjectType('PlacedUnit', { description: 'A unit as it stood on a day.' })
export class PlacedUnitType {
  @Field(() => DirectoryUnitType)
  unit!: DirectoryUnitType;

  @Field(() => UnitReferenceType, { nullable: true, description: 'null: it belonged to nothing on that day.' })
  parent!: UnitReferenceType | null;

  @Field(() => UnitReferenceType, { nullable: true, description: 'The nearest cost centre above it on that day.' })
  costCentre!: UnitReferenceType | null;

  @Field(() => [UnitReferenceType], { description: 'What it belonged to on that day, from the top down.' })
  lineage!: UnitReferenceType[];

  @Field(() => Int, { description: 'What belonged to it directly on that day, people aside.' })
  childCount!: number;

  @Field(() => Int, { description: 'People who belonged to it directly on that day.' })
  peopleCount!: number;

  @Field(() => BigIntScalar, {
    nullable: true,
    description: "A person's tokens a month; null where there is no limit.",
  })
  monthlyTokens!: bigint | null;

  @Field(() => [UnitPlacementType], { description: 'Of all days.' })
  placements!: UnitPlacementType[];

  @Field(() => [UnitAllowanceType], { description: "A person's, of all days." })
  allowances!: UnitAllowanceType[];
}

@ObjectType('Directory')
export class DirectoryType {
  @Field(() => String, { description: `The day that units are shown of, ${DAY}.` })
  on!: string;

  @Field(() => [PlacedUnitType], { description: 'From cost centres down to people, by id.' })
  units!: PlacedUnitType[];

  @Field(() => Int, { description: 'How many there are, shown or not.' })
  unitCount!: number;
}

@ObjectType('InvalidDirectory', { description: 'Nothing was changed; all that is wrong, the first two hundred.' })
export class InvalidDirectoryType {
  @Field(() => [InputIssueType], {
    description:
      '`csv.12.parent` is the column `parent` of line 12, the header included; `rows.0.parent` is of the first row; `csv` and `rows` are all of them.',
  })
  issues!: InputIssueType[];

  @Field(() => Int)
  issueCount!: number;
}

export const DirectoryResultUnion = createUnionType({
  name: 'DirectoryResult',
  types: () => [DirectoryType, InvalidDirectoryType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidDirectoryType : DirectoryType),
});
