import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import {
  type CoverageRequest,
  type InvalidSpendRequest,
  peopleFilterIssues,
  type SpendFilter,
  type UnallocatedPorts,
  UnallocatedReports,
  type UnallocatedRequest,
  validateSpendRequest,
} from '@tokenledger/metering/domain';
import type { LedgerScope, LedgerScopes, Permission, Principal } from '@tokenledger/organization/domain';
import { CurrentReader, Needs } from '@tokenledger/shared/graphql';
import type { Clock } from '@tokenledger/shared/time';

import { fromApiSpendFilter } from '../spend/from-api-spend-input';
import type { InvalidSpendInputType } from '../spend/spend-report';
import { OwnerCoverageResultUnion, type OwnerCoverageType } from './owner-coverage-types';
import { toApiCoverage } from './to-api-coverage';
import { toApiUnallocated } from './to-api-unallocated';
import { OwnerCoverageInput, UnallocatedSpendInput } from './unallocated-input';
import { type UnallocatedReportType, UnallocatedResultUnion } from './unallocated-types';

export interface UnallocatedSpendPorts extends UnallocatedPorts {
  readonly scopes: Pick<LedgerScopes, 'of'>;
  readonly clock: Clock;
}

export const UNALLOCATED_SPEND_PORTS = Symbol('UnallocatedSpendPorts');

const MOST_CAUSES = 500;

@Resolver()
export class UnallocatedResolver {
  private readonly reports: UnallocatedReports;

  constructor(@Inject(UNALLOCATED_SPEND_PORTS) private readonly ports: UnallocatedSpendPorts) {
    this.reports = new UnallocatedReports(ports);
  }

  @Needs<Permission>('spend.read')
  @Query(() => UnallocatedResultUnion, {
    description: 'What nobody owns, by reason and by what one fix would mend, with the fixes.',
  })
  async unallocatedSpend(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => UnallocatedSpendInput }) input: UnallocatedSpendInput,
  ): Promise<UnallocatedReportType | InvalidSpendInputType> {
    const { scopes, timeZones, currencies, clock } = this.ports;
    const { from, to, first } = input;
    const request: UnallocatedRequest = { from, to, first, filter: fromApiSpendFilter(input.filter ?? {}) };
    const scope = await scopes.of(reader);
    const timeZone = await timeZones.timeZoneOf(reader.tenant);
    const issues = [
      ...issuesOf(scope, { ...request, timeZone, granularity: 'total', compareWith: undefined }),
      ...firstIssues(first),
    ];
    if (issues.length > 0) return { issues };
    const asOf = clock.now();
    const [report, currency] = await Promise.all([
      this.reports.unallocated(scope, request),
      currencies.reportingCurrencyOf(reader.tenant),
    ]);
    return toApiUnallocated(request, report, { asOf, currency, isLimitedToUnits: scope.units !== 'all' });
  }

  @Needs<Permission>('spend.read')
  @Query(() => OwnerCoverageResultUnion, {
    description: 'How much has an owner, by period, with why the rest has none.',
  })
  async ownerCoverage(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => OwnerCoverageInput }) input: OwnerCoverageInput,
  ): Promise<OwnerCoverageType | InvalidSpendInputType> {
    const { scopes, timeZones, currencies, clock } = this.ports;
    const { from, to, granularity, compareWith } = input;
    const request: CoverageRequest = {
      ...{ from, to, granularity },
      timeZone: input.timeZone ?? (await timeZones.timeZoneOf(reader.tenant)),
      filter: fromApiSpendFilter(input.filter ?? {}),
      compareWith: compareWith ? { from: compareWith.from, to: compareWith.to } : undefined,
    };
    const scope = await scopes.of(reader);
    const issues = issuesOf(scope, request);
    if (issues.length > 0) return { issues: [...issues] };
    const asOf = clock.now();
    const [report, currency] = await Promise.all([
      this.reports.coverage(scope, request),
      currencies.reportingCurrencyOf(reader.tenant),
    ]);
    return toApiCoverage(request, report, { asOf, currency });
  }
}

/** The rules of every spend report. */
function issuesOf(
  { people }: LedgerScope,
  { compareWith, filter, ...request }: CoverageRequest & { readonly filter: SpendFilter },
): readonly InvalidSpendRequest[] {
  const valid = validateSpendRequest({
    ...{ ...request, filter, groupBy: [], limit: 1 },
    ...(compareWith !== undefined && { compareWith }),
  });
  return valid.ok ? peopleFilterIssues(people, filter) : valid.error;
}

function firstIssues(first: number): readonly InvalidSpendRequest[] {
  if (first >= 1 && first <= MOST_CAUSES) return [];
  return [{ field: 'first', message: `is not a whole number from 1 to ${MOST_CAUSES}` }];
}
