import type { SpendDimension, SpendGranularity, SpendRequest } from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import type { ClickHouseParam, ClickHouseQuery } from '@tokenledger/shared/clickhouse';

import { combined, dimensionFromEvents, ROLLUP_MEASURES, type RollupMeasure, ROLLUPS } from '../rollup/rollup-table';
import { DIMENSION_COLUMNS, type SpendSource } from './spend-source';

/** What an amount is summed by beside everything else, so that one read gives rows and totals. */
const CURRENCY = 'part_currency';

/** What a report does not tell: reading and adding up an amount costs as much as three counts. */
const NOT_TOLD: ReadonlySet<string> = new Set(['priced_calls', 'list_cost', 'contracted_cost']);
const TOLD = ROLLUP_MEASURES.filter(({ column }) => !NOT_TOLD.has(column));

/**
 * The one query behind a spend report: the rows and, as grouping level `is_total`, the total of everything that passes
 * the filter. One row more than the limit is asked for, which tells whether any was cut.
 *
 * The rows of the ledger are read once, by plain sums for each group and currency; only the few that come of it are
 * grouped a second time into totals and amounts by currency.
 */
export function spendQuery(
  tenant: TenantId,
  request: SpendRequest,
  source: SpendSource,
  tenantTimeZone: string,
): ClickHouseQuery {
  const groups = request.groupBy.map((dimension, index) => `${columnOf(dimension, source)} AS group_${index}`);
  const groupNames = request.groupBy.map((_, index) => `group_${index}`);
  const period = periodOf(request.granularity, source);
  const keys = [...(period === undefined ? [] : ['period']), ...groupNames];
  const filters = filterConditions(request, source);
  const parts = [
    'SELECT',
    indented([
      ...(period === undefined ? [] : [`${period} AS period`]),
      ...groups,
      `toString(currency) AS ${CURRENCY}`,
      ...TOLD.map((measure) => `${partOf(measure, source)} AS ${partName(measure)}`),
    ]),
    `FROM ${tableOf(source)}`,
    `WHERE ${[...scopeConditions(source), ...filters.conditions].join('\n  AND ')}`,
    `GROUP BY ${[...keys, CURRENCY].join(', ')}`,
    // A group of readings of which none counts is no group.
    'HAVING part_calls > 0 OR part_duplicate_calls > 0',
  ].join('\n');
  const text = [
    'SELECT',
    indented([
      `${keys[0] === undefined ? '1' : `grouping(${keys[0]})`} AS is_total`,
      ...keys,
      ...TOLD.map(totalOf),
      'sum(part_effective_cost) AS sum_for_order',
      `sumMapIf([${CURRENCY}], [part_effective_cost], ${CURRENCY} != '' AND part_calls > 0) AS effective_cost_by_currency`,
    ]),
    `FROM (\n${parts}\n)`,
    ...(keys.length === 0 ? [] : [`GROUP BY GROUPING SETS ((${keys.join(', ')}), ())`]),
    `ORDER BY ${['is_total DESC', ...keys.slice(0, period === undefined ? 0 : 1), 'sum_for_order DESC', 'calls DESC', ...groupNames].join(', ')}`,
    'LIMIT {row_limit:UInt32}',
    'SETTINGS do_not_merge_across_partitions_select_final = 1',
  ].join('\n');
  return {
    text,
    params: {
      tenant,
      from: unixSeconds(request.from),
      to: unixSeconds(request.to),
      // The totals row and one row beyond the limit.
      row_limit: request.limit + 2,
      ...(request.granularity !== 'total' && { time_zone: request.timeZone }),
      ...(source === 'daily' && { rollup_zone: tenantTimeZone }),
      ...filters.params,
    },
  };
}

function indented(expressions: readonly string[]): string {
  return expressions.map((expression) => `  ${expression}`).join(',\n');
}

function tableOf(source: SpendSource): string {
  return source === 'events' ? 'usage_events FINAL' : ROLLUPS[source];
}

function columnOf(dimension: SpendDimension, source: SpendSource): string {
  const column = DIMENSION_COLUMNS[dimension];
  return source === 'events' ? dimensionFromEvents(column) : column;
}

function partOf(measure: RollupMeasure, source: SpendSource): string {
  return source === 'events' ? measure.fromEvents : combined(measure);
}

/** Rollup columns, parts and answers need different names: an alias must differ from the column it aggregates. */
function partName({ column }: RollupMeasure): string {
  return `part_${column}`;
}

function totalOf(measure: RollupMeasure): string {
  const { column, combine } = measure;
  const total = `${combine}(${partName(measure)})`;
  const alias = column === 'calls' ? 'calls' : `total_${column}`;
  return `${combine === 'max' ? `toUnixTimestamp64Milli(toDateTime64(${total}, 3, 'UTC'))` : total} AS ${alias}`;
}

function scopeConditions(source: SpendSource): readonly string[] {
  if (source === 'events') {
    return ['tenant_id = {tenant:String}', 'bucket >= toDateTime({from:UInt32})', 'bucket < toDateTime({to:UInt32})'];
  }
  const zone = source === 'daily' ? '{rollup_zone:String}' : "''";
  const range = [
    'tenant_id = {tenant:String}',
    `time_zone = ${zone}`,
    'period_start >= toDateTime({from:UInt32})',
    'period_start < toDateTime({to:UInt32})',
  ];
  const newest = `SELECT period_start, max(generation) FROM rollup_generations WHERE rollup = '${ROLLUPS[source]}' AND ${range.join(' AND ')} GROUP BY period_start`;
  return [...range, `(period_start, generation) IN (${newest})`];
}

function filterConditions(
  request: SpendRequest,
  source: SpendSource,
): { conditions: readonly string[]; params: Record<string, ClickHouseParam> } {
  const conditions: string[] = [];
  const params: Record<string, ClickHouseParam> = {};
  for (const [dimension, values] of Object.entries(request.filter)) {
    const name = `filter_${DIMENSION_COLUMNS[dimension as SpendDimension]}`;
    conditions.push(`${columnOf(dimension as SpendDimension, source)} IN {${name}:Array(String)}`);
    // The ledger writes "not known" as the empty text.
    params[name] = values.map((value) => value ?? '');
  }
  return { conditions, params };
}

/** Start of a row's period in Unix seconds; undefined where the whole range is one period. */
function periodOf(granularity: SpendGranularity, source: SpendSource): string | undefined {
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

function unixSeconds(instant: Date): number {
  return Math.floor(instant.getTime() / 1000);
}
