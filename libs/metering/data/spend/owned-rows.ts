import type { LedgerScope, OwnedRows } from '@tokenledger/organization/domain';
import type { ClickHouseParam } from '@tokenledger/shared/clickhouse';

import { comparableIn } from './comparable-names';
import { columnOf, type SpendSource } from './spend-source';

/** Rows that are told apart by their names only: one condition for all of them. */
interface Alike extends Omit<OwnedRows, 'names'> {
  readonly names: Set<string>;
}

/** Keeps the rows that somebody may read: `isInScope` in SQL. One condition at most; none for who reads everything. */
export function ownedConditions({ rows }: Pick<LedgerScope, 'rows'>, source: SpendSource): readonly string[] {
  if (rows === 'all') return [];
  const conditions = alike(rows).map((one, index) => `(${conditionsOf(one, index, source).join(' AND ')})`);
  return [conditions.length === 0 ? 'false' : `(${conditions.join(' OR ')})`];
}

export function ownedParams({ rows }: Pick<LedgerScope, 'rows'>): Record<string, ClickHouseParam> {
  if (rows === 'all') return {};
  return Object.assign(
    {},
    ...alike(rows).map(({ names, from, until }, index) => ({
      [`owned_${index}`]: [...names],
      ...(from !== undefined && { [`owned_from_${index}`]: clickHouseSeconds(from) }),
      ...(until !== undefined && { [`owned_until_${index}`]: clickHouseSeconds(until) }),
    })),
  ) as Record<string, ClickHouseParam>;
}

function conditionsOf({ owner, unnamed, from, until }: Alike, index: number, source: SpendSource): readonly string[] {
  const start = source === 'events' ? 'bucket' : 'period_start';
  return [
    `${comparableIn(columnOf(owner, source))} IN {owned_${index}:Array(String)}`,
    ...unnamed.map((other) => `toString(${columnOf(other, source)}) = ''`),
    ...(from === undefined ? [] : [`${start} >= toDateTime({owned_from_${index}:UInt32})`]),
    ...(until === undefined ? [] : [`${start} < toDateTime({owned_until_${index}:UInt32})`]),
  ];
}

function alike(rows: readonly OwnedRows[]): readonly Alike[] {
  const groups = new Map<string, Alike>();
  for (const { names, ...row } of rows) {
    const key = [row.owner, row.unnamed.join(), row.from?.getTime(), row.until?.getTime()].join(' ');
    const group = groups.get(key) ?? { ...row, names: new Set() };
    for (const name of names) group.names.add(name);
    groups.set(key, group);
  }
  return [...groups.values()];
}

const LATEST_SECONDS = 2 ** 32 - 1;

/** ClickHouse's DateTime begins in 1970 and ends in 2106: what lies outside is as good as its ends. */
function clickHouseSeconds(at: Date): number {
  return Math.min(Math.max(Math.floor(at.getTime() / 1000), 0), LATEST_SECONDS);
}
