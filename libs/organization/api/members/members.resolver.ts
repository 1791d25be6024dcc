import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type {
  GivenRole,
  Member,
  MemberProblem,
  Permission,
  Principal,
  RoleGrant,
} from '@tokenledger/organization/domain';
import { CurrentReader, Needs, signedInUser } from '@tokenledger/shared/graphql';
import { ok, type Result } from '@tokenledger/shared/result';

import { ORGANIZATION_PARTS, type OrganizationParts } from '../organization-parts';
import { fromApiScope, toApiRole } from '../viewer/to-api-role';
import {
  type AddedMemberType,
  AddMemberResultUnion,
  ChangeRoleResultUnion,
  type InvalidMemberInputType,
  MemberType,
  RoleGrantType,
  RoleInput,
  SwitchMemberResultUnion,
} from './member-types';

@Resolver()
export class MembersResolver {
  constructor(@Inject(ORGANIZATION_PARTS) private readonly parts: OrganizationParts) {}

  @Needs<Permission>('members.read')
  @Query(() => [MemberType], {
    description: 'Everybody of the organisation, in the order in which they were added; also who is switched off.',
  })
  async members(@CurrentReader() { tenant }: Principal): Promise<MemberType[]> {
    return (await this.parts.members.list(tenant)).map(toApiMember);
  }

  @Needs<Permission>('members.change')
  @Mutation(() => AddMemberResultUnion, {
    description: 'Adds a person who signs in with a password, which is told once.',
  })
  async addMember(
    @CurrentReader() reader: Principal,
    @Args('email', { type: () => String }) email: string,
    @Args('role', { type: () => RoleInput }) role: RoleInput,
  ): Promise<AddedMemberType | InvalidMemberInputType> {
    const given = fromApiRole(role);
    if (!given.ok) return { issues: [given.error] };
    const added = await this.parts.members.add(signedInUser(reader), email, given.value);
    if (!added.ok) return { issues: [added.error] };
    return { member: toApiMember(added.value.member), password: added.value.password };
  }

  @Needs<Permission>('members.change')
  @Mutation(() => ChangeRoleResultUnion, { description: 'Gives somebody a role; it holds with their next request.' })
  async grantRole(
    @CurrentReader() reader: Principal,
    @Args('userId', { type: () => ID }) userId: string,
    @Args('role', { type: () => RoleInput }) role: RoleInput,
  ): Promise<RoleGrantType | InvalidMemberInputType> {
    const given = fromApiRole(role);
    if (!given.ok) return { issues: [given.error] };
    return toApiChange(await this.parts.members.grant(signedInUser(reader), userId, given.value));
  }

  @Needs<Permission>('members.change')
  @Mutation(() => ChangeRoleResultUnion, { description: 'Takes a role; it is gone with the next request.' })
  async endRole(
    @CurrentReader() reader: Principal,
    @Args('grantId', { type: () => ID }) grantId: string,
  ): Promise<RoleGrantType | InvalidMemberInputType> {
    return toApiChange(await this.parts.members.end(signedInUser(reader), grantId));
  }

  @Needs<Permission>('members.change')
  @Mutation(() => SwitchMemberResultUnion, {
    description:
      'Switches somebody off who left: their sessions end with the next request, and they cannot sign in. Their roles stay.',
  })
  async disableMember(
    @CurrentReader() reader: Principal,
    @Args('userId', { type: () => ID }) userId: string,
  ): Promise<MemberType | InvalidMemberInputType> {
    return toApiSwitch(await this.parts.members.disable(signedInUser(reader), userId));
  }

  @Needs<Permission>('members.change')
  @Mutation(() => SwitchMemberResultUnion, {
    description: 'Lets somebody sign in again who was switched off, with their password and roles of before.',
  })
  async enableMember(
    @CurrentReader() reader: Principal,
    @Args('userId', { type: () => ID }) userId: string,
  ): Promise<MemberType | InvalidMemberInputType> {
    return toApiSwitch(await this.parts.members.enable(signedInUser(reader), userId));
  }
}

function fromApiRole({ role, ...unit }: RoleInput): Result<GivenRole, MemberProblem> {
  const scope = fromApiScope(unit);
  return scope.ok ? ok({ role, scope: scope.value }) : scope;
}

function toApiChange(changed: Result<RoleGrant, MemberProblem>): RoleGrantType | InvalidMemberInputType {
  return changed.ok ? toApiGrant(changed.value) : { issues: [changed.error] };
}

function toApiSwitch(switched: Result<Member, MemberProblem>): MemberType | InvalidMemberInputType {
  return switched.ok ? toApiMember(switched.value) : { issues: [switched.error] };
}

function toApiMember({ user, roles }: Member): MemberType {
  const { id, email, createdAt, disabledAt } = user;
  return { id, email, addedAt: createdAt, disabledAt: disabledAt ?? null, roles: roles.map(toApiGrant) };
}

function toApiGrant(grant: RoleGrant): RoleGrantType {
  const { id, source, grantedAt, grantedBy } = grant;
  return { ...toApiRole(grant), id, source, grantedAt, grantedBy };
}
