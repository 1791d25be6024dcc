import { comparable, peopleFilterProblem, type PeopleView, shownUser } from '@tokenledger/organization/domain';

import type { LedgerRow } from '../ledger/ledger-row';
import type { InvalidSpendRequest, SpendFilter } from '../spend/spend-report';

/**
 * A row as a reader is shown it: who made the call as the organisation shows people, and nothing else by which they could be
 * told: no conversation, and no label or kept attribute that says their name.
 */
export function withShownPeople(view: PeopleView, row: LedgerRow): LedgerRow {
  if (view.kind === 'names') return row;
  const { user, conversation: _withheld, ...others } = row.reading.owner.values;
  const shown = shownUser(view, user);
  const { ruleFacts: _facts, ...reading } = row.reading;
  const { rule } = reading.owner;
  return {
    ...row,
    reading: {
      ...reading,
      owner: {
        ...reading.owner,
        values: { ...others, ...(shown !== undefined && { user: shown }) },
        ...(rule !== undefined && { rule: { ...rule, labels: withoutName(rule.labels, user) } }),
      },
    },
  };
}

/** What is wrong with a filter for somebody who sees people so. */
export function peopleFilterIssues(view: PeopleView, { not = {}, user }: SpendFilter): readonly InvalidSpendRequest[] {
  const sides = [
    ['filter.user', user],
    ['filter.not.user', not.user],
  ] as const;
  return sides.flatMap(([field, users]) => {
    const message = users && peopleFilterProblem(view, users);
    return message === undefined ? [] : [{ field, message }];
  });
}

function withoutName(labels: Readonly<Record<string, string>>, user: string | undefined): Record<string, string> {
  const name = user && comparable(user);
  return Object.fromEntries(
    Object.entries(labels).filter(([, value]) => name === undefined || !comparable(value).includes(name)),
  );
}
