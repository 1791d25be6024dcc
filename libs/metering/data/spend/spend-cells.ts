import type {
  ValuesByDimension,
  SpendDimension,
  SpendFilter,
  SpendGranularity,
  SpendRange,
} from '@tokenledger/metering/domain';
import type { PeopleView } from '@tokenledger/organization/domain';
import type { ClickHouseParam } from '@tokenledger/shared/clickhouse';

import {
  combined,
  dimensionFromEvents,
  REPORTED_IN_OF_GROUP,
  ROLLUP_MEASURES,
  type RollupMeasure,
  ROLLUPS,
} from '../rollup/rollup-table';
import { refusePickedPeople, shownColumn } from './shown-people';
import { OWN } from '../tenant-views/tenant-views';
import { DIMENSION_COLUMNS, dimensionsOf, type SpendSource } from './spend-source';

/** What an amount is summed by beside everything else, so that one read gives rows and totals. */
export const CURRENCY = 'part_currency';

/** And by the currency that it was converted into; `NOT_CONVERTED` where it was not. */
export const REPORTED_IN = 'part_reported_in';

/** What a report does not tell: reading and adding up an amount costs as much as three counts. */
const NOT_TOLD: ReadonlySet<string> = new Set(['priced_calls', 'list_cost', 'contracted_cost']);

/**
 * Cost of the calls that nobody owns. In a rollup a row's calls are either all unallocated or none is: a call is
 * unallocated exactly where it has no team, no project and no cost centre (`ownerOf`, `mergeReadings`), and all three
 * are in the rollup's key.
 */
const UNALLOCATED_COST: SpendMeasure = {
  column: 'unallocated_cost',
  fromEvents: "sumIf(ifNull(effective_cost, toDecimal128(0, 18)), booked AND unallocated_reason != '')",
  fromRollup: 'sumIf(effective_cost, unallocated_calls > 0)',
  combine: 'sum',
};

/** A figure of a report, as each source gives it. */
export interface SpendMeasure extends Pick<RollupMeasure, 'column' | 'fromEvents' | 'combine'> {
  readonly fromRollup: string;
}

export const SPEND_MEASURES: readonly SpendMeasure[] = [
  ...ROLLUP_MEASURES.filter(({ column }) => !NOT_TOLD.has(column)).map((measure) => ({
    ...measure,
    fromRollup: combined(measure),
  })),
  UNALLOCATED_COST,
];

/** One range of the ledger as a query reads it. */
export interface LedgerRange {
  readonly range: SpendRange;
  readonly source: SpendSource;
  /** Stands before the names of the range's parameters. */
  readonly prefix: '' | 'previous_';
}

/** Rollup columns, parts and answers need different names: an alias must differ from the column it aggregates. */
export function partName({ column }: Pick<SpendMeasure, 'column'>): string {
  return `part_${column}`;
}

export function partOf(measure: SpendMeasure, source: SpendSource): string {
  return `${source === 'events' ? measure.fromEvents : measure.fromRollup} AS ${partName(measure)}`;
}

export function tableOf(source: SpendSource): string {
  return source === 'events' ? OWN.usageEvents : OWN[source];
}

export function reportedIn(source: SpendSource): string {
  return source === 'events' ? dimensionFromEvents('reported_in') : REPORTED_IN_OF_GROUP;
}

/** Ranges that are read from one source at once: naming a source costs ClickHouse more than reading a few days of it. */
export interface LedgerRead {
  readonly source: SpendSource;
  /** One, or the asked one and the compared one where they have nothing in common. */
  readonly ranges: readonly [LedgerRange, ...LedgerRange[]];
}

export function readsOf(ranges: readonly LedgerRange[]): readonly LedgerRead[] {
  const [asked, compared] = ranges;
  if (asked !== undefined && compared?.source === asked.source && areApart(asked.range, compared.range)) {
    return [{ source: asked.source, ranges: [asked, compared] }];
  }
  return ranges.map((range) => ({ source: range.source, ranges: [range] }));
}

/** 0 for rows of the asked range, 1 for those of the compared one. */
export function inPreviousOf({ source, ranges }: LedgerRead): string {
  const [first, ...others] = ranges;
  if (others.length === 0) return first.prefix === '' ? '0' : '1';
  return `if(${withinRange(first, source).join(' AND ')}, 0, 1)`;
}

