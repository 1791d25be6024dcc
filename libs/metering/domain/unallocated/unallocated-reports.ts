import {
  type Directories,
  type LedgerScope,
  localDay,
  type LocalDay,
  type TenantId,
} from '@tokenledger/organization/domain';
import { localDay as localDayOf } from '@tokenledger/shared/time';

import { NO_SPEND } from '../spend/spend-figures';
import type {
  SpendDimension,
  SpendFigures,
  SpendFilter,
  SpendRange,
  SpendReader,
  SpendReport,
  SpendRow,
} from '../spend/spend-report';
import { addSpend, subtractSpend } from '../unit-spend/add-spend';
import { causesOf, isToldByAgent, reasonsOf, sharedKeysOf, type UnownedGroup } from './causes-of';
import { fixesOf } from './fixes-of';
import {
  coverageByPeriod,
  coverageOf,
  coverageOfUnits,
  type CoverageRequest,
  type OwnerCoverage,
} from './owner-coverage';
import { ownedOf, unnamedOf, unownedOf } from './unowned-filter';
import type { UnallocatedRequest, UnallocatedSpend } from './unallocated-spend';

/** Groups that are read one by one, the largest; what is beyond them is told as one. */
const MOST_GROUPS = 10_000;
/** Five years of days and ninety-two days of hours, each of every reason. */
const MOST_ROWS = 50_000;

export interface UnallocatedPorts {
  readonly spend: SpendReader;
  readonly directories: Pick<Directories, 'read'>;
  readonly timeZones: { timeZoneOf(tenant: TenantId): Promise<string> };
  readonly currencies: { reportingCurrencyOf(tenant: TenantId): Promise<string> };
}

/** What nobody owns, why, and what would mend it; and how much has an owner. */
export class UnallocatedReports {
  constructor(private readonly ports: UnallocatedPorts) {}

  /** @param request of a range and a filter that `validateSpendRequest` accepts */
  async unallocated(scope: LedgerScope, request: UnallocatedRequest): Promise<UnallocatedSpend> {
    const { directories, timeZones, currencies } = this.ports;
    const [timeZone, currency] = await Promise.all([
      timeZones.timeZoneOf(scope.tenant),
      currencies.reportingCurrencyOf(scope.tenant),
    ]);
    const [owned, unowned, directory] = await Promise.all([
      this.read(scope, request, ownedOf(request.filter), []),
      this.readUnowned(scope, request),
      directories.read(scope.tenant),
    ]);
    const { groups, beyond } = unowned;
    const causes = causesOf(groups, currency);
    const known = { directory, ...daysOf(request, timeZone) };
    const shared = sharedKeysOf(causes, beyond === undefined);
    const cut = causes.slice(request.first);
    const total = sumOf([...causes.map(({ spend }) => spend), ...(beyond === undefined ? [] : [beyond])]);
    return {
      all: addSpend(owned.totals, total),
      total,
      reasons: reasonsOf(causes, beyond, currency),
      causes: causes.slice(0, request.first).map((cause) => ({ ...cause, fixes: fixesOf(cause, known, shared) })),
      rest:
        cut.length === 0 && beyond === undefined
          ? undefined
          : {
              causeCount: beyond === undefined ? cut.length : undefined,
              spend: sumOf([...cut.map(({ spend }) => spend), ...(beyond === undefined ? [] : [beyond])]),
            },
      freshness: owned.freshness,
    };
  }

  /** @param request of a range and a filter that `validateSpendRequest` accepts */
  async coverage(scope: LedgerScope, request: CoverageRequest): Promise<OwnerCoverage> {
    const { compareWith, ...asked } = request;
    const [report, currency] = await Promise.all([
      this.ports.spend.spend(scope, {
        ...asked,
        ...(compareWith !== undefined && { compareWith }),
        groupBy: ['unallocatedReason'],
        limit: MOST_ROWS,
      }),
      this.ports.currencies.reportingCurrencyOf(scope.tenant),
    ]);
    const { comparison } = report;
    return {
      ...coverageIn(scope, report, currency),
      comparison: comparison && coverageIn(scope, comparison, currency),
    };
  }

