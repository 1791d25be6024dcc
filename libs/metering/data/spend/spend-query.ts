import type { SpendRequest } from '@tokenledger/metering/domain';
import type { LedgerScope } from '@tokenledger/organization/domain';
import type { ClickHouseQuery } from '@tokenledger/shared/clickhouse';

import { NOT_CONVERTED } from '../rollup/rollup-table';
import { chosenGroups, groupOrder } from './chosen-groups';
import { costRanking } from './cost-ranking';
import {
  CURRENCY,
  filterConditions,
  filterParams,
  indented,
  type LedgerRange,
  partName,
  partOf,
  periodOf,
  REPORTED_IN,
  reportedIn,
  inPreviousOf,
  type LedgerRead,
  readConditions,
  readsOf,
  rangeParams,
  SPEND_MEASURES,
  type SpendMeasure,
  tableOf,
} from './spend-cells';
import { ownedConditions, ownedParams } from './owned-rows';
import { groupColumns, toldGroups } from './people-in-groups';
import { NOBODY_TWICE, type SamePeople, samePeopleParams } from './same-people';
import { peopleParams } from './shown-people';
import { chooseSource } from './spend-source';
import type { TenantSettings } from './tenant-settings';

/** By currency, of priced calls: how many, their cost and tokens, and of them the calls that nobody owns. */
const BY_CURRENCY = [
  'part_calls',
  'part_effective_cost',
  'part_input_tokens + part_output_tokens',
  'part_unallocated_calls',
  'part_unallocated_cost',
];

/** By currency that calls were converted into: how many, and what they come to in it. */
const BY_REPORTING = ['part_calls', 'part_reporting_cost'];
/** By currency of calls that could not be converted: how many, and their cost in it. */
const NOT_REPORTED = ['part_calls', 'part_effective_cost'];

/** The ranges that a request reads, the compared one last, each from the coarsest source that is exact for it. */
export function rangesOf(
  scope: Pick<LedgerScope, 'rows'>,
  request: SpendRequest,
  tenantTimeZone: string,
): readonly LedgerRange[] {
  const { from, to, compareWith } = request;
  const source = chooseSource(scope, request, tenantTimeZone);
  const asked: LedgerRange = { range: { from, to }, source, prefix: '' };
  if (compareWith === undefined) return [asked];
  const compared = chooseSource(scope, { ...request, ...compareWith }, tenantTimeZone);
  return [asked, { range: compareWith, source: compared, prefix: 'previous_' }];
}

/** Whether the compared range has rows of its own: with one period, each row carries the figures of both ranges. */
export function comparesByPeriod(request: SpendRequest): boolean {
  return request.compareWith !== undefined && request.granularity !== 'total';
}

/**
 * The one query behind a spend report: the rows and, as grouping level `is_total`, the total of everything that passes
 * the filter. One row more than the limit is asked for, which tells whether any was cut.
 *
 * The rows of the ledger are read once a range, by plain sums for each group and currency; only the few that come of it
 * are grouped a second time into totals and amounts by currency. With `top` the groups are chosen before
 * (`chosenGroups`), and all others are read as one.
 */
export function spendQuery(
  scope: LedgerScope,
  request: SpendRequest,
  ranges: readonly LedgerRange[],
  { timeZone, reportingCurrency }: TenantSettings,
  same: SamePeople = NOBODY_TWICE,
): ClickHouseQuery {
  const compares = ranges.length > 1;
  const byPeriod = comparesByPeriod(request);
  const groupNames = request.groupBy.map((_, index) => `group_${index}`);
  const keys = [
    ...(byPeriod ? ['in_previous'] : []),
    ...(request.granularity === 'total' ? [] : ['period']),
    ...(request.top === undefined ? [] : ['is_rest']),
    ...groupNames,
  ];
  const text = [
    ...withScalars(scope, request, ranges, same),
    'SELECT',
    indented([
      `${keys[0] === undefined ? '1' : `grouping(${keys[0]})`} AS is_total`,
      ...keys,
      ...figuresOf('', compares ? 'in_previous = 0' : undefined),
      ...(compares ? figuresOf('previous_', 'in_previous = 1') : []),
      ...(groupNames.length === 0
        ? []
        : [`${groupCount(request, groupNames, compares)} AS group_count`, ...costRanking(compares, true).columns]),
    ]),
    `FROM (\n${readsOf(ranges)
      .map((read) => cellsOf(scope, request, read, compares))
      .join('\nUNION ALL\n')}\n)`,
    ...(keys.length === 0 ? [] : [`GROUP BY GROUPING SETS ((${keys.join(', ')}), ())`]),
    `ORDER BY ${['is_total DESC', ...keys.filter((key) => !groupNames.includes(key)), ...orderOf(request, groupNames, compares)].join(', ')}`,
    `LIMIT {row_limit:UInt32}${byPeriod ? ' BY is_total, in_previous' : ''}`,
    'SETTINGS do_not_merge_across_partitions_select_final = 1',
  ].join('\n');
  return {
    text,
    params: {
      tenant: scope.tenant,
      ...Object.assign({}, ...ranges.map(rangeParams)),
      // One row beyond the limit, and the totals where they are counted along.
      row_limit: request.limit + (byPeriod ? 1 : 2),
      ...(request.top !== undefined && { top: request.top }),
      ...(request.granularity !== 'total' && { time_zone: request.timeZone }),
      ...(ranges.some(({ source }) => source === 'daily') && { rollup_zone: timeZone }),
      ...(groupNames.length > 0 && { reporting_currency: reportingCurrency }),
      ...ownedParams(scope),
      ...peopleParams(scope),
      ...samePeopleParams(same),
      ...filterParams(request.filter),
    },
  };
}

