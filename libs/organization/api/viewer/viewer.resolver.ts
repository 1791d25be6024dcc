import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import type { Permission, Principal, UserPrincipal } from '@tokenledger/organization/domain';
import { CurrentReader, Needs, UnauthenticatedError } from '@tokenledger/shared/graphql';

import { ORGANIZATION_PARTS, type OrganizationParts } from '../organization-parts';
import { toApiRole } from './to-api-role';
import { type OrganizationType, type SignedInUserType, ViewerType } from './viewer';

@Resolver()
export class ViewerResolver {
  constructor(@Inject(ORGANIZATION_PARTS) private readonly parts: OrganizationParts) {}

  @Needs<Permission>('account.use')
  @Query(() => ViewerType, { description: 'Who asks, and of which organisation.' })
  async viewer(@CurrentReader() reader: Principal): Promise<ViewerType> {
    const [organization, user] = await Promise.all([
      this.organizationOf(reader),
      reader.kind === 'user' ? this.userOf(reader) : null,
    ]);
    return {
      organization,
      user,
      readKeyId: reader.kind === 'read-key' ? reader.keyId : null,
      permissions: [...reader.access.permissions],
      seesAllSpend: reader.access.ledger === 'all',
    };
  }

  private async organizationOf({ tenant }: Principal): Promise<OrganizationType> {
    const found = await this.parts.tenants.find(tenant);
    if (found === undefined) throw new UnauthenticatedError('this organisation is not there any more: sign in again');
    const { id, name, timeZone, reportingCurrency } = found;
    return { id, name, timeZone, reportingCurrency };
  }

  private async userOf({ tenant, userId, roles }: UserPrincipal): Promise<SignedInUserType> {
    const found = await this.parts.users.find(tenant, userId);
    if (found === undefined) throw new UnauthenticatedError('this account is not there any more: sign in again');
    return {
      id: found.id,
      email: found.email,
      hasPassword: found.passwordHash !== undefined,
      roles: roles.map(toApiRole),
    };
  }
}
