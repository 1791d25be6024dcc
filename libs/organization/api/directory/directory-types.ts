import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { UnitKind, UnitPart } from '@tokenledger/organization/domain';
import { BigIntScalar, DateTimeScalar, InputIssueType } from '@tokenledger/shared/graphql';

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

const DAY = 'of the organisation, `YYYY-MM-DD`';

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

@InputType('ImportDirectoryInput', { description: 'A CSV file whose lines change the directory.' })
export class ImportDirectoryInput {
  @Field(() => String, {
    description: 'With the columns of `directoryCsv`, or some of them; `kind` and `id` at least.',
  })
  csv!: string;

  @Field(() => Boolean, { description: 'Says what would change, and changes nothing.' })
  preview!: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Ends what the file does not name, of the kinds that it names; not what only begins later.',
  })
  complete!: boolean;

  @Field(() => String, {
    nullable: true,
    description: `Day that lines without \`from\` and \`until\` are true on, ${DAY}; today unless given. They hold up to the next planned change.`,
  })
  on?: string | null | undefined;

  @Field(() => String, {
    nullable: true,
    description: '`version` of the preview: changes nothing where somebody changed the directory since.',
  })
  version?: string | null | undefined;
}

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

@ObjectType('OutdatedPreview', {
  description: 'Nothing was changed: the directory is not any more what the preview was worked out from.',
})
export class OutdatedPreviewType {
  @Field(() => String, { description: 'What happened, and what to do.' })
  message!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was changed the last time, if that is known.' })
  changedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Who did it: an e-mail address, or what acts by itself.' })
  changedBy!: string | null;
}

export const ImportDirectoryResultUnion = createUnionType({
  name: 'ImportDirectoryResult',
  types: () => [DirectoryChangeType, InvalidDirectoryType, OutdatedPreviewType] as const,
  resolveType: (result: object) => {
    if ('issues' in result) return InvalidDirectoryType;
    return 'applied' in result ? DirectoryChangeType : OutdatedPreviewType;
  },
});

export const DirectoryResultUnion = createUnionType({
  name: 'DirectoryResult',
  types: () => [DirectoryType, InvalidDirectoryType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidDirectoryType : DirectoryType),
});
