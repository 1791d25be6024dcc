import type { DirectoryChangeFieldsFragment, DirectoryRowInput } from '../operations';
import { keyOf } from './unit-key';

/** As many as are sent at once. */
const MOST_ROWS = 1_000;

/**
 * Rows that make everything as it was before a change: days are emptied, and what held on them is said again.
 * @returns undefined where the change is larger than what is known of it: then nothing is offered rather than a part
 */
export function takingBack(change: DirectoryChangeFieldsFragment): readonly DirectoryRowInput[] | undefined {
  const { units, placements, allowances } = change;
  const isWhole =
    units.length === change.unitCount &&
    placements.length === change.placementCount &&
    allowances.length === change.allowanceCount;
  if (!isWhole) return undefined;
  const added = new Set(units.filter(({ before }) => before === null).map(({ after }) => keyOf(after)));
  const rows = [
    ...units.map(({ before, after }): DirectoryRowInput => {
      const unit = { kind: after.kind, id: after.id };
      if (before === null) return { ...unit, existence: 'REMOVED' };
      const { name, externalId, owners, aliases } = before;
      return { ...unit, name, externalId: externalId ?? '', owners, aliases };
    }),
    ...placements
      .filter(({ unit }) => !added.has(keyOf(unit)))
      .flatMap(({ unit: { kind, id }, before, after }): DirectoryRowInput[] => [
        { kind, id, hasNoParent: true, from: firstDay([...before, ...after]) },
        ...before.map(({ parent, from, until }) => ({
          kind,
          id,
          parent: { kind: parent.kind, id: parent.id },
          from,
          until,
        })),
      ]),
    ...allowances
      .filter(({ unit }) => !added.has(keyOf(unit)))
      .flatMap(({ unit: { kind, id }, before, after }): DirectoryRowInput[] => [
        { kind, id, hasNoAllowance: true, from: firstDay([...before, ...after]) },
        ...before.map(({ monthlyTokens, from, until }) => ({ kind, id, monthlyTokens, from, until })),
      ]),
  ];
  return rows.length > MOST_ROWS ? undefined : rows;
}

function firstDay(all: readonly { readonly from: string }[]): string {
  return all.map(({ from }) => from).reduce((first, from) => (from < first ? from : first));
}
