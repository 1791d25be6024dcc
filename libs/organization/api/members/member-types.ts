import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { RoleGrant, ScopeKind, UserRole } from '@tokenledger/organization/domain';
import { DateTimeScalar, InputIssueType } from '@tokenledger/shared/graphql';

import { RoleHeldType, ScopeKindEnum, UserRoleEnum } from '../viewer/viewer';

export const RoleSourceEnum = { LOCAL: 'local', GROUP: 'group' } as const satisfies Record<string, RoleGrant['source']>;

registerEnumType(RoleSourceEnum, {
  name: 'RoleSource',
  description: 'Where a role comes from.',
  valuesMap: {
    LOCAL: { description: 'Somebody gave it here.' },
    GROUP: { description: 'It follows a group of the identity provider, and goes with it.' },
  },
});

@ObjectType('RoleGrant', { description: 'A role that somebody has now.' })
export class RoleGrantType extends RoleHeldType {
  @Field(() => ID)
  id!: string;

  @Field(() => RoleSourceEnum)
  source!: RoleGrant['source'];

  @Field(() => DateTimeScalar)
  grantedAt!: Date;

  @Field(() => String, { description: 'Who gave it.' })
  grantedBy!: string;
}

@ObjectType('Member', { description: 'A person of the organisation.' })
export class MemberType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  email!: string;

  @Field(() => DateTimeScalar)
  addedAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Since when they are switched off: they cannot sign in, and keep their roles. null: they may sign in.',
  })
  disabledAt!: Date | null;

  @Field(() => [RoleGrantType], { description: 'Empty: they may sign in, and see nothing.' })
  roles!: RoleGrantType[];
}

@ObjectType('AddedMember')
export class AddedMemberType {
  @Field(() => MemberType)
  member!: MemberType;

  @Field(() => String, { description: 'Told this one time; they change it under Account.' })
  password!: string;
}

@ObjectType('InvalidMemberInput', { description: 'Nothing was changed.' })
export class InvalidMemberInputType {
  @Field(() => [InputIssueType])
  issues!: InputIssueType[];
}

@InputType('RoleInput', { description: 'A role, in the whole organisation unless a unit is given.' })
export class RoleInput {
  @Field(() => UserRoleEnum)
  role!: UserRole;

  @Field(() => ScopeKindEnum, { nullable: true, description: 'Kind of the unit; together with `scopeUnit`.' })
  scopeKind?: ScopeKind | null;

  @Field(() => ID, { nullable: true, description: 'Id of the unit in the directory; together with `scopeKind`.' })
  scopeUnit?: string | null;
}

export const AddMemberResultUnion = createUnionType({
  name: 'AddMemberResult',
  types: () => [AddedMemberType, InvalidMemberInputType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidMemberInputType : AddedMemberType),
});

export const ChangeRoleResultUnion = createUnionType({
  name: 'ChangeRoleResult',
  types: () => [RoleGrantType, InvalidMemberInputType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidMemberInputType : RoleGrantType),
});

export const SwitchMemberResultUnion = createUnionType({
  name: 'SwitchMemberResult',
  types: () => [MemberType, InvalidMemberInputType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidMemberInputType : MemberType),
});
