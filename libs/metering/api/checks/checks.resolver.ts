import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import {
  type ChecksRequest,
  type LedgerChecks,
  substitutionsOf,
  validateChecksRequest,
} from '@tokenledger/metering/domain';
import type { LedgerScopes, Permission, Principal } from '@tokenledger/organization/domain';
import type { ExplainingPriceBook } from '@tokenledger/pricing/domain';
import { CurrentReader, Needs } from '@tokenledger/shared/graphql';

import { AnswerShapesResultUnion, type AnswerShapesType, toApiAnswerShapes } from './answer-shapes-type';
import { AvoidedCountsResultUnion, type AvoidedCountsType, toApiAvoidedCounts } from './avoided-counts-type';
import { ChecksInput, fromApiChecksInput, type InvalidChecksInputType } from './checks-input';
import { ReportedCostsResultUnion, type ReportedCostsType, toApiReportedCosts } from './reported-costs-type';
import { ServedModelsResultUnion, type ServedModelsType, toApiServedModels } from './served-models-type';
import {
  toApiUninstrumentedSpend,
  UninstrumentedSpendResultUnion,
  type UninstrumentedSpendType,
} from './uninstrumented-spend-type';

export interface ChecksPorts {
  readonly checks: LedgerChecks;
  readonly scopes: Pick<LedgerScopes, 'of'>;
  /** Today's: what either model of a substitution costs. */
  readonly priceBook: () => ExplainingPriceBook;
}

export const CHECKS_PORTS = Symbol('ChecksPorts');

const INPUT = { type: () => ChecksInput } as const;

/** Whether the ledger can be relied on: each question by itself, since each reads every row of its range. */
@Resolver()
export class ChecksResolver {
  constructor(@Inject(CHECKS_PORTS) private readonly ports: ChecksPorts) {}

  @Needs<Permission>('checks.read')
  @Query(() => AvoidedCountsResultUnion, { description: 'Double counts that did not happen, by reason.' })
  avoidedCounts(
    @CurrentReader() reader: Principal,
    @Args('input', INPUT) input: ChecksInput,
  ): Promise<AvoidedCountsType | InvalidChecksInputType> {
    return this.checked(reader, input, async (request) =>
      toApiAvoidedCounts(await this.ports.checks.avoidedCounts(reader.tenant, request)),
    );
  }

  @Needs<Permission>('checks.read')
  @Query(() => ReportedCostsResultUnion, { description: 'What emitters said that calls cost, beside what is booked.' })
  reportedCosts(
    @CurrentReader() reader: Principal,
    @Args('input', INPUT) input: ChecksInput,
  ): Promise<ReportedCostsType | InvalidChecksInputType> {
    return this.checked(reader, input, async (request) =>
      toApiReportedCosts(await this.ports.checks.reportedCosts(reader.tenant, request)),
    );
  }

  @Needs<Permission>('checks.read')
  @Query(() => UninstrumentedSpendResultUnion, { description: 'Calls that only a vendor or a gateway tells of.' })
  uninstrumentedSpend(
    @CurrentReader() reader: Principal,
    @Args('input', INPUT) input: ChecksInput,
  ): Promise<UninstrumentedSpendType | InvalidChecksInputType> {
    return this.checked(reader, input, async (request) =>
      toApiUninstrumentedSpend(await this.ports.checks.uninstrumentedSpend(reader.tenant, request)),
    );
  }

  @Needs<Permission>('checks.read')
  @Query(() => ServedModelsResultUnion, { description: 'Calls that asked for one model and were answered by another.' })
  servedModels(
    @CurrentReader() reader: Principal,
    @Args('input', INPUT) input: ChecksInput,
  ): Promise<ServedModelsType | InvalidChecksInputType> {
    return this.checked(reader, input, async (request) => {
      const served = await this.ports.checks.servedModels(reader.tenant, request);
      return toApiServedModels(served, substitutionsOf(reader.tenant, served.pairs, this.ports.priceBook()));
    });
  }

  @Needs<Permission>('checks.read')
  @Query(() => AnswerShapesResultUnion, {
    description: 'What answers were like by model, and whether they became others than in the 28 days before.',
  })
  answerShapes(
    @CurrentReader() reader: Principal,
    @Args('input', INPUT) input: ChecksInput,
  ): Promise<AnswerShapesType | InvalidChecksInputType> {
    return this.checked(reader, input, async (request) =>
      toApiAnswerShapes(await this.ports.checks.answerShapes(reader.tenant, request)),
    );
  }

  /** Checks tell of everybody's calls: who may not tell people apart cannot narrow them to one. */
  private async checked<T>(
    reader: Principal,
    input: ChecksInput,
    answer: (request: ChecksRequest) => Promise<T>,
  ): Promise<T | InvalidChecksInputType> {
    const request = validateChecksRequest(fromApiChecksInput(input));
    if (!request.ok) return { issues: [...request.error] };
    const { people } = await this.ports.scopes.of(reader);
    const { user, not } = request.value.filter;
    if (people.kind === 'names' || (user ?? not?.user) === undefined) return answer(request.value);
    const message = 'picks people, whom this organisation does not show by name: leave the filter out of checks';
    return { issues: [{ field: user === undefined ? 'filter.not.user' : 'filter.user', message }] };
  }
}
