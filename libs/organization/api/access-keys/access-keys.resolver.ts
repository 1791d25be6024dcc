import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  type AccessKey,
  actorOf,
  type IssuedKey,
  type KeyOwner,
  type KeyProblem,
  type Permission,
  type Principal,
} from '@tokenledger/organization/domain';
import { CurrentReader, DateTimeScalar, Needs, signedInUser } from '@tokenledger/shared/graphql';
import type { Result } from '@tokenledger/shared/result';

import { ORGANIZATION_PARTS, type OrganizationParts } from '../organization-parts';
import { fromApiScope, toApiScope } from '../viewer/to-api-role';
import {
  AccessKeyType,
  CreateAccessKeyInput,
  type KeyOwnerType,
  type InvalidAccessKeyInputType,
  IssueAccessKeyResultUnion,
  type IssuedAccessKeyType,
  RevokeAccessKeyResultUnion,
} from './access-key';

const keyIdArgument = { type: () => ID };

@Resolver()
export class AccessKeysResolver {
  constructor(@Inject(ORGANIZATION_PARTS) private readonly parts: OrganizationParts) {}

  @Needs<Permission>('keys.read')
  @Query(() => [AccessKeyType], { description: "The organisation's keys, revoked ones too, the oldest first." })
  async accessKeys(@CurrentReader() reader: Principal): Promise<AccessKeyType[]> {
    return (await this.parts.keys.list(reader.tenant)).map(toApiAccessKey);
  }

  @Needs<Permission>('keys.change')
  @Mutation(() => IssueAccessKeyResultUnion)
  async createAccessKey(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => CreateAccessKeyInput }) input: CreateAccessKeyInput,
  ): Promise<IssuedAccessKeyType | InvalidAccessKeyInputType> {
    const user = signedInUser(reader);
    const scope = fromApiScope(input);
    if (!scope.ok) return { issues: [scope.error] };
    const message = await this.parts.units.problemOf(user.tenant, scope.value);
    if (message !== undefined) return { issues: [{ field: 'scopeUnit', message }] };
    const limits = {
      expiresAt: input.expiresAt ?? undefined,
      scope: scope.value,
      owner: fromApiOwner(input.owner ?? {}),
    };
    return toApiIssued(await this.parts.keys.issue(user.tenant, input.kind, input.name, actorOf(user), limits));
  }

  @Needs<Permission>('keys.change')
  @Mutation(() => IssueAccessKeyResultUnion, {
    description:
      'A new key with the same name and limits. The old one keeps working: until it is revoked, or until the time given.',
  })
  async rotateAccessKey(
    @CurrentReader() reader: Principal,
    @Args('keyId', keyIdArgument) keyId: string,
    @Args('oldWorksUntil', { type: () => DateTimeScalar, nullable: true }) oldWorksUntil: Date | null | undefined,
  ): Promise<IssuedAccessKeyType | InvalidAccessKeyInputType> {
    const user = signedInUser(reader);
    return toApiIssued(await this.parts.keys.rotate(user.tenant, keyId, actorOf(user), oldWorksUntil ?? undefined));
  }

  @Needs<Permission>('keys.change')
  @Mutation(() => RevokeAccessKeyResultUnion, { description: 'Holds everywhere within seconds, and for good.' })
  async revokeAccessKey(
    @CurrentReader() reader: Principal,
    @Args('keyId', keyIdArgument) keyId: string,
  ): Promise<AccessKeyType | InvalidAccessKeyInputType> {
    const user = signedInUser(reader);
    const revoked = await this.parts.keys.revoke(user.tenant, keyId, actorOf(user));
    return revoked.ok ? toApiAccessKey(revoked.value) : { issues: [revoked.error] };
  }
}

function toApiAccessKey(key: AccessKey): AccessKeyType {
  const { keyId, kind, name, createdAt, expiresAt, scope, owner, lastUsedAt, revokedAt } = key;
  return {
    keyId,
    kind,
    name,
    createdAt,
    expiresAt: expiresAt ?? null,
    ...toApiScope(scope),
    owner: { team: owner.team ?? null, project: owner.project ?? null, costCenter: owner.costCenter ?? null },
    lastUsedAt: lastUsedAt ?? null,
    revokedAt: revokedAt ?? null,
  };
}

function fromApiOwner({ team, project, costCenter }: KeyOwnerType): KeyOwner {
  return {
    ...(typeof team === 'string' && { team }),
    ...(typeof project === 'string' && { project }),
    ...(typeof costCenter === 'string' && { costCenter }),
  };
}

function toApiIssued(issued: Result<IssuedKey, KeyProblem>): IssuedAccessKeyType | InvalidAccessKeyInputType {
  if (!issued.ok) return { issues: [issued.error] };
  return { key: toApiAccessKey(issued.value.key), secret: issued.value.secret };
}
