import { flatMapInPortions, type InPortions } from '@tokenledger/shared/portions';

import type { Directory } from './directory';
import type { DirectoryColumn } from './directory-row';
import { type DirectoryUnit, UNIT_KINDS } from './directory-unit';

/** A line with every column. */
export type WrittenRow = Readonly<Record<DirectoryColumn, string>>;

/**
 * The whole directory as lines, every placement and allowance of every day with them: imported again they change
 * nothing, and into an empty organisation they make the same directory.
 */
export function* writeDirectoryRows(directory: Directory): InPortions<readonly WrittenRow[]> {
  const units = UNIT_KINDS.flatMap((kind) =>
    directory.content.units
      .filter((unit) => unit.kind === kind)
      .sort((left, right) => (left.id < right.id ? -1 : left.id > right.id ? 1 : 0)),
  );
  return yield* flatMapInPortions(units, (unit) => rowsOf(directory, unit));
}

function rowsOf(directory: Directory, unit: DirectoryUnit): readonly WrittenRow[] {
  const blank: WrittenRow = {
    kind: unit.kind,
    id: unit.id,
    name: unit.name,
    parent_kind: '',
    parent: '',
    from: '',
    until: '',
    monthly_tokens: '',
    external_id: unit.externalId ?? '',
    owners: unit.owners.join(';'),
    aliases: unit.aliases.join(';'),
  };
  const placements = directory.placementsOf(unit).map(({ parent, from, until }) => ({
    ...blank,
    parent_kind: parent.kind,
    parent: parent.id,
    from,
    until: until ?? '',
  }));
  const allowances = unit.kind === 'person' ? directory.allowancesOf(unit.id) : [];
  const quotas = allowances.map(({ monthlyTokens, from, until }) => ({
    ...blank,
    monthly_tokens: monthlyTokens.toString(),
    from,
    until: until ?? '',
  }));
  const rows = [...placements, ...quotas];
  return rows.length === 0 ? [blank] : rows;
}