/** Keeps the calls of one tenant and some ranges; of rollups, the newest generation of each period. */
export function readConditions({ source, ranges }: LedgerRead): readonly string[] {
  const [first, ...others] = ranges;
  const within =
    others.length === 0
      ? withinRange(first, source)
      : [`(${ranges.map((range) => withinRange(range, source).join(' AND ')).join(' OR ')})`];
  if (source === 'events') return ['tenant_id = {tenant:String}', ...within];
  const zone = source === 'daily' ? '{rollup_zone:String}' : "''";
  const range = ['tenant_id = {tenant:String}', `time_zone = ${zone}`, ...within];
  const newest = `SELECT period_start, max(generation) FROM ${OWN.rollupGenerations} WHERE rollup = '${ROLLUPS[source]}' AND ${range.join(' AND ')} GROUP BY period_start`;
  return [...range, `(period_start, generation) IN (${newest})`];
}

/** As `readConditions`, of one range. */
export function rangeConditions(range: LedgerRange): readonly string[] {
  return readConditions({ source: range.source, ranges: [range] });
}

function withinRange({ prefix }: LedgerRange, source: SpendSource): readonly string[] {
  const start = source === 'events' ? 'bucket' : 'period_start';
  return [`${start} >= toDateTime({${prefix}from:UInt32})`, `${start} < toDateTime({${prefix}to:UInt32})`];
}

function areApart(left: SpendRange, right: SpendRange): boolean {
  return left.to <= right.from || right.to <= left.from;
}

export function rangeParams({ range, prefix }: LedgerRange): Record<string, ClickHouseParam> {
  return { [`${prefix}from`]: unixSeconds(range.from), [`${prefix}to`]: unixSeconds(range.to) };
}

/** @param people how the reader sees people: a filter compares what they are shown as */
export function filterConditions(
  { not = {}, ...kept }: SpendFilter,
  source: SpendSource,
  people: PeopleView,
): readonly string[] {
  refusePickedPeople(people, { not, ...kept });
  const condition = (operator: 'IN' | 'NOT IN', prefix: FilterPrefix) => (dimension: SpendDimension) =>
    `${shownColumn(dimension, source, people)} ${operator} {${prefix}${DIMENSION_COLUMNS[dimension]}:Array(String)}`;
  return [
    ...dimensionsOf(kept).map(condition('IN', 'filter_')),
    ...dimensionsOf(not).map(condition('NOT IN', 'filter_not_')),
  ];
}

export function filterParams({ not = {}, ...kept }: SpendFilter): Record<string, ClickHouseParam> {
  return { ...valuesParams(kept, 'filter_'), ...valuesParams(not, 'filter_not_') };
}

/** Start of a row's period in Unix seconds; undefined where the whole range is one period. */
export function periodOf(granularity: SpendGranularity, source: SpendSource): string | undefined {
  const start = source === 'events' ? 'bucket' : 'period_start';
  switch (granularity) {
    case 'total':
      return undefined;
    case 'hour':
      return `toUnixTimestamp(toStartOfHour(${start}, {time_zone:String}))`;
    case 'day':
      return `toUnixTimestamp(toStartOfDay(${start}, {time_zone:String}))`;
    case 'week':
      return `toUnixTimestamp(toDateTime(toMonday(${start}, {time_zone:String}), {time_zone:String}))`;
    case 'month':
      return `toUnixTimestamp(toDateTime(toStartOfMonth(${start}, {time_zone:String}), {time_zone:String}))`;
  }
}

export function indented(expressions: readonly string[]): string {
  return expressions.map((expression) => `  ${expression}`).join(',\n');
}

type FilterPrefix = 'filter_' | 'filter_not_';

function valuesParams(values: ValuesByDimension, prefix: FilterPrefix): Record<string, ClickHouseParam> {
  return Object.fromEntries(
    dimensionsOf(values).map((dimension) => [
      `${prefix}${DIMENSION_COLUMNS[dimension]}`,
      // The ledger writes "not known" as the empty text.
      (values[dimension] ?? []).map((value) => value ?? ''),
    ]),
  );
}

function unixSeconds(instant: Date): number {
  return Math.floor(instant.getTime() / 1000);
}
