import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { DirectoryRow, UnitKind, UnitPart } from '@tokenledger/organization/domain';
import { DateTimeScalar } from '@tokenledger/shared/graphql';

import { DirectoryChangeType, UnitPartEnum } from './directory-change-types';
import { InvalidDirectoryType, UnitKindEnum, UnitReferenceInput, UnitReferenceType } from './directory-types';

export const UnitExistenceEnum = { NEW: 'new', REMOVED: 'removed' } as const satisfies Record<
  string,
  NonNullable<DirectoryRow['existence']>
>;

registerEnumType(UnitExistenceEnum, {
  name: 'UnitExistence',
  description: 'What a change says of whether there is a unit.',
  valuesMap: {
    NEW: { description: 'It must not be there yet.' },
    REMOVED: {
      description: 'It was never meant to be: it is taken out, of all days. What ends is moved to nothing instead.',
    },
  },
});

const UNCHANGED = 'Stays as it is unless given.';

@InputType('DirectoryRowInput', {
  description: 'One unit, and what it belongs to or may use on some days, as a line of a file says it.',
})
export class DirectoryRowInput {
  @Field(() => UnitKindEnum)
  kind!: UnitKind;

  @Field(() => ID)
  id!: string;

  @Field(() => UnitExistenceEnum, { nullable: true, description: 'Added where it is not there, unless given.' })
  existence?: NonNullable<DirectoryRow['existence']> | null;

  @Field(() => String, { nullable: true, description: UNCHANGED })
  name?: string | null;

  @Field(() => String, { nullable: true, description: `${UNCHANGED} Empty takes it away.` })
  externalId?: string | null;

  @Field(() => [String], { nullable: true, description: UNCHANGED })
  owners?: string[] | null;

  @Field(() => [String], { nullable: true, description: UNCHANGED })
  aliases?: string[] | null;

  @Field(() => UnitReferenceInput, { nullable: true, description: 'What it belongs to on these days.' })
  parent?: UnitReferenceInput | null;

  @Field(() => Boolean, { defaultValue: false, description: 'On these days it belongs to nothing.' })
  hasNoParent!: boolean;

  @Field(() => String, { nullable: true, description: "A person's tokens a month on these days, a whole number." })
  monthlyTokens?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'On these days the person has no allowance: no limit.' })
  hasNoAllowance!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'First day of the organisation, `YYYY-MM-DD`. Unless given: today, and without `until` up to the next planned change.',
  })
  from?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'First day that is no longer of it; open where only `from` is given.',
  })
  until?: string | null;
}

@InputType('ChangeDirectoryInput', { description: 'Rows that hold all or not at all, the later before the earlier.' })
export class ChangeDirectoryInput {
  @Field(() => [DirectoryRowInput], { description: 'At most 1000.' })
  rows!: DirectoryRowInput[];

  @Field(() => Boolean, { description: 'Says what would change, and changes nothing.' })
  preview!: boolean;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Changes nothing where somebody changed one of the units after this moment: `changedAt` of a change that is taken back.',
  })
  unlessChangedAfter?: Date | null;
}

@ObjectType('LaterUnitChange', { description: 'That a unit was changed after a moment.' })
export class LaterUnitChangeType {
  @Field(() => UnitReferenceType)
  unit!: UnitReferenceType;

  @Field(() => [UnitPartEnum])
  parts!: UnitPart[];

  @Field(() => DateTimeScalar, { description: 'The last time.' })
  changedAt!: Date;

  @Field(() => String, { description: 'Who did it the last time: an e-mail address, or what acts by itself.' })
  changedBy!: string;
}

@ObjectType('DirectoryChangedMeanwhile', { description: 'Nothing was changed: it would take back what others did.' })
export class DirectoryChangedMeanwhileType {
  @Field(() => [LaterUnitChangeType])
  changes!: LaterUnitChangeType[];
}

export const ChangeDirectoryResultUnion = createUnionType({
  name: 'ChangeDirectoryResult',
  types: () => [DirectoryChangeType, InvalidDirectoryType, DirectoryChangedMeanwhileType] as const,
  resolveType: (result: object) => {
    if ('issues' in result) return InvalidDirectoryType;
    return 'changes' in result ? DirectoryChangedMeanwhileType : DirectoryChangeType;
  },
});
