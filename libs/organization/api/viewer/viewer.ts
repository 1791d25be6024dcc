import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { UserRole } from '@tokenledger/organization/domain';
import { TimeZoneScalar } from '@tokenledger/shared/graphql';

export const UserRoleEnum = { OWNER: 'owner' } as const satisfies Record<string, UserRole>;

registerEnumType(UserRoleEnum, {
  name: 'UserRole',
  description: 'What a person may do.',
  valuesMap: { OWNER: { description: 'Everything in the organisation.' } },
});

@ObjectType('Organization', { description: 'The organisation that the credential belongs to.' })
export class OrganizationType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => TimeZoneScalar, { description: 'Zone whose days are its days.' })
  timeZone!: string;

  @Field(() => String, { description: 'ISO 4217.' })
  reportingCurrency!: string;
}

@ObjectType('SignedInUser')
export class SignedInUserType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  email!: string;

  @Field(() => UserRoleEnum)
  role!: UserRole;
}

@ObjectType('Viewer', { description: 'Who asks.' })
export class ViewerType {
  @Field(() => OrganizationType)
  organization!: OrganizationType;

  @Field(() => SignedInUserType, { nullable: true, description: 'null: a program asks, with a read key.' })
  user!: SignedInUserType | null;

  @Field(() => String, { nullable: true, description: 'Public id of the read key; null: a person is signed in.' })
  readKeyId!: string | null;
}
