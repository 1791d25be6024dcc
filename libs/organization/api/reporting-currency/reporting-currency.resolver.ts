import { Inject } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { actorOf, changeReportingCurrency, type Permission, type Principal } from '@tokenledger/organization/domain';
import { CurrentReader, Needs, signedInUser } from '@tokenledger/shared/graphql';

import { ORGANIZATION_PARTS, type OrganizationParts } from '../organization-parts';
import {
  ChangeReportingCurrencyResultUnion,
  type InvalidReportingCurrencyType,
  type ReportingCurrencyChangedType,
} from './reporting-currency';

@Resolver()
export class ReportingCurrencyResolver {
  constructor(@Inject(ORGANIZATION_PARTS) private readonly parts: OrganizationParts) {}

  @Needs<Permission>('organization.change')
  @Mutation(() => ChangeReportingCurrencyResultUnion, {
    description: 'Changes the currency that the organisation reports in, for new calls.',
  })
  async changeReportingCurrency(
    @CurrentReader() reader: Principal,
    @Args('currency', { type: () => String, description: 'ISO 4217.' }) currency: string,
  ): Promise<ReportingCurrencyChangedType | InvalidReportingCurrencyType> {
    const user = signedInUser(reader);
    const { tenants, clock } = this.parts;
    const changed = await changeReportingCurrency(tenants, user.tenant, currency, actorOf(user), clock.now());
    return changed.ok ? { reportingCurrency: changed.value } : { issues: [changed.error] };
  }
}
