import type {
  ValuesByDimension,
  SpendDimension,
  SpendFilter,
  SpendGranularity,
  SpendRange,
} from '@tokenledger/metering/domain';
import type { ClickHouseParam } from '@tokenledger/shared/clickhouse';

import {
  combined,
  dimensionFromEvents,
  originating,
  REPORTED_IN_OF_GROUP,
  ROLLUP_MEASURES,
  type RollupMeasure,
  ROLLUPS,
} from '../rollup/rollup-table';
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
  return source === 'events' ? 'usage_events FINAL' : ROLLUPS[source];
}

/** Dimensions of whoever calls were made for, by the owner's column that says it where that is the owner. */
const ORIGINATING: { readonly [D in SpendDimension]?: 'team' | 'project' | 'cost_center' } = {
  originatingTeam: 'team',
  originatingProject: 'project',
  originatingCostCenter: 'cost_center',
};

export function columnOf(dimension: SpendDimension, source: SpendSource): string {
  const originator = ORIGINATING[dimension];
  if (originator !== undefined) return originating(originator, source === 'events' ? 'events' : 'rollup');
  const column = DIMENSION_COLUMNS[dimension];
  return source === 'events' ? dimensionFromEvents(column) : column;
}

export function reportedIn(source: SpendSource): string {
  return source === 'events' ? dimensionFromEvents('reported_in') : REPORTED_IN_OF_GROUP;
}

/** Keeps the calls of one tenant and range; of rollups, the newest generation of each period. */
export function rangeConditions({ source, prefix }: LedgerRange): readonly string[] {
  const [from, to] = [`toDateTime({${prefix}from:UInt32})`, `toDateTime({${prefix}to:UInt32})`];
  if (source === 'events') return ['tenant_id = {tenant:String}', `bucket >= ${from}`, `bucket < ${to}`];
  const zone = source === 'daily' ? '{rollup_zone:String}' : "''";
  const range = [
    'tenant_id = {tenant:String}',
    `time_zone = ${zone}`,
    `period_start >= ${from}`,
    `period_start < ${to}`,
  ];
  const newest = `SELECT period_start, max(generation) FROM rollup_generations WHERE rollup = '${ROLLUPS[source]}' AND ${range.join(' AND ')} GROUP BY period_start`;
  return [...range, `(period_start, generation) IN (${newest})`];
}

export function rangeParams({ range, prefix }: LedgerRange): Record<string, ClickHouseParam> {
  return { [`${prefix}from`]: unixSeconds(range.from), [`${prefix}to`]: unixSeconds(range.to) };
}

export function filterConditions({ not = {}, ...kept }: SpendFilter, source: SpendSource): readonly string[] {
  const condition = (operator: 'IN' | 'NOT IN', prefix: FilterPrefix) => (dimension: SpendDimension) =>
    `${columnOf(dimension, source)} ${operator} {${prefix}${DIMENSION_COLUMNS[dimension]}:Array(String)}`;
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
