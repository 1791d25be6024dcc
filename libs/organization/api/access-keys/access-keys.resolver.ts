import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { AccessKey, IssuedKey, KeyProblem, Permission, Principal } from '@tokenledger/organization/domain';
import { CurrentReader, DateTimeScalar, Needs, signedInUser } from '@tokenledger/shared/graphql';
import type { Result } from '@tokenledger/shared/result';

import { ORGANIZATION_PARTS, type OrganizationParts } from '../organization-parts';
import { fromApiScope, toApiScope } from '../viewer/to-api-role';
import {
  AccessKeyType,
  CreateAccessKeyInput,
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
    const { tenant } = signedInUser(reader);
    const scope = fromApiScope(input);
    if (!scope.ok) return { issues: [scope.error] };
    const message = await this.parts.units.problemOf(tenant, scope.value);
    if (message !== undefined) return { issues: [{ field: 'scopeUnit', message }] };
    const limits = { expiresAt: input.expiresAt ?? undefined, scope: scope.value };
    return toApiIssued(await this.parts.keys.issue(tenant, input.kind, input.name, limits));
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
    return toApiIssued(await this.parts.keys.rotate(signedInUser(reader).tenant, keyId, oldWorksUntil ?? undefined));
  }

  @Needs<Permission>('keys.change')
  @Mutation(() => RevokeAccessKeyResultUnion, { description: 'Holds everywhere within seconds, and for good.' })
  async revokeAccessKey(
    @CurrentReader() reader: Principal,
    @Args('keyId', keyIdArgument) keyId: string,
  ): Promise<AccessKeyType | InvalidAccessKeyInputType> {
    const revoked = await this.parts.keys.revoke(signedInUser(reader).tenant, keyId);
    return revoked.ok ? toApiAccessKey(revoked.value) : { issues: [revoked.error] };
  }
}

function toApiAccessKey(key: AccessKey): AccessKeyType {
  const { keyId, kind, name, createdAt, expiresAt, scope, lastUsedAt, revokedAt } = key;
  return {
    keyId,
    kind,
    name,
    createdAt,
    expiresAt: expiresAt ?? null,
    ...toApiScope(scope),
    lastUsedAt: lastUsedAt ?? null,
    revokedAt: revokedAt ?? null,
  };
}

function toApiIssued(issued: Result<IssuedKey, KeyProblem>): IssuedAccessKeyType | InvalidAccessKeyInputType {
  if (!issued.ok) return { issues: [issued.error] };
  return { key: toApiAccessKey(issued.value.key), secret: issued.value.secret };
}
