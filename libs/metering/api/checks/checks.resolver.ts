import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { type ChecksRequest, type LedgerChecks, validateChecksRequest } from '@tokenledger/metering/domain';
import type { ReadIdentity } from '@tokenledger/organization/domain';
import { CurrentReader } from '@tokenledger/shared/graphql';

import { AvoidedCountsResultUnion, type AvoidedCountsType, toApiAvoidedCounts } from './avoided-counts-type';
import { ChecksInput, fromApiChecksInput, type InvalidChecksInputType } from './checks-input';
import { ReportedCostsResultUnion, type ReportedCostsType, toApiReportedCosts } from './reported-costs-type';

export interface ChecksPorts {
  readonly checks: LedgerChecks;
}

export const CHECKS_PORTS = Symbol('ChecksPorts');

const INPUT = { type: () => ChecksInput } as const;

/** Whether the ledger can be relied on: each question by itself, since each reads every row of its range. */
@Resolver()
export class ChecksResolver {
  constructor(@Inject(CHECKS_PORTS) private readonly ports: ChecksPorts) {}

  @Query(() => AvoidedCountsResultUnion, { description: 'Double counts that did not happen, by reason.' })
  avoidedCounts(
    @CurrentReader() { tenant }: ReadIdentity,
    @Args('input', INPUT) input: ChecksInput,
  ): Promise<AvoidedCountsType | InvalidChecksInputType> {
    return checked(input, async (request) =>
      toApiAvoidedCounts(await this.ports.checks.avoidedCounts(tenant, request)),
    );
  }

  @Query(() => ReportedCostsResultUnion, { description: 'What emitters said that calls cost, beside what is booked.' })
  reportedCosts(
    @CurrentReader() { tenant }: ReadIdentity,
    @Args('input', INPUT) input: ChecksInput,
  ): Promise<ReportedCostsType | InvalidChecksInputType> {
    return checked(input, async (request) =>
      toApiReportedCosts(await this.ports.checks.reportedCosts(tenant, request)),
    );
  }
}

async function checked<T>(
  input: ChecksInput,
  answer: (request: ChecksRequest) => Promise<T>,
): Promise<T | InvalidChecksInputType> {
  const request = validateChecksRequest(fromApiChecksInput(input));
  return request.ok ? answer(request.value) : { issues: [...request.error] };
}