/** What is worked out once, before any row of the answer. */
function withScalars(
  scope: LedgerScope,
  request: SpendRequest,
  ranges: readonly LedgerRange[],
  same: SamePeople,
): readonly string[] {
  const told = toldGroups(scope, request, ranges, same);
  const scalars = [
    ...(told === undefined ? [] : [`(\n${told}\n) AS told`]),
    ...(request.top === undefined ? [] : [`(\n${chosenGroups(scope, request, ranges)}\n) AS chosen`]),
  ];
  return scalars.length === 0 ? [] : [`WITH ${scalars.join(', ')}`];
}

/** The ledger's rows that are read at once, added up by range, period, group and currency. */
function cellsOf(scope: LedgerScope, request: SpendRequest, read: LedgerRead, compares: boolean): string {
  const { source, ranges } = read;
  const period = periodOf(request.granularity, source);
  const columns = groupColumns(scope, request, source);
  const choosesGroups = request.top !== undefined;
  const keys = [
    ...(ranges.length > 1 ? ['in_previous'] : []),
    ...(period === undefined ? [] : ['period']),
    ...(choosesGroups ? ['is_rest'] : []),
    ...columns.map((_, index) => `group_${index}`),
    CURRENCY,
    REPORTED_IN,
  ];
  return [
    'SELECT',
    indented([
      ...(compares ? [`${inPreviousOf(read)} AS in_previous`] : []),
      ...(period === undefined ? [] : [`${period} AS period`]),
      ...(choosesGroups ? [`tuple(${columns.join(', ')}) NOT IN (chosen.1) AS is_rest`] : []),
      ...columns.map((column, index) => `${choosesGroups ? `if(is_rest, '', ${column})` : column} AS group_${index}`),
      `toString(currency) AS ${CURRENCY}`,
      `toString(${reportedIn(source)}) AS ${REPORTED_IN}`,
      ...SPEND_MEASURES.map((measure) => partOf(measure, source)),
    ]),
    `FROM ${tableOf(source)}`,
    `WHERE ${[...readConditions(read), ...ownedConditions(scope, source), ...filterConditions(request.filter, source, scope.people)].join('\n  AND ')}`,
    `GROUP BY ${keys.join(', ')}`,
    // A group of readings of which none counts is no group.
    'HAVING part_calls > 0 OR part_duplicate_calls > 0',
  ].join('\n');
}

/** @param condition which of the cells are of the range; undefined where all are */
export function figuresOf(prefix: LedgerRange['prefix'], condition: string | undefined): readonly string[] {
  const priced = [`${CURRENCY} != ''`, 'part_calls > 0', ...(condition === undefined ? [] : [condition])].join(' AND ');
  const converted = `${REPORTED_IN} != '${NOT_CONVERTED}'`;
  const sums = (key: string, values: readonly string[], of: string): string =>
    `sumMapIf([${key}], ${values.map((value) => `[${value}]`).join(', ')}, ${of})`;
  return [
    ...SPEND_MEASURES.map((measure) => `${totalOf(measure, condition)} AS ${prefix}total_${measure.column}`),
    `${sums(CURRENCY, BY_CURRENCY, priced)} AS ${prefix}by_currency`,
    `${sums(REPORTED_IN, BY_REPORTING, `${priced} AND ${converted}`)} AS ${prefix}by_reporting`,
    `${sums(CURRENCY, NOT_REPORTED, `${priced} AND NOT (${converted})`)} AS ${prefix}not_converted`,
  ];
}

function totalOf(measure: SpendMeasure, condition: string | undefined): string {
  const { combine } = measure;
  const total =
    condition === undefined ? `${combine}(${partName(measure)})` : `${combine}If(${partName(measure)}, ${condition})`;
  return combine === 'max' ? `toUnixTimestamp64Milli(toDateTime64(${total}, 3, 'UTC'))` : total;
}

/** Only the groups that are in the range asked for. */
function groupCount({ top }: SpendRequest, groupNames: readonly string[], compares: boolean): string {
  if (top !== undefined) return 'chosen.2';
  const group = `tuple(${groupNames.join(', ')})`;
  return compares ? `uniqExactIf(${group}, in_previous = 0)` : `uniqExact(${group})`;
}

function orderOf(request: SpendRequest, groupNames: readonly string[], compares: boolean): readonly string[] {
  if (groupNames.length === 0) return [];
  const order = request.orderBy ?? 'cost';
  return groupOrder(
    order === 'change' && request.granularity !== 'total' ? 'cost' : order,
    {
      ranking: costRanking(compares, true),
      calls: 'total_calls',
      tokens: 'total_input_tokens + total_output_tokens',
    },
    groupNames,
  );
}
