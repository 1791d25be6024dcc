import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { peopleFilterIssues, type SpendReader, validateSpendRequest } from '@tokenledger/metering/domain';
import type { LedgerScopes, Permission, Principal, TenantId } from '@tokenledger/organization/domain';
import { CurrentReader, Needs } from '@tokenledger/shared/graphql';
import type { Clock } from '@tokenledger/shared/time';

import { fromApiSpendInput } from './from-api-spend-input';
import { SpendInput } from './spend-input';
import { type InvalidSpendInputType, type SpendReportType, SpendResultUnion } from './spend-report';
import { toApiSpendReport } from './to-api-spend-report';

/** What a tenant's days are. A failing store throws. */
export interface TenantTimeZones {
  /** IANA name. */
  timeZoneOf(tenant: TenantId): Promise<string>;
}

/** What tenants report in. A failing store throws. */
export interface TenantCurrencies {
  /** ISO 4217; a change shows within a minute. */
  reportingCurrencyOf(tenant: TenantId): Promise<string>;
}

export interface SpendPorts {
  readonly spend: SpendReader;
  readonly scopes: Pick<LedgerScopes, 'of'>;
  readonly timeZones: TenantTimeZones;
  readonly currencies: TenantCurrencies;
  readonly clock: Clock;
}

export const SPEND_PORTS = Symbol('SpendPorts');

@Resolver()
export class SpendResolver {
  constructor(@Inject(SPEND_PORTS) private readonly ports: SpendPorts) {}

  @Needs<Permission>('spend.read')
  @Query(() => SpendResultUnion, {
    description: 'Spend and tokens of the organisation of whoever asks, with their coverage and freshness.',
  })
  async spend(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => SpendInput }) input: SpendInput,
  ): Promise<SpendReportType | InvalidSpendInputType> {
    const { spend, scopes, timeZones, currencies, clock } = this.ports;
    const timeZone = input.timeZone ?? (await timeZones.timeZoneOf(reader.tenant));
    const request = validateSpendRequest(fromApiSpendInput(input, timeZone));
    if (!request.ok) return { issues: [...request.error] };
    const asOf = clock.now();
    const scope = await scopes.of(reader);
    const issues = peopleFilterIssues(scope.people, request.value.filter);
    if (issues.length > 0) return { issues: [...issues] };
    const [report, currency] = await Promise.all([
      spend.spend(scope, request.value),
      currencies.reportingCurrencyOf(reader.tenant),
    ]);
    return toApiSpendReport(request.value, report, asOf, currency);
  }
}
