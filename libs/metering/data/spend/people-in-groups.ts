import type { SpendDimension, SpendRequest } from '@tokenledger/metering/domain';
import type { LedgerScope } from '@tokenledger/organization/domain';

import { ownedConditions } from './owned-rows';
import { personIn, type SamePeople } from './same-people';
import { shownColumn } from './shown-people';
import { filterConditions, indented, type LedgerRange, periodOf, rangeConditions, tableOf } from './spend-cells';
import { columnOf, type SpendSource } from './spend-source';

/**
 * What an answer is grouped by. Of people in groups: one value for all that made the calls of a group, where they are enough in
 * each period of it; nothing where they are not, so that they are one with the calls of nobody.
 */
export function groupColumns(
  { people }: LedgerScope,
  { groupBy }: SpendRequest,
  source: SpendSource,
): readonly string[] {
  return groupBy.map((dimension) => {
    if (dimension !== 'user' || people.kind !== 'groups') return shownColumn(dimension, source, people);
    return `if(user != '' AND ${besideUsers(groupBy, source)} IN (told), {people_group:String}, '')`;
  });
}

/** Whether an answer depends on how many people there are. */
export function countsPeople({ people }: LedgerScope, { groupBy }: SpendRequest): boolean {
  return people.kind === 'groups' && groupBy.includes('user');
}

/**
 * The scalar `told`: the groups in which people may be told from nobody. Enough of them are in each period of each range that
 * has any, so that no row is of fewer, whatever it is cut by. Undefined where nobody asks.
 *
 * @param same names of one person count once, as do spellings of one name: two names of one developer are no two people
 */
export function toldGroups(
  scope: LedgerScope,
  request: SpendRequest,
  ranges: readonly LedgerRange[],
  same: SamePeople,
): string | undefined {
  if (!countsPeople(scope, request)) return undefined;
  const counted = ranges.map((range) => {
    const { source } = range;
    const conditions = [
      ...rangeConditions(range),
      ...ownedConditions(scope, source),
      ...filterConditions(request.filter, source, scope.people),
      'booked',
      "user != ''",
    ];
    return [
      'SELECT',
      indented([
        `${besideUsers(request.groupBy, source)} AS beside`,
        `${periodOf(request.granularity, source) ?? '0'} AS counted_period`,
        `uniqExact(${personIn('user', same)}) AS people`,
      ]),
      `FROM ${tableOf(source)}`,
      `WHERE ${conditions.join('\n  AND ')}`,
      'GROUP BY beside, counted_period',
    ].join('\n');
  });
  return [
    'SELECT groupArray(beside) FROM (',
    `SELECT beside FROM (\n${counted.join('\nUNION ALL\n')}\n)`,
    'GROUP BY beside HAVING min(people) >= {people_at_least:UInt32})',
  ].join('\n');
}

/** Everything but the user, and a constant: a tuple is never empty, nor of one value that would not be a tuple. */
function besideUsers(groupBy: readonly SpendDimension[], source: SpendSource): string {
  const others = groupBy
    .filter((dimension) => dimension !== 'user')
    .map((dimension) => `toString(${columnOf(dimension, source)})`);
  return `tuple('', ${["''", ...others].join(', ')})`;
}
