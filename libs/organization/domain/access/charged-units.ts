import type { Directory } from '../directory/directory';
import type { UnitKind, UnitRef } from '../directory/directory-unit';
import type { LocalDay } from '../directory/local-day';
import { ASKED_WITHIN, type ChargedOwner } from './ledger-scope';
import { SCOPE_KINDS, type ScopeUnit } from './role-grant';

/** Owners as a row of the ledger names them. */
export type NamedOwners = { readonly [O in ChargedOwner]?: string | undefined };

const KIND_OF_OWNER = { costCenter: 'cost-centre', team: 'team', project: 'project' } as const satisfies Record<
  ChargedOwner,
  UnitKind
>;

/**
 * The units that a row of a day belongs to, from the top down: a cost centre, teams, a project; none of them need be there.
 * It is `ledgerOfUnits` seen from the row: a row is in the ledger of exactly these units.
 *
 * A name that the directory does not know stands for a unit of that name, which belongs to nothing.
 */
export function chargedUnits(directory: Directory, named: NamedOwners, day: LocalDay): readonly ScopeUnit[] {
  return SCOPE_KINDS.flatMap((kind) => {
    const owner = ASKED_WITHIN[kind].find((one) => named[one] !== undefined);
    if (owner === undefined) return [];
    const lineage = directory.lineageOn(unitNamed(directory, KIND_OF_OWNER[owner], named[owner] ?? ''), day);
    return lineage.filter((unit): unit is ScopeUnit => unit.kind === kind).reverse();
  });
}

/** The unit that telemetry means by a name, as the directory writes its id; of that name where it knows none. */
export function unitNamed(directory: Directory, kind: UnitKind, name: string): UnitRef {
  return { kind, id: directory.named(kind, name)?.id ?? name };
}
