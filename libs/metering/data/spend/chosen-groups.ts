import type { SpendOrder, SpendRequest } from '@tokenledger/metering/domain';
import type { LedgerScope } from '@tokenledger/organization/domain';

import { type CostRanking, costRanking } from './cost-ranking';
import { ownedConditions } from './owned-rows';
import { groupColumns } from './people-in-groups';
import {
  CURRENCY,
  filterConditions,
  indented,
  type LedgerRange,
  partName,
  partOf,
  REPORTED_IN,
  reportedIn,
  inPreviousOf,
  type LedgerRead,
  readConditions,
  readsOf,
  SPEND_MEASURES,
  tableOf,
} from './spend-cells';

/** What groups are ranked by, and what tells that a group exists. */
const RANKING: ReadonlySet<string> = new Set([
  'calls',
  'input_tokens',
  'output_tokens',
  'effective_cost',
  'reporting_cost',
  'duplicate_calls',
]);
const RANKING_MEASURES = SPEND_MEASURES.filter(({ column }) => RANKING.has(column));

/** Largest first, by figures that have these names. */
export interface RankedFigures {
  readonly ranking: CostRanking;
  readonly calls: string;
  readonly tokens: string;
}

/** How groups are ordered; ends in the group itself, so that the order is always the same. */
export function groupOrder(
  order: SpendOrder,
  { ranking, calls, tokens }: RankedFigures,
  groupNames: readonly string[],
): readonly string[] {
  const { byCost, byChange } = ranking;
  const figures: Record<SpendOrder, readonly string[]> = {
    cost: [...byCost, `${calls} DESC`],
    tokens: [`${tokens} DESC`, ...byCost, `${calls} DESC`],
    calls: [`${calls} DESC`, ...byCost],
    change: [...byChange, `${calls} DESC`],
  };
  return [...figures[order], ...groupNames];
}

/**
 * The scalar `chosen`: the largest groups of the whole range, and how many groups there are.
 *
 * It reads the groups and little else, so that a million of them cost a hash table of a million narrow entries; the
 * query proper then adds up `top` groups and the rest. Choosing among the query's own results would need all figures
 * of each of the million groups, by period, at once.
 */
export function chosenGroups(scope: LedgerScope, request: SpendRequest, ranges: readonly LedgerRange[]): string {
  const names = request.groupBy.map((_, index) => `group_${index}`);
  const compares = ranges.length > 1;
  const ranked = readsOf(ranges)
    .map((read) => rankedGroups(scope, request, read, compares))
    .join('\nUNION ALL\n');
  const ranking = costRanking(compares, false);
  const figure = (value: string): string => (compares ? `sumIf(${value}, in_previous = 0)` : `sum(${value})`);
  const figures = { ranking, calls: figure('part_calls'), tokens: figure('part_input_tokens + part_output_tokens') };
  const count = compares ? 'countIf(countIf(in_previous = 0) > 0) OVER ()' : 'count() OVER ()';
  return [
    `SELECT (groupArray(tuple(${names.join(', ')})), max(group_count)) FROM (`,
    'SELECT',
    indented([...names, `${count} AS group_count`, ...ranking.columns]),
    `FROM (\n${ranked}\n)`,
    `GROUP BY ${names.join(', ')}`,
    `ORDER BY ${groupOrder(request.orderBy ?? 'cost', figures, names).join(', ')}`,
    'LIMIT {top:UInt32})',
  ].join('\n');
}

/** Groups by the currency that their cost is told in. */
function rankedGroups(scope: LedgerScope, request: SpendRequest, read: LedgerRead, compares: boolean): string {
  const { source, ranges } = read;
  const names = request.groupBy.map((_, index) => `group_${index}`);
  return [
    'SELECT',
    indented([
      ...(compares ? [`${inPreviousOf(read)} AS in_previous`] : []),
      ...groupColumns(scope, request, source).map((column, index) => `${column} AS group_${index}`),
      `toString(currency) AS ${CURRENCY}`,
      `toString(${reportedIn(source)}) AS ${REPORTED_IN}`,
      ...RANKING_MEASURES.map((measure) => partOf(measure, source)),
    ]),
    `FROM ${tableOf(source)}`,
    `WHERE ${[...readConditions(read), ...ownedConditions(scope, source), ...filterConditions(request.filter, source, scope.people)].join('\n  AND ')}`,
    `GROUP BY ${[...(ranges.length > 1 ? ['in_previous'] : []), ...names, CURRENCY, REPORTED_IN].join(', ')}`,
    `HAVING ${partName({ column: 'calls' })} > 0 OR ${partName({ column: 'duplicate_calls' })} > 0`,
  ].join('\n');
}
