import { eachInPortions, type InPortions } from '@tokenledger/shared/portions';

import { describeUnit, type DirectoryUnit, type UnitRef } from './directory-unit';
import { type DayRange, describeDays } from './local-day';
import type { DirectoryPlan } from './plan-directory';
import { describePassed } from './passed-names';
import { describePlanned } from './planned-changes';

/** Columns of what a plan changes; each is text. */
export const CHANGE_COLUMNS = ['change', 'kind', 'id', 'name', 'before', 'after'] as const;

export type ChangeRow = Readonly<Record<(typeof CHANGE_COLUMNS)[number], string>>;

/** Everything that a plan changes, a line for each: for whoever has to look at 100,000 of them before they agree. */
export function* writeChangeRows({
  units,
  placements,
  allowances,
  ended,
  removed,
  planned,
  passedNames,
  after,
}: DirectoryPlan): InPortions<readonly ChangeRow[]> {
  const rows: ChangeRow[] = [];
  const tell = (change: string, { kind, id }: UnitRef, texts: Pick<ChangeRow, 'before' | 'after'>, gone?: string) =>
    void rows.push({ change, kind, id, name: gone ?? after.unit({ kind, id })?.name ?? id, ...texts });
  yield* eachInPortions(units, ({ before, after: unit }) => {
    const change = before === undefined ? 'added' : before.name === unit.name ? 'described' : 'renamed';
    tell(change, unit, { before: before === undefined ? '' : wordsOf(before), after: wordsOf(unit) });
  });
  yield* eachInPortions(placements, (change) =>
    tell(
      'placed',
      change.unit,
      sidesOf(change, ({ parent }) => describeUnit(parent)),
    ),
  );
  yield* eachInPortions(allowances, (change) =>
    tell(
      'allowed',
      change.unit,
      sidesOf(change, ({ monthlyTokens }) => `${monthlyTokens} tokens a month`),
    ),
  );
  yield* eachInPortions(ended, (unit) => tell('ended', unit, { before: '', after: 'the file does not name it' }));
  yield* eachInPortions(removed, (unit) => tell('removed', unit, { before: wordsOf(unit), after: '' }, unit.name));
  yield* eachInPortions(planned.dropped, (one) =>
    tell('planned-dropped', one.unit, { before: describePlanned(one), after: '' }),
  );
  yield* eachInPortions(planned.kept, (one) =>
    tell('planned-kept', one.unit, { before: describePlanned(one), after: describePlanned(one) }),
  );
  yield* eachInPortions(passedNames, (one) =>
    tell('name-passed', one.from, { before: one.name, after: describePassed(one) }, one.from.name),
  );
  return rows;
}

function wordsOf({ name, externalId, owners, aliases }: DirectoryUnit): string {
  const parts = [
    `name: ${name}`,
    ...(externalId === undefined ? [] : [`external_id: ${externalId}`]),
    ...(owners.length === 0 ? [] : [`owners: ${owners.join(';')}`]),
    ...(aliases.length === 0 ? [] : [`aliases: ${aliases.join(';')}`]),
  ];
  return parts.join(' | ');
}

function sidesOf<T extends DayRange>(
  change: { readonly before: readonly T[]; readonly after: readonly T[] },
  what: (one: T) => string,
): Pick<ChangeRow, 'before' | 'after'> {
  const textOf = (days: readonly T[]) => days.map((one) => `${what(one)} ${describeDays(one)}`).join(' | ');
  return { before: textOf(change.before), after: textOf(change.after) };
}
