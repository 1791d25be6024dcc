import { createUnionType, Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { PeopleViewKind } from '@tokenledger/organization/domain';
import { DateTimeScalar, InputIssueType } from '@tokenledger/shared/graphql';

export const PeopleViewEnum = { NAMES: 'names', PSEUDONYMS: 'pseudonyms', GROUPS: 'groups' } as const satisfies Record<
  string,
  PeopleViewKind
>;

registerEnumType(PeopleViewEnum, {
  name: 'PeopleView',
  description: 'How people are shown in spend and calls.',
  valuesMap: {
    NAMES: { description: 'As telemetry names them.' },
    PSEUDONYMS: { description: 'Under a name that stays the same and tells nobody who it is.' },
    GROUPS: { description: 'Only where enough of them are together; nobody can be picked.' },
  },
});

@ObjectType('PeopleLift', { description: 'Somebody sees names for a while although the organisation hides them.' })
export class PeopleLiftType {
  @Field(() => String)
  reason!: string;

  @Field(() => DateTimeScalar)
  until!: Date;
}

@ObjectType('PeoplePrivacy')
export class PeoplePrivacyType {
  @Field(() => PeopleViewEnum)
  view!: PeopleViewKind;

  @Field(() => Int, { description: 'The least number of people of a group, where people are shown in groups.' })
  groupSize!: number;

  @Field(() => PeopleLiftType, { nullable: true, description: 'Of whoever asks; null where names are not lifted.' })
  lift!: PeopleLiftType | null;
}

@InputType()
export class PeoplePrivacyInput {
  @Field(() => PeopleViewEnum)
  view!: PeopleViewKind;

  @Field(() => Int, { defaultValue: 5, description: '2 to 50.' })
  groupSize!: number;
}

@InputType()
export class RevealPeopleInput {
  @Field(() => String, { description: 'Why names are needed: the audit log keeps it.' })
  reason!: string;

  @Field(() => Int, { description: '1 to 24.' })
  hours!: number;
}

@ObjectType('InvalidPeopleInput')
export class InvalidPeopleInputType {
  @Field(() => [InputIssueType])
  issues!: InputIssueType[];
}

export const PeoplePrivacyResultUnion = createUnionType({
  name: 'PeoplePrivacyResult',
  types: () => [PeoplePrivacyType, InvalidPeopleInputType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidPeopleInputType : PeoplePrivacyType),
});