  /** Nothing where no call can pass the filter. */
  private async read(
    scope: LedgerScope,
    { from, to }: SpendRange,
    filter: SpendFilter | undefined,
    groupBy: readonly SpendDimension[],
  ): Promise<Pick<SpendReport, 'rows' | 'totals' | 'truncated' | 'freshness'>> {
    const timeZone = await this.ports.timeZones.timeZoneOf(scope.tenant);
    const asked = { from, to, timeZone, granularity: 'total', groupBy, limit: MOST_GROUPS } as const;
    if (filter !== undefined) return this.ports.spend.spend(scope, { ...asked, filter });
    // Freshness is that of the range, whatever passes.
    const { freshness } = await this.ports.spend.spend(scope, { ...asked, groupBy: [], filter: {} });
    return { rows: [], totals: NO_SPEND, truncated: false, freshness };
  }

  /**
   * Calls of nobody in groups. Agents are asked for only where some calls name no service: rollups do not know them, so that all
   * calls of the range are read. What that second question answers stands in the place of what the first one said of the same calls.
   */
  private async readUnowned(
    scope: LedgerScope,
    request: UnallocatedRequest,
  ): Promise<{ readonly groups: readonly UnownedGroup[]; readonly beyond: SpendFigures | undefined }> {
    const filter = unownedOf(request.filter);
    const byService = await this.read(scope, request, filter, ['unallocatedReason', 'service', 'ingestionKey']);
    const groups = countedRows(byService).map((row): UnownedGroup => ({
      ...valuesOf(row),
      service: row.group[1] ?? null,
      agent: null,
      spend: figuresOf(row),
    }));
    const isUnnamed = ({ service }: UnownedGroup): boolean => service === null;
    const asksAgents = groups.some((group) => isUnnamed(group) && isToldByAgent(group.reason));
    if (filter === undefined || byService.truncated || !asksAgents) return { groups, beyond: beyondOf(byService) };
    const byAgent = await this.read(scope, request, unnamedOf(filter), ['unallocatedReason', 'agent', 'ingestionKey']);
    return {
      groups: [
        ...groups.filter((group) => !isUnnamed(group)),
        ...countedRows(byAgent).map((row): UnownedGroup => ({
          ...valuesOf(row),
          service: null,
          agent: row.group[1] ?? null,
          spend: figuresOf(row),
        })),
      ],
      beyond: beyondOf(byAgent),
    };
  }
}

function coverageIn(
  { units }: LedgerScope,
  { rows, totals, freshness }: Pick<SpendReport, 'rows' | 'totals' | 'freshness'>,
  currency: string,
): Omit<OwnerCoverage, 'comparison'> {
  if (units !== 'all') return { total: coverageOfUnits(totals), periods: [], freshness };
  return { total: coverageOf(rows, currency), periods: coverageByPeriod(rows, currency), freshness };
}

/** A group of which no call is charged has readings that may be of another's calls: nothing of nobody. */
function countedRows({ rows }: Pick<SpendReport, 'rows'>): readonly SpendRow[] {
  return rows.filter(({ calls }) => calls > 0n);
}

function valuesOf({ group }: SpendRow): Pick<UnownedGroup, 'reason' | 'ingestionKey'> {
  // The filter leaves none without a reason.
  return { reason: group[0] ?? '', ingestionKey: group[2] ?? null };
}

/** A row's figures without what it is a row of. */
function figuresOf({
  periodStart: _start,
  group: _group,
  rest: _rest,
  previous: _previous,
  ...figures
}: SpendRow): SpendFigures {
  return figures;
}

function beyondOf({
  rows,
  totals,
  truncated,
}: Pick<SpendReport, 'rows' | 'totals' | 'truncated'>): SpendFigures | undefined {
  return truncated ? subtractSpend(totals, sumOf(rows.map(figuresOf))) : undefined;
}

function sumOf(all: readonly SpendFigures[]): SpendFigures {
  return all.reduce(addSpend, NO_SPEND);
}

function daysOf({ from, to }: SpendRange, timeZone: string): { readonly first: LocalDay; readonly last: LocalDay } {
  return {
    first: localDay(localDayOf(from, timeZone)),
    last: localDay(localDayOf(new Date(to.getTime() - 1), timeZone)),
  };
}
