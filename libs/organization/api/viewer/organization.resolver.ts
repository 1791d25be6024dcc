import { Inject } from '@nestjs/common';
import { ResolveField, Resolver } from '@nestjs/graphql';
import type { Principal } from '@tokenledger/organization/domain';
import { CurrentReader } from '@tokenledger/shared/graphql';

import { OrganizationDeletionType } from '../life/life-types';
import { ORGANIZATION_PARTS, type OrganizationParts } from '../organization-parts';
import { OrganizationType } from './viewer';

@Resolver(() => OrganizationType)
export class OrganizationResolver {
  constructor(@Inject(ORGANIZATION_PARTS) private readonly parts: OrganizationParts) {}

  @ResolveField(() => Boolean, { description: 'Whether any call ever arrived; false: show how to send the first one.' })
  hasCalls(@CurrentReader() reader: Principal): Promise<boolean> {
    return this.parts.calls.hasCalls(reader.tenant);
  }

  @ResolveField(() => OrganizationDeletionType, { nullable: true, description: 'null: it is not to be deleted.' })
  async deletion(@CurrentReader() { tenant }: Principal): Promise<OrganizationDeletionType | null> {
    return (await this.parts.life.deletion(tenant)) ?? null;
  }
}
