import { Inject } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Permission, Principal } from '@tokenledger/organization/domain';
import { CurrentReader, Needs, signedInUser } from '@tokenledger/shared/graphql';

import { ORGANIZATION_PARTS, type OrganizationParts } from '../organization-parts';
import { tooManyAttempts } from '../session/too-many-attempts';
import {
  ChangePasswordInput,
  ChangePasswordResultUnion,
  type InvalidPasswordInputType,
  type PasswordChangedType,
} from './password';

@Resolver()
export class PasswordResolver {
  constructor(@Inject(ORGANIZATION_PARTS) private readonly parts: OrganizationParts) {}

  @Needs<Permission>('account.use')
  @Mutation(() => ChangePasswordResultUnion, { description: "Changes the signed-in person's own password." })
  async changePassword(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => ChangePasswordInput }) input: ChangePasswordInput,
  ): Promise<PasswordChangedType | InvalidPasswordInputType> {
    const changed = await this.parts.passwords.change(signedInUser(reader), input);
    if (changed.ok) return { changedAt: changed.value };
    if (changed.error.reason === 'too-many-attempts') throw tooManyAttempts(changed.error.retryAfterSeconds);
    return { issues: [changed.error.problem] };
  }
}
