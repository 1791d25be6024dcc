import type { Directory, LedgerScope } from '@tokenledger/organization/domain';
import type { ClickHouseParam, ClickHouseQuery } from '@tokenledger/shared/clickhouse';

import { comparableIn } from './comparable-names';
import { ownedConditions, ownedParams } from './owned-rows';
import { type LedgerRange, rangeConditions, rangeParams, tableOf } from './spend-cells';

/** Further names of people who made calls under several, each with the one that is counted. As `comparable` writes them. */
export type SamePeople = ReadonlyMap<string, string>;

export const NOBODY_TWICE: SamePeople = new Map();

/** A server takes at most 128 KiB a parameter, and an address has at most 254 characters. */
const NAMES_IN_A_PARAM = 400;

/** Every name of a user in some ranges, as `comparable` writes them. */
export function userNamesQuery(scope: LedgerScope, ranges: readonly LedgerRange[]): ClickHouseQuery {
  const names = ranges.map((range) =>
    [
      `SELECT DISTINCT ${comparableIn('user')} AS name`,
      `FROM ${tableOf(range.source)}`,
      `WHERE ${[...rangeConditions(range), ...ownedConditions(scope, range.source), "user != ''"].join('\n  AND ')}`,
    ].join('\n'),
  );
  return {
    text: `SELECT DISTINCT name FROM (\n${names.join('\nUNION ALL\n')}\n)`,
    params: { tenant: scope.tenant, ...Object.assign({}, ...ranges.map(rangeParams)), ...ownedParams(scope) },
  };
}

/** Of names that calls have, those that the directory knows as further names of one person. */
export function samePeople(names: readonly string[], directory: Pick<Directory, 'named'>): SamePeople {
  const counted = new Map<string, string>();
  const same = new Map<string, string>();
  for (const name of names) {
    const person = directory.named('person', name)?.id;
    if (person === undefined) continue;
    const first = counted.get(person);
    if (first === undefined) counted.set(person, name);
    else same.set(name, first);
  }
  return same;
}

/** Who made a call, the same for each name of a person. */
export function personIn(column: string, same: SamePeople): string {
  const name = comparableIn(column);
  if (same.size === 0) return name;
  const array = (of: string) =>
    `arrayConcat(${partsOf(same)
      .map((_, part) => `{${of}_${part}:Array(String)}`)
      .join(', ')})`;
  return `transform(${name}, ${array('people_also')}, ${array('people_counted')}, ${name})`;
}

export function samePeopleParams(same: SamePeople): Record<string, ClickHouseParam> {
  return Object.fromEntries(
    partsOf(same).flatMap((part, index) => [
      [`people_also_${index}`, part.map(([also]) => also)],
      [`people_counted_${index}`, part.map(([, counted]) => counted)],
    ]),
  );
}

function partsOf(same: SamePeople): readonly (readonly (readonly [string, string])[])[] {
  const pairs = [...same];
  const parts = Math.ceil(pairs.length / NAMES_IN_A_PARAM);
  return Array.from({ length: parts }, (_, part) =>
    pairs.slice(part * NAMES_IN_A_PARAM, (part + 1) * NAMES_IN_A_PARAM),
  );
}
