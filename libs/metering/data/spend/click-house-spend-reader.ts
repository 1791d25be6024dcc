import {
  type DirtyBuckets,
  NO_SPEND,
  type SpendComparison,
  type SpendRange,
  type SpendReader,
  type SpendReport,
  type SpendRequest,
  type SpendRow,
} from '@tokenledger/metering/domain';
import type { LedgerScope, TenantId } from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';

import {
  decodeDuplicates,
  decodeFigures,
  decodeFreshness,
  decodeSpendRow,
  type FiguresOf,
  type StoredSpendRow,
  wholeOf,
} from './decode-spend-rows';
import { countsPeople } from './people-in-groups';
import { NOBODY_TWICE, samePeople, type SamePeople, userNamesQuery } from './same-people';
import type { LedgerRange } from './spend-cells';
import { comparesByPeriod, rangesOf, spendQuery } from './spend-query';
import { settingsOf, type TenantSettingsReader } from './tenant-settings';

/** What a query found, and how many buckets of each range wait. */
interface Found {
  readonly request: SpendRequest;
  readonly total: StoredSpendRow | undefined;
  readonly rows: readonly StoredSpendRow[];
  readonly pending: number;
  readonly pendingCompared: number;
}

/** Answers spend from the coarsest rollup that can answer it exactly, with one query; of people in groups after one for their names. */
export class ClickHouseSpendReader implements SpendReader {
  constructor(
    private readonly clickhouse: Pick<ClickHouse, 'query'>,
    private readonly dirtyBuckets: Pick<DirtyBuckets, 'countPending'>,
    private readonly settings: TenantSettingsReader,
  ) {}

  async spend(scope: LedgerScope, request: SpendRequest): Promise<SpendReport> {
    const settings = await settingsOf(scope.tenant, this.settings);
    const ranges = rangesOf(scope, request, settings.timeZone);
    const { compareWith } = request;
    const same = await this.samePeople(scope, request, ranges);
    const [stored, pending, pendingCompared] = await Promise.all([
      this.clickhouse.query<StoredSpendRow>(spendQuery(scope, request, ranges, settings, same)),
      this.pendingOf(scope.tenant, request),
      compareWith === undefined ? 0 : this.pendingOf(scope.tenant, compareWith),
    ]);
    return reportOf({
      request,
      total: stored.find((row) => Number(row.is_total) === 1),
      rows: stored.filter((row) => Number(row.is_total) === 0),
      pending,
      pendingCompared,
    });
  }

  /** A name that first makes a call between the two questions is somebody of its own until the next one. */
  private async samePeople(
    scope: LedgerScope,
    request: SpendRequest,
    ranges: readonly LedgerRange[],
  ): Promise<SamePeople> {
    const { people } = scope;
    if (people.kind !== 'groups' || people.directory === undefined || !countsPeople(scope, request))
      return NOBODY_TWICE;
    const names = await this.clickhouse.query<{ readonly name: string }>(userNamesQuery(scope, ranges));
    return samePeople(
      names.map(({ name }) => name),
      people.directory,
    );
  }

  private pendingOf(tenant: TenantId, { from, to }: SpendRange): Promise<number> {
    return this.dirtyBuckets.countPending(tenant, from.getTime() / 1000, to.getTime() / 1000);
  }
}

function reportOf(found: Found): SpendReport {
  const { request, total, pending } = found;
  const totals = total === undefined ? NO_SPEND : decodeFigures(total, '');
  const comparison = comparisonOf(found);
  const groupsCalls = request.granularity !== 'total' || request.groupBy.length > 0;
  const rows = rowsOf(found, '');
  return {
    ...(groupsCalls
      ? rows
      : { rows: [{ ...totals, ...THE_ONE_GROUP, previous: comparison?.totals }], truncated: false }),
    totals,
    possibleDuplicates: total === undefined ? { calls: 0n, tokens: 0n } : decodeDuplicates(total),
    freshness: decodeFreshness(total, '', pending),
    groupCount: groupCountOf(found),
    comparison,
  };
}

const THE_ONE_GROUP = { periodStart: undefined, group: [], rest: false } as const;

function comparisonOf(found: Found): SpendComparison | undefined {
  const { request, total, pendingCompared } = found;
  if (request.compareWith === undefined) return undefined;
  return {
    totals: total === undefined ? NO_SPEND : decodeFigures(total, 'previous_'),
    ...(comparesByPeriod(request) ? rowsOf(found, 'previous_') : { rows: [], truncated: false }),
    freshness: decodeFreshness(total, 'previous_', pendingCompared),
  };
}

/** With periods each range has its own rows, told apart by `in_previous`. */
function rowsOf({ request, rows }: Found, of: FiguresOf): { rows: readonly SpendRow[]; truncated: boolean } {
  const ofRange = comparesByPeriod(request)
    ? rows.filter((row) => Number(row.in_previous) === (of === '' ? 0 : 1))
    : rows;
  return {
    rows: ofRange.slice(0, request.limit).map((row) => decodeSpendRow(row, request, of)),
    truncated: ofRange.length > request.limit,
  };
}

function groupCountOf({ request, total }: Found): bigint {
  if (request.groupBy.length === 0) return 1n;
  return total === undefined ? 0n : wholeOf(total, 'group_count');
}
