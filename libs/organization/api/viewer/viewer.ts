import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PERMISSIONS, type Permission, type ScopeKind, type UserRole } from '@tokenledger/organization/domain';
import { TimeZoneScalar } from '@tokenledger/shared/graphql';

export const UserRoleEnum = {
  OWNER: 'owner',
  FINANCE: 'finance',
  PLATFORM_ADMIN: 'platform-admin',
  LEAD: 'lead',
  MEMBER: 'member',
  AUDITOR: 'auditor',
} as const satisfies Record<string, UserRole>;

registerEnumType(UserRoleEnum, {
  name: 'UserRole',
  description: 'What a person is to the organisation, or to a part of it.',
  valuesMap: {
    OWNER: { description: 'May everything.' },
    FINANCE: { description: 'Prices, the currency and what belongs to whom; no keys and no people.' },
    PLATFORM_ADMIN: { description: 'The pipeline, the keys, the directory and the people; no prices.' },
    LEAD: { description: 'The spend of what they lead.' },
    MEMBER: { description: 'The spend of what they belong to.' },
    AUDITOR: { description: 'Sees everything, changes nothing.' },
  },
});

export const ScopeKindEnum = {
  COST_CENTRE: 'cost-centre',
  TEAM: 'team',
  PROJECT: 'project',
} as const satisfies Record<string, ScopeKind>;

registerEnumType(ScopeKindEnum, { name: 'ScopeKind', description: 'Units that a role can be limited to.' });

/** `SPEND_READ` for `spend.read`. */
export const PermissionEnum = Object.fromEntries(
  PERMISSIONS.map((permission) => [permission.toUpperCase().replace('.', '_'), permission]),
) as Readonly<Record<string, Permission>>;

registerEnumType(PermissionEnum, { name: 'Permission', description: 'What somebody may ask for or change.' });

@ObjectType('RoleHeld', {
  description: 'A role, and where it holds: in the whole organisation unless a unit is given.',
})
export class RoleHeldType {
  @Field(() => UserRoleEnum)
  role!: UserRole;

  @Field(() => ScopeKindEnum, { nullable: true, description: 'null: the whole organisation.' })
  scopeKind!: ScopeKind | null;

  @Field(() => ID, { nullable: true, description: 'Id of the unit in the directory; null: the whole organisation.' })
  scopeUnit!: string | null;
}

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

  @Field(() => Boolean, { description: 'false: they sign in at their identity provider only.' })
  hasPassword!: boolean;

  @Field(() => [RoleHeldType], {
    description: 'Empty: they may sign in, and see nothing until somebody gives them a role.',
  })
  roles!: RoleHeldType[];
}

@ObjectType('Viewer', { description: 'Who asks.' })
export class ViewerType {
  @Field(() => OrganizationType)
  organization!: OrganizationType;

  @Field(() => SignedInUserType, { nullable: true, description: 'null: a program asks, with a read key.' })
  user!: SignedInUserType | null;

  @Field(() => String, { nullable: true, description: 'Public id of the read key; null: a person is signed in.' })
  readKeyId!: string | null;

  @Field(() => [PermissionEnum], { description: 'What they may; a console shows no more than that.' })
  permissions!: Permission[];

  @Field(() => Boolean, { description: 'Whether they see the whole ledger; otherwise the units of their roles.' })
  seesAllSpend!: boolean;
}
