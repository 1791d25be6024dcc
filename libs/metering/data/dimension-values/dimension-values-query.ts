import type { DimensionValuesRequest } from '@tokenledger/metering/domain';
import type { LedgerScope } from '@tokenledger/organization/domain';
import type { ClickHouseQuery } from '@tokenledger/shared/clickhouse';

import { costRanking } from '../spend/cost-ranking';
import { ownedConditions, ownedParams } from '../spend/owned-rows';
import { peopleParams, shownColumn } from '../spend/shown-people';
import {
  CURRENCY,
  filterConditions,
  filterParams,
  indented,
  type LedgerRange,
  partOf,
  REPORTED_IN,
  reportedIn,
  rangeConditions,
  rangeParams,
  SPEND_MEASURES,
  tableOf,
} from '../spend/spend-cells';
import type { SpendSource } from '../spend/spend-source';
import type { TenantSettings } from '../spend/tenant-settings';

const READ: ReadonlySet<string> = new Set(['calls', 'effective_cost', 'reporting_cost']);
const MEASURES = SPEND_MEASURES.filter(({ column }) => READ.has(column));

/** Values by cost, one more than the limit, which tells whether any was cut. */
export function dimensionValuesQuery(
  scope: LedgerScope,
  request: DimensionValuesRequest,
  source: SpendSource,
  { timeZone, reportingCurrency }: TenantSettings,
): ClickHouseQuery {
  const range: LedgerRange = { range: request, source, prefix: '' };
  const column = shownColumn(request.dimension, source, scope.people);
  const { search } = request;
  const ranking = costRanking(false, false);
  const conditions = [
    ...rangeConditions(range),
    ...ownedConditions(scope, source),
    ...filterConditions(request.filter, source, scope.people),
    ...(search === undefined ? [] : [`positionCaseInsensitiveUTF8(${column}, {search:String}) > 0`]),
  ];
  const text = [
    'SELECT',
    indented([
      'value',
      'sum(part_calls) AS calls',
      `sumMapIf([${CURRENCY}], [part_calls], [part_effective_cost], ${CURRENCY} != '') AS by_currency`,
      ...ranking.columns,
    ]),
    'FROM (',
    'SELECT',
    indented([
      `toString(${column}) AS value`,
      `toString(currency) AS ${CURRENCY}`,
      `toString(${reportedIn(source)}) AS ${REPORTED_IN}`,
      ...MEASURES.map((measure) => partOf(measure, source)),
    ]),
    `FROM ${tableOf(source)}`,
    `WHERE ${conditions.join('\n  AND ')}`,
    `GROUP BY value, ${CURRENCY}, ${REPORTED_IN}`,
    'HAVING part_calls > 0',
    ')',
    'GROUP BY value',
    `ORDER BY ${[...ranking.byCost, 'calls DESC', 'value'].join(', ')}`,
    'LIMIT {row_limit:UInt32}',
    'SETTINGS do_not_merge_across_partitions_select_final = 1',
  ].join('\n');
  return {
    text,
    params: {
      tenant: scope.tenant,
      ...rangeParams(range),
      row_limit: request.limit + 1,
      reporting_currency: reportingCurrency,
      ...(source === 'daily' && { rollup_zone: timeZone }),
      ...(search !== undefined && { search }),
      ...ownedParams(scope),
      ...peopleParams(scope),
      ...filterParams(request.filter),
    },
  };
}
