import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import {
  type DimensionValueReader,
  peopleFilterIssues,
  validateDimensionValuesRequest,
} from '@tokenledger/metering/domain';
import type { LedgerScopes, Permission, Principal } from '@tokenledger/organization/domain';
import { CurrentReader, Needs } from '@tokenledger/shared/graphql';
import type { Clock } from '@tokenledger/shared/time';

import { fromApiSpendFilter } from '../spend/from-api-spend-input';
import type { TenantTimeZones } from '../spend/spend.resolver';
import { toApiMoney } from '../spend/to-api-money';
import {
  DimensionValuesInput,
  DimensionValuesResultUnion,
  type DimensionValuesType,
  type InvalidDimensionValuesInputType,
} from './dimension-values-types';

export interface DimensionValuesPorts {
  readonly dimensionValues: DimensionValueReader;
  readonly scopes: Pick<LedgerScopes, 'of'>;
  readonly timeZones: TenantTimeZones;
  readonly clock: Clock;
}

export const DIMENSION_VALUES_PORTS = Symbol('DimensionValuesPorts');

@Resolver()
export class DimensionValuesResolver {
  constructor(@Inject(DIMENSION_VALUES_PORTS) private readonly ports: DimensionValuesPorts) {}

  @Needs<Permission>('spend.read')
  @Query(() => DimensionValuesResultUnion, {
    description: 'Values of one dimension in a range, to choose a filter from.',
  })
  async dimensionValues(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => DimensionValuesInput }) input: DimensionValuesInput,
  ): Promise<DimensionValuesType | InvalidDimensionValuesInputType> {
    const { dimensionValues, scopes, timeZones, clock } = this.ports;
    const request = validateDimensionValuesRequest(
      {
        dimension: input.dimension,
        search: input.search ?? undefined,
        from: input.from ?? undefined,
        to: input.to ?? undefined,
        filter: fromApiSpendFilter(input.filter ?? {}),
        limit: input.limit,
      },
      clock.now(),
      await timeZones.timeZoneOf(reader.tenant),
    );
    if (!request.ok) return { issues: [...request.error] };
    const scope = await scopes.of(reader);
    const issues = peopleFilterIssues(scope.people, request.value.filter);
    if (issues.length > 0) return { issues: [...issues] };
    const { values, truncated } = await dimensionValues.values(scope, request.value);
    return { values: values.map((value) => ({ ...value, cost: value.cost.map(toApiMoney) })), truncated };
  }
}
