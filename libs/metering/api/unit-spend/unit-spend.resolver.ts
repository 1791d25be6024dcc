import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import {
  type InvalidSpendRequest,
  peopleFilterIssues,
  type ToldPlace,
  type UnitSpendPorts,
  UnitSpendReports,
  type UnitSpendRequest,
  validateSpendRequest,
} from '@tokenledger/metering/domain';
import {
  actorOf,
  type AuditLog,
  exportMade,
  type LedgerScope,
  type LedgerScopes,
  type Permission,
  type Principal,
} from '@tokenledger/organization/domain';
import { CurrentReader, Needs } from '@tokenledger/shared/graphql';
import type { Clock } from '@tokenledger/shared/time';

import { fromApiSpendFilter } from '../spend/from-api-spend-input';
import type { InvalidSpendInputType } from '../spend/spend-report';
import { toApiUnitSpend } from './to-api-unit-spend';
import { SpendByUnitInput } from './unit-spend-input';
import {
  type UnitSpendFileType,
  UnitSpendFileResultUnion,
  type UnitSpendReportType,
  UnitSpendResultUnion,
} from './unit-spend-types';

export interface SpendByUnitPorts extends UnitSpendPorts {
  readonly scopes: Pick<LedgerScopes, 'of'>;
  /** @param currency what costs are told in */
  readonly writeUnitSpendCsv: (places: readonly ToldPlace[], currency: string) => string;
  /** For exports. */
  readonly audit: Pick<AuditLog, 'append'>;
  readonly clock: Clock;
}

export const SPEND_BY_UNIT_PORTS = Symbol('SpendByUnitPorts');

const MOST_LEVELS = 60;
const LONGEST_ID = 1_024;

@Resolver()
export class UnitSpendResolver {
  private readonly reports: UnitSpendReports;

  constructor(@Inject(SPEND_BY_UNIT_PORTS) private readonly ports: SpendByUnitPorts) {
    this.reports = new UnitSpendReports(ports);
  }

  @Needs<Permission>('spend.read')
  @Query(() => UnitSpendResultUnion, {
    description:
      'Spend of cost centres, teams, projects, services and environments, level by level, as the directory had them on ' +
      'the day of each call. Whoever is limited to units sees these and what is below them.',
  })
  async spendByUnit(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => SpendByUnitInput }) input: SpendByUnitInput,
  ): Promise<UnitSpendReportType | InvalidSpendInputType> {
    const { scopes, currencies, clock } = this.ports;
    const request = fromApi(input);
    const scope = await scopes.of(reader);
    const issues = await this.issuesOf(scope, request);
    if (issues.length > 0) return { issues: [...issues] };
    const asOf = clock.now();
    const currency = await currencies.reportingCurrencyOf(reader.tenant);
    return toApiUnitSpend(request, await this.reports.of(scope, request), asOf, currency);
  }

  @Needs<Permission>('spend.read')
  @Query(() => UnitSpendFileResultUnion, {
    description: 'All levels as a CSV file, a line a place; `within` and `compareWith` are not looked at.',
  })
  async spendByUnitCsv(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => SpendByUnitInput }) input: SpendByUnitInput,
  ): Promise<UnitSpendFileType | InvalidSpendInputType> {
    const { scopes, currencies, audit, clock, writeUnitSpendCsv } = this.ports;
    const request = { ...fromApi(input), within: [], compareWith: undefined };
    const scope = await scopes.of(reader);
    const issues = await this.issuesOf(scope, request);
    if (issues.length > 0) return { issues: [...issues] };
    const currency = await currencies.reportingCurrencyOf(reader.tenant);
    const places = await this.reports.tree(scope, request);
    const what = { kind: 'spend-by-unit', id: 'spend-by-unit' };
    await audit.append(reader.tenant, exportMade(what, actorOf(reader), clock.now()));
    return { csv: writeUnitSpendCsv(places, currency) };
  }

  /** The rules of every spend report, and those of the path. */
  private async issuesOf(
    { tenant, people }: LedgerScope,
    request: UnitSpendRequest,
  ): Promise<readonly InvalidSpendRequest[]> {
    const { from, to, compareWith, filter, within } = request;
    const valid = validateSpendRequest({
      ...{ from, to, filter },
      timeZone: await this.ports.timeZones.timeZoneOf(tenant),
      ...{ granularity: 'total', groupBy: [], limit: 1 },
      ...(compareWith !== undefined && { compareWith }),
    });
    const tooMany = { field: 'within', message: `has ${within.length} units: send ${MOST_LEVELS} at most` };
    const tooLong = { field: 'within', message: `has an id longer than ${LONGEST_ID} characters: send shorter ones` };
    return [
      ...(valid.ok ? peopleFilterIssues(people, filter) : valid.error),
      ...(within.length > MOST_LEVELS ? [tooMany] : []),
      ...(within.some(({ id }) => id.length > LONGEST_ID) ? [tooLong] : []),
    ];
  }
}

function fromApi({ from, to, compareWith, filter, within }: SpendByUnitInput): UnitSpendRequest {
  return {
    from,
    to,
    compareWith: compareWith ? { from: compareWith.from, to: compareWith.to } : undefined,
    filter: fromApiSpendFilter(filter ?? {}),
    within: (within ?? []).map(({ kind, id }) => ({ kind, id })),
  };
}
