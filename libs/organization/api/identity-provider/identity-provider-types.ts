import { createUnionType, Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PROVIDER_REFUSALS, type ProviderRefusal } from '@tokenledger/organization/domain';
import { InputIssueType } from '@tokenledger/shared/graphql';

import { RoleInput } from '../members/member-types';
import { RoleHeldType } from '../viewer/viewer';

@ObjectType('GroupRole', { description: 'What the members of a group at the identity provider are here.' })
export class GroupRoleType extends RoleHeldType {
  @Field(() => String, { description: 'As the provider writes it: a name, a path, or an id (Entra ID).' })
  group!: string;
}

@ObjectType('IdentityProvider', {
  description: 'Where people of the organisation sign in outside. Whoever runs TokenLedger sets it.',
})
export class IdentityProviderType {
  @Field(() => String, { description: 'As the sign-in page calls it.' })
  name!: string;

  @Field(() => String)
  issuer!: string;

  @Field(() => String)
  clientId!: string;

  @Field(() => [String], { description: 'Whoever signs in there for the first time has an address of one of these.' })
  emailDomains!: string[];

  @Field(() => String, { description: 'Claim that names the groups of a person; `a.b` is `b` within `a`.' })
  groupsClaim!: string;

  @Field(() => Boolean, { description: 'false: nobody signs in there, and its sessions are over.' })
  enabled!: boolean;

  @Field(() => [GroupRoleType])
  groupRoles!: GroupRoleType[];
}

/** `WRONG_ISSUER` for `wrong-issuer`. */
export const ProviderRefusalEnum = Object.fromEntries(
  PROVIDER_REFUSALS.map((reason) => [reason.toUpperCase().replaceAll('-', '_'), reason]),
) as Readonly<Record<string, ProviderRefusal>>;

registerEnumType(ProviderRefusalEnum, {
  name: 'ProviderRefusal',
  description: 'Why an answer of the identity provider opens nothing.',
});

@ObjectType('IdentityProviderWorks', {
  description: 'It answers, is who the settings say, publishes keys, and takes our id and secret.',
})
export class IdentityProviderWorksType {
  @Field(() => Boolean, {
    description: 'It says that it tells of logouts: whoever signs out there is signed out here.',
  })
  tellsLogouts!: boolean;

  @Field(() => Boolean, { description: 'Whoever signs out here is signed out there.' })
  signsOutThere!: boolean;
}

@ObjectType('IdentityProviderFails', { description: 'Nobody can sign in there now.' })
export class IdentityProviderFailsType {
  @Field(() => ProviderRefusalEnum)
  reason!: ProviderRefusal;

  @Field(() => String, { description: 'For whoever mends it; holds no secret.' })
  detail!: string;
}

@InputType('GroupRoleInput')
export class GroupRoleInput {
  @Field(() => String, { description: 'To the letter as the provider writes it; blanks around it are cut off.' })
  group!: string;

  @Field(() => RoleInput)
  role!: RoleInput;
}

@ObjectType('InvalidGroupRole', { description: 'Nothing was changed.' })
export class InvalidGroupRoleType {
  @Field(() => [InputIssueType])
  issues!: InputIssueType[];
}

export const CheckIdentityProviderUnion = createUnionType({
  name: 'IdentityProviderCheck',
  types: () => [IdentityProviderWorksType, IdentityProviderFailsType] as const,
  resolveType: (result: object) => ('reason' in result ? IdentityProviderFailsType : IdentityProviderWorksType),
});

export const ChangeGroupRoleUnion = createUnionType({
  name: 'ChangeGroupRoleResult',
  types: () => [GroupRoleType, InvalidGroupRoleType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidGroupRoleType : GroupRoleType),
});
