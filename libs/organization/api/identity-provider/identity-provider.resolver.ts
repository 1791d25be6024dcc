import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type {
  GroupRole,
  GroupRoleProblem,
  Permission,
  Principal,
  UserPrincipal,
} from '@tokenledger/organization/domain';
import { CurrentReader, Needs, signedInUser } from '@tokenledger/shared/graphql';
import type { Result } from '@tokenledger/shared/result';

import { ORGANIZATION_PARTS, type OrganizationParts } from '../organization-parts';
import { fromApiScope, toApiRole } from '../viewer/to-api-role';
import {
  ChangeGroupRoleUnion,
  CheckIdentityProviderUnion,
  GroupRoleInput,
  type GroupRoleType,
  type IdentityProviderFailsType,
  IdentityProviderType,
  type IdentityProviderWorksType,
  type InvalidGroupRoleType,
} from './identity-provider-types';

/** Where people sign in outside, and what their groups there are here. */
@Resolver()
export class IdentityProviderResolver {
  constructor(@Inject(ORGANIZATION_PARTS) private readonly parts: OrganizationParts) {}

  @Needs<Permission>('members.read')
  @Query(() => IdentityProviderType, { nullable: true, description: 'null: people sign in with passwords only.' })
  async identityProvider(@CurrentReader() { tenant }: Principal): Promise<IdentityProviderType | null> {
    const provider = await this.parts.groupRoles.provider(tenant);
    if (provider === undefined) return null;
    const { name, issuer, clientId, emailDomains, groupsClaim, enabled, groupRoles } = provider;
    return {
      name,
      issuer,
      clientId,
      emailDomains: [...emailDomains],
      groupsClaim,
      enabled,
      groupRoles: groupRoles.map(toApiGroupRole),
    };
  }

  @Needs<Permission>('members.change')
  @Query(() => CheckIdentityProviderUnion, {
    nullable: true,
    description: 'Asks the provider now whether people could sign in; it takes seconds. null: there is none.',
  })
  async identityProviderCheck(
    @CurrentReader() { tenant }: Principal,
  ): Promise<IdentityProviderWorksType | IdentityProviderFailsType | null> {
    const checked = await this.parts.groupRoles.check(tenant);
    if (checked === undefined) return null;
    return checked.ok ? checked.value : checked.error;
  }

  @Needs<Permission>('members.change')
  @Mutation(() => ChangeGroupRoleUnion, {
    description: 'Gives the members of a group a role; whoever is signed in has it within a minute.',
  })
  addGroupRole(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => GroupRoleInput }) input: GroupRoleInput,
  ): Promise<GroupRoleType | InvalidGroupRoleType> {
    return change(reader, input, (by, role) => this.parts.groupRoles.add(by, role));
  }

  @Needs<Permission>('members.change')
  @Mutation(() => ChangeGroupRoleUnion, {
    description: 'Takes a role from the members of a group, within a minute. Roles given to them here stay.',
  })
  removeGroupRole(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => GroupRoleInput }) input: GroupRoleInput,
  ): Promise<GroupRoleType | InvalidGroupRoleType> {
    return change(reader, input, (by, role) => this.parts.groupRoles.remove(by, role));
  }
}

async function change(
  reader: Principal,
  { group, role: { role, ...unit } }: GroupRoleInput,
  carryOut: (by: UserPrincipal, role: GroupRole) => Promise<Result<GroupRole, GroupRoleProblem>>,
): Promise<GroupRoleType | InvalidGroupRoleType> {
  const by = signedInUser(reader);
  const scope = fromApiScope(unit);
  if (!scope.ok) return { issues: [scope.error] };
  const changed = await carryOut(by, { group, role, scope: scope.value });
  return changed.ok ? toApiGroupRole(changed.value) : { issues: [changed.error] };
}

function toApiGroupRole(known: GroupRole): GroupRoleType {
  return { group: known.group, ...toApiRole(known) };
}
