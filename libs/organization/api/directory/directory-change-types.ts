import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { UnitKind, UnitPart } from '@tokenledger/organization/domain';
import { BigIntScalar, DateTimeScalar } from '@tokenledger/shared/graphql';

import {
  DAY,
  DirectoryUnitType,
  UnitAllowanceType,
  UnitKindEnum,
  UnitPlacementType,
  UnitReferenceType,
} from './directory-types';

export const UnitPartEnum = {
  WORDS: 'words',
  PLACEMENTS: 'placements',
  ALLOWANCES: 'allowances',
} as const satisfies Record<string, UnitPart>;

registerEnumType(UnitPartEnum, {
  name: 'UnitPart',
  description: 'What is said of a unit.',
  valuesMap: { WORDS: { description: 'Its name, external id, owners and aliases.' } },
});

@ObjectType('UnitChange')
export class UnitChangeType {
  @Field(() => DirectoryUnitType, { nullable: true, description: 'null: it is new.' })
  before!: DirectoryUnitType | null;

  @Field(() => DirectoryUnitType)
  after!: DirectoryUnitType;
}

@ObjectType('PlacementChange')
export class PlacementChangeType {
  @Field(() => UnitReferenceType)
  unit!: UnitReferenceType;

  @Field(() => [UnitPlacementType])
  before!: UnitPlacementType[];

  @Field(() => [UnitPlacementType])
  after!: UnitPlacementType[];
}

@ObjectType('AllowanceChange')
export class AllowanceChangeType {
  @Field(() => UnitReferenceType)
  unit!: UnitReferenceType;

  @Field(() => [UnitAllowanceType])
  before!: UnitAllowanceType[];

  @Field(() => [UnitAllowanceType])
  after!: UnitAllowanceType[];
}

@ObjectType('KindChange', { description: 'How many units of one kind change in which way; one may in several.' })
export class KindChangeType {
  @Field(() => UnitKindEnum)
  kind!: UnitKind;

  @Field(() => Int)
  added!: number;

  @Field(() => Int)
  renamed!: number;

  @Field(() => Int, { description: 'Whose owners, aliases or external id change, and not the name.' })
  described!: number;

  @Field(() => Int, { description: 'Of those that were there before.' })
  moved!: number;

  @Field(() => Int, { description: 'What belongs to nothing any more from a day on.' })
  ended!: number;

  @Field(() => Int, { description: 'Whose allowance changes.' })
  allowances!: number;

  @Field(() => Int, { description: 'What is taken out altogether.' })
  removed!: number;
}

@ObjectType('PlannedChange', { description: 'That something of a unit was to change after the day of the rows.' })
export class PlannedChangeType {
  @Field(() => UnitReferenceType)
  unit!: UnitReferenceType;

  @Field(() => UnitPartEnum)
  part!: UnitPart;

  @Field(() => String, { description: `First day of it, ${DAY}.` })
  from!: string;

  @Field(() => UnitReferenceType, {
    nullable: true,
    description: 'What it was to belong to; null for an allowance, and for nothing.',
  })
  parent!: UnitReferenceType | null;

  @Field(() => BigIntScalar, {
    nullable: true,
    description: 'What the person was to use a month; null for placements, and for no limit.',
  })
  monthlyTokens!: bigint | null;
}

@ObjectType('PassedName', {
  description:
    'That a name by which telemetry finds one unit becomes one of another: spend of the past that names it passes, too.',
})
export class PassedNameType {
  @Field(() => String, { description: 'An id, name, alias or external id.' })
  name!: string;

  @Field(() => UnitReferenceType)
  from!: UnitReferenceType;

  @Field(() => UnitReferenceType)
  to!: UnitReferenceType;
}

@ObjectType('DirectoryChange', { description: 'Of each list the first two hundred, and how many there are.' })
export class DirectoryChangeType {
  @Field(() => Boolean, { description: 'False for a preview.' })
  applied!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'null for a preview.' })
  changedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of the directory that the preview of a file was worked out from; null for a change.',
  })
  version!: string | null;

  @Field(() => [KindChangeType], { description: 'From cost centres down to people; kinds of which something changes.' })
  summary!: KindChangeType[];

  @Field(() => [UnitChangeType])
  units!: UnitChangeType[];

  @Field(() => Int)
  unitCount!: number;

  @Field(() => [PlacementChangeType])
  placements!: PlacementChangeType[];

  @Field(() => Int)
  placementCount!: number;

  @Field(() => [AllowanceChangeType])
  allowances!: AllowanceChangeType[];

  @Field(() => Int)
  allowanceCount!: number;

  @Field(() => Int, { description: 'How many of the units are new.' })
  addedCount!: number;

  @Field(() => [UnitReferenceType], { description: 'What is taken out altogether.' })
  removed!: UnitReferenceType[];

  @Field(() => [UnitReferenceType], { description: 'What ends, since a complete file does not name it.' })
  ended!: UnitReferenceType[];

  @Field(() => Int)
  endedCount!: number;

  @Field(() => [PlannedChangeType], {
    description: 'What stays planned of units of which rows without days say something, or that begin later.',
  })
  plannedKept!: PlannedChangeType[];

  @Field(() => Int)
  plannedKeptCount!: number;

  @Field(() => [PlannedChangeType], { description: 'What was planned, and will not be so on its day.' })
  plannedDropped!: PlannedChangeType[];

  @Field(() => Int)
  plannedDroppedCount!: number;

  @Field(() => [PassedNameType])
  passedNames!: PassedNameType[];

  @Field(() => Int)
  passedNameCount!: number;
}
