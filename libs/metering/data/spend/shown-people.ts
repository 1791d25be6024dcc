import type { SpendDimension, SpendFilter } from '@tokenledger/metering/domain';
import { groupName, type LedgerScope, peopleFilterProblem, type PeopleView } from '@tokenledger/organization/domain';
import type { ClickHouseParam } from '@tokenledger/shared/clickhouse';

import { comparableIn } from './comparable-names';
import { columnOf, type SpendSource } from './spend-source';

/** `pseudonymOf` in SQL: ClickHouse works it out once for each name of a block, not for each row. */
const PSEUDONYM = `if(user = '', '', concat('Person ', substring(hex(HMAC('sha256', ${comparableIn('user')}, unhex({people_secret:String}))), 1, 16)))`;

/** A dimension as a reader is shown it. Of people in groups nothing: only `groupColumns` can tell who is enough. */
export function shownColumn(dimension: SpendDimension, source: SpendSource, people: PeopleView): string {
  if (dimension !== 'user' || people.kind === 'names') return columnOf(dimension, source);
  return people.kind === 'pseudonyms' ? PSEUDONYM : "''";
}

export function peopleParams({ people }: LedgerScope): Record<string, ClickHouseParam> {
  switch (people.kind) {
    case 'names':
      return {};
    case 'pseudonyms':
      return { people_secret: people.secret };
    case 'groups':
      return { people_at_least: people.atLeast, people_group: groupName(people.atLeast) };
  }
}

/** A question that the API should have refused. @throws RangeError where a filter picks people whom the reader may not tell apart */
export function refusePickedPeople(people: PeopleView, { not = {}, user }: SpendFilter): void {
  for (const users of [user, not.user]) {
    const problem = users && peopleFilterProblem(people, users);
    if (problem !== undefined) throw new RangeError(`The filter by user ${problem}`);
  }
}
